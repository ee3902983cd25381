import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf, providerOf } from "#app/kernel/prisma.server.ts";

/** Where any of `words` stands in any column of any table, bytes included: `Table.column: word`. */
export async function tracesInTables(db: Database, words: string[]): Promise<string[]> {
  const prisma = prismaOf(db);
  const tables =
    providerOf(db) === "postgresql"
      ? await prisma.$queryRaw<{ name: string }[]>`SELECT table_name AS name FROM information_schema.tables
          WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`
      : await prisma.$queryRaw<{ name: string }[]>`SELECT name FROM sqlite_master WHERE type = 'table'`;
  const traces = new Set<string>();
  for (const { name } of tables) {
    const rows = await prisma.$queryRawUnsafe<Record<string, unknown>[]>(`SELECT * FROM "${name}"`);
    for (const [column, value] of rows.flatMap((row) => Object.entries(row))) {
      const bytes = value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value));
      for (const word of words) if (bytes.includes(word)) traces.add(`${name}.${column}: ${word}`);
    }
  }
  return [...traces];
}

/** Where any of `words` stands in the bytes of any file of a folder. */
export async function tracesInFiles(folder: string, words: string[]): Promise<string[]> {
  const traces: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const word of words) if (bytes.includes(word)) traces.push(`${entry.name}: ${word}`);
  }
  return traces;
}
