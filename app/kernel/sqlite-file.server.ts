import { open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { PrismaLibSql } from "@prisma/adapter-libsql";

type Connection = Awaited<ReturnType<PrismaLibSql["connect"]>>;

/** The address that the driver opens a file by: it reads `%`, `?` and `#` as parts of an address, and a path may hold them. */
export function fileUrl(path: string): string {
  return `file:${path.split("/").map(encodeURIComponent).join("/")}`;
}

/**
 * Writes a consistent copy of a database that may be written to meanwhile: what was committed before the call is in it, and whoever
 * writes does not wait. The copy is one file and has reached the disk.
 * @param target a file that is empty or does not exist, readable by its owner only
 * @throws when the database is damaged or the disk is full
 */
export async function copySqlite(source: string, target: string): Promise<void> {
  // SQLite would create it with everybody's rights.
  await (await open(target, "a", 0o600)).close();
  const connection = await connect(source);
  try {
    await connection.executeScript(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } finally {
    await connection.dispose();
  }
  await syncToDisk(target);
}

/** What is wrong with a database file as SQLite sees it from inside; null for nothing. */
export async function findDamage(file: string): Promise<string | null> {
  try {
    const connection = await connect(file);
    try {
      const [rows, orphans] = [
        await ask(connection, "PRAGMA integrity_check(1)"),
        await ask(connection, "PRAGMA foreign_key_check"),
      ];
      if (rows[0]?.[0] !== "ok") return String(rows[0]?.[0] ?? "it cannot be checked");
      return orphans.length === 0 ? null : `${orphans.length} rows refer to what is not there`;
    } finally {
      await connection.dispose();
    }
  } catch (error) {
    return reasonOf(error);
  }
}

export type FileFault = "missing" | "notAFile" | "notADatabase" | "truncated" | "inUse";

/** What is wrong with a file that should be a database, as far as one sees from outside; opens nothing, changes nothing. */
export async function findFileFault(path: string): Promise<FileFault | null> {
  const found = await stat(path).catch(() => null);
  if (!found) return "missing";
  if (!found.isFile()) return "notAFile";
  const file = await open(path, "r");
  try {
    const header = Buffer.alloc(100);
    const { bytesRead } = await file.read(header, 0, 100, 0);
    if (!header.toString("latin1").startsWith("SQLite format 3\0")) return "notADatabase";
    // https://www.sqlite.org/fileformat2.html: bytes 16 and 17, 1 for 65536; bytes 28 to 31.
    const pageSize = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16);
    if (bytesRead < 100 || found.size < pageSize * header.readUInt32BE(28)) return "truncated";
  } finally {
    await file.close();
  }
  const log = await stat(`${path}-wal`).catch(() => null);
  return log && log.size > 0 ? "inUse" : null;
}

export interface HeldDatabase {
  release(): Promise<void>;
}

/**
 * Keeps everyone else out of a database, and brings it into its one file. @returns "busy" when another process has it open, "damaged"
 * when it cannot be opened. Nothing in this process may have opened it before: the driver closes late.
 */
export async function holdSqlite(file: string): Promise<HeldDatabase | "busy" | "damaged"> {
  const connection = await connect(file, 500);
  const release = async () => {
    await connection.executeScript("ROLLBACK").catch(() => {});
    await connection.dispose();
  };
  try {
    // Leaving the journal mode that the server uses is only possible while nobody else has the file open.
    await ask(connection, "PRAGMA journal_mode=DELETE");
    await connection.executeScript("BEGIN EXCLUSIVE");
    return { release };
  } catch (error) {
    await release();
    return /SQLITE_BUSY|is locked/.test(reasonOf(error)) ? "busy" : "damaged";
  }
}

/** Waits until a file, and its name in its folder, are on disk. */
export async function syncToDisk(path: string): Promise<void> {
  for (const one of [path, dirname(path)]) {
    const handle = await open(one, "r");
    await handle.sync().finally(() => handle.close());
  }
}

/** The line of a database error that says what happened: Prisma hides it in the cause. */
export function reasonOf(error: unknown): string {
  const { cause, message } = error instanceof Error ? error : { cause: undefined, message: String(error) };
  if (cause && typeof cause === "object" && "originalMessage" in cause) return String(cause.originalMessage);
  return message.split("\n").findLast((line) => line.trim() !== "") ?? "unknown reason";
}

function connect(file: string, timeout = 5_000): Promise<Connection> {
  return new PrismaLibSql({ url: fileUrl(file), timeout }).connect();
}

async function ask(connection: Connection, sql: string): Promise<unknown[][]> {
  return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
}
