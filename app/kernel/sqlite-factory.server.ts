import { PrismaLibSql } from "@prisma/adapter-libsql";
import { fileUrl } from "./sqlite-file.server.ts";

type Client = ReturnType<PrismaLibSql["createClient"]>;
type Transaction = Awaited<ReturnType<Client["transaction"]>>;

/** How long a statement waits for another process that writes to the same file. The wait blocks this process too. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * SQLite behind Prisma, one connection for the life of the client. A commit has reached the disk when it returns: the file is in
 * WAL mode with SQLite's default `synchronous=FULL`.
 * @param file path of the database file; its folder exists
 */
export function sqliteFactory(file: string): PrismaLibSql {
  return new SingleConnectionLibSql({ url: fileUrl(file), timeout: BUSY_TIMEOUT_MS });
}

class SingleConnectionLibSql extends PrismaLibSql {
  override async connect() {
    const adapter = await super.connect();
    await adapter.executeScript("PRAGMA journal_mode=WAL");
    // What is deleted is overwritten wherever that costs no further page; the rest is swept out when somebody is erased (decision 006).
    await adapter.executeScript("PRAGMA secure_delete=FAST");
    return atomicScripts(adapter);
  }

  override createClient(config: Parameters<PrismaLibSql["createClient"]>[0]): Client {
    const client = super.createClient(config);
    client.transaction = () => beginOn(client);
    return client;
  }
}

/**
 * libsql's own `transaction` leaves its connection behind, and two open files with it, until the garbage collector comes by.
 * This one runs on the client's only connection; Prisma's adapter lets nothing else run on it meanwhile.
 * As in PostgreSQL, a failed statement dooms its transaction: what follows is refused, and the commit rolls back and throws.
 */
async function beginOn(client: Client): Promise<Transaction> {
  // IMMEDIATE waits for another process at the start; a deferred transaction that turns to writing fails at once instead.
  await client.execute("BEGIN IMMEDIATE");
  let open = true;
  let failure: unknown;
  const whileSound = async <T>(run: () => Promise<T>): Promise<T> => {
    if (!open || failure) throw failure ?? new Error("The transaction is closed");
    try {
      return await run();
    } catch (error) {
      failure = error;
      throw error;
    }
  };
  const rollback = async () => {
    if (!open) return;
    open = false;
    // SQLite has already rolled back by itself after some failures (full disk, input and output errors).
    await client.execute("ROLLBACK").catch((error) => {
      if (!failure) throw error;
    });
  };
  return {
    execute: (statement) => whileSound(() => client.execute(statement)),
    batch: () => Promise.reject(new Error("Prisma sends statements one by one")),
    executeMultiple: (sql) => whileSound(() => client.executeMultiple(sql)),
    rollback,
    commit: async () => {
      try {
        await whileSound(() => client.execute("COMMIT"));
        open = false;
      } catch (error) {
        await rollback();
        throw error;
      }
    },
    close: () => void rollback(),
    get closed() {
      return !open;
    },
  };
}

type Adapter = Awaited<ReturnType<PrismaLibSql["connect"]>>;

/**
 * Makes each script (a migration) all or nothing. Foreign keys are off meanwhile, since a script that rebuilds a table would
 * otherwise cascade from the old one, and inside a transaction the script's own `PRAGMA foreign_keys` does nothing.
 */
function atomicScripts(adapter: Adapter): Adapter {
  const execute = adapter.executeScript.bind(adapter);
  adapter.executeScript = async (script) => {
    await execute("PRAGMA foreign_keys=OFF");
    try {
      await execute(`BEGIN IMMEDIATE;\n${script}\n;COMMIT;`);
    } finally {
      await execute("PRAGMA foreign_keys=ON");
    }
  };
  return adapter;
}
