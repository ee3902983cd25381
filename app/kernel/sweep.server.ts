import type { Database } from "./database.server.ts";
import { prismaOf, providerOf } from "./prisma.server.ts";

/**
 * Takes what was deleted and overwritten out of the database's files (decision 006).
 * @param tables those in which something was; on SQLite the whole file is written anew
 * @throws on SQLite when another process reads the file at this moment
 */
export async function sweepDatabase(db: Database, tables: readonly string[]): Promise<void> {
  const prisma = prismaOf(db);
  if (providerOf(db) === "postgresql") {
    for (const name of tables) await prisma.$executeRawUnsafe(`VACUUM "${name}"`);
    return;
  }
  await prisma.$executeRawUnsafe("VACUUM");
  const [row] = await prisma.$queryRawUnsafe<{ busy: number | bigint }[]>("PRAGMA wal_checkpoint(TRUNCATE)");
  if (Number(row?.busy ?? 0) !== 0) throw new Error("the write-ahead log could not be emptied: it is being read");
}
