import { join } from "node:path";
import type { Database } from "#app/kernel/database.server.ts";
import { migrate, schemaAge } from "#app/kernel/migrate.server.ts";
import { createPrisma } from "#app/kernel/prisma.server.ts";
import { copySqlite } from "#app/kernel/sqlite-file.server.ts";

/**
 * Applies to the embedded database in `folder` the migrations that it lacks, then `work`, and writes the result to one new file.
 * @returns "foreign" or "newer" when it is no database that this version can take over; then nothing is written
 */
export async function bringUpToDate(
  folder: string,
  target: string,
  work: (db: Database) => Promise<void>,
): Promise<"done" | "foreign" | "newer"> {
  const database = createPrisma({ dataDir: folder });
  try {
    const age = await schemaAge(database);
    if (age === "newer") return "newer";
    if (age === "empty") return "foreign";
    await migrate(database);
    await work(database.db);
  } finally {
    await database.close();
  }
  // The driver closes late, so that what it wrote may still lie in a second file; a copy has it all.
  await copySqlite(join(folder, "trojglos.db"), target);
  return "done";
}
