import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const SQLITE_SCHEMA = "prisma/schema.prisma";
export const POSTGRES_SCHEMA = "prisma/postgres/schema.prisma";

const HEADER = `// Derived from ${SQLITE_SCHEMA} by scripts/derive-postgres-schema.ts. Edit that file, then \`npm run migration\`.\n\n`;

/**
 * The PostgreSQL twin of the SQLite schema: another provider, another output folder, the same models.
 * Every scalar keeps Prisma's default column type: DateTime is `timestamp(3)` in UTC (the driver adapter writes UTC without
 * an offset, which `timestamptz` would read in the session's time zone), Bytes `bytea`, Json `jsonb`, String `text`.
 * Throws when the schema lacks the two lines it replaces, or uses native types, which only one database understands.
 */
export function derivePostgresSchema(sqliteSchema: string): string {
  const nativeType = /@db\.\w+/.exec(sqliteSchema);
  if (nativeType) throw new Error(`${SQLITE_SCHEMA} uses ${nativeType[0]}, which belongs to one database only`);
  const withProvider = replaceOnce(sqliteSchema, /(provider\s*=\s*)"sqlite"/, '$1"postgresql"');
  return HEADER + replaceOnce(withProvider, /(output\s*=\s*)"\.\/generated\/sqlite"/, '$1"../generated/postgres"');
}

function replaceOnce(text: string, pattern: RegExp, replacement: string): string {
  if (!pattern.test(text)) throw new Error(`${SQLITE_SCHEMA} has nothing that matches ${pattern}`);
  return text.replace(pattern, replacement);
}

/** Writes the derived schema; paths are relative to the project root, which is the working directory. */
export function writePostgresSchema(): void {
  writeFileSync(POSTGRES_SCHEMA, derivePostgresSchema(readFileSync(SQLITE_SCHEMA, "utf8")));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writePostgresSchema();
