import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "#app/kernel/context.server.ts";
import { migrate, schemaAge } from "#app/kernel/migrate.server.ts";
import { createPrisma } from "#app/kernel/prisma.server.ts";
import { reasonOf } from "#app/kernel/sqlite-file.server.ts";
import { readCommandEnvironment } from "./commands/read-environment.ts";
import { CommandFailure, type Terminal } from "./commands/terminal.ts";
import { createContext } from "./context.ts";

/**
 * Opens the database of the configuration for a command, beside a server that may be running on it. The secret is the server's, so that
 * links made here are good there. A database of another version is left alone.
 * @param options.mayCreate makes a database where there is none
 * @throws CommandFailure
 */
export async function withContext<T>(
  terminal: Terminal,
  options: { mayCreate: boolean },
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  const env = readCommandEnvironment(terminal);
  const file = join(env.DATA_DIR, "trojglos.db");
  if (env.DATABASE_URL === undefined && !options.mayCreate && !existsSync(file)) {
    throw new CommandFailure(`There is no database at ${file} yet. ${createFirst}`);
  }
  const database = createPrisma({ databaseUrl: env.DATABASE_URL, dataDir: env.DATA_DIR });
  try {
    const age = await schemaAge(database).catch((error: unknown) => {
      throw new CommandFailure(`The database cannot be opened: ${reasonOf(error)}`);
    });
    if (age === "newer")
      throw new CommandFailure("This database is of a newer version of Trójgłos. Update Trójgłos first.");
    if (age === "older") {
      throw new CommandFailure(
        "This database is of an older version of Trójgłos. Start the server once: it updates it.",
      );
    }
    if (age === "empty" && !options.mayCreate) throw new CommandFailure(`This database is empty. ${createFirst}`);
    if (age === "empty") await migrate(database);
    // What the use cases log is for whoever reads a server's log; a command says what it did by itself.
    const level = env.LOG_LEVEL === "debug" ? "debug" : "silent";
    return await work(createContext({ ...env, LOG_LEVEL: level }, database.db, () => env.PORT));
  } finally {
    await database.close();
  }
}

const createFirst = "Create the first account: npm run admin -- create-secretariat --email … --name …";
