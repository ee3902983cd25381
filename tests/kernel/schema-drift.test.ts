import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { migrationFolder } from "#app/kernel/migrate.server.ts";
import { derivePostgresSchema, POSTGRES_SCHEMA, SQLITE_SCHEMA } from "../../scripts/derive-postgres-schema.ts";
import { diffPostgresHistory, diffSqliteHistory } from "../../scripts/diff-history.ts";
import { createTestDatabase } from "../support/database.ts";

// When one of these fails: `npm run migration -- <name>`.

const sqliteSchema = readFileSync(SQLITE_SCHEMA, "utf8");
const databaseUrl = process.env.TEST_DATABASE_URL ?? "";

describe("the database schema", () => {
  it("has an up-to-date PostgreSQL twin", () => {
    expect(readFileSync(POSTGRES_SCHEMA, "utf8")).toBe(derivePostgresSchema(sqliteSchema));
  });

  it("is what the SQLite migrations lead to", async () => {
    expect(await diffSqliteHistory(sqliteSchema)).toBe("");
  });

  it.runIf(databaseUrl)("is what the PostgreSQL migrations lead to", async () => {
    expect(await diffPostgresHistory(databaseUrl, derivePostgresSchema(sqliteSchema))).toBe("");
  });

  it("still has every trigger: a migration that rebuilds a table drops those of the old one", async () => {
    const made = migrationTriggers(migrationFolder(databaseUrl ? "postgresql" : "sqlite", process.cwd()));
    const database = await createTestDatabase();
    const rows = databaseUrl
      ? await database.prisma.$queryRaw<{ name: string }[]>`SELECT DISTINCT trigger_name AS name
          FROM information_schema.triggers WHERE trigger_schema = current_schema()`
      : await database.prisma.$queryRaw<{ name: string }[]>`SELECT name FROM sqlite_master WHERE type = 'trigger'`;
    await database.close();
    const present = rows.map((row) => row.name);
    expect(made.filter((name) => !present.includes(name))).toEqual([]);
  });

  it("differs from the histories once a model has a new field", async () => {
    const changed = sqliteSchema.replace("model Account {", "model Account {\n  nickname String?");
    const added = 'ALTER TABLE "Account" ADD COLUMN     "nickname" TEXT;';
    const squeeze = (sql: string) => sql.replace(/ +/g, " ");
    expect(squeeze(await diffSqliteHistory(changed))).toContain(squeeze(added));
    if (databaseUrl) {
      expect(squeeze(await diffPostgresHistory(databaseUrl, derivePostgresSchema(changed)))).toContain(squeeze(added));
    }
  });
});

/** The triggers that a history creates and does not drop by name. Those for truncation are not in information_schema. */
function migrationTriggers(folder: string): string[] {
  const scripts = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFileSync(join(folder, entry.name, "migration.sql"), "utf8"))
    .join("\n");
  const named = (pattern: RegExp) => [...scripts.matchAll(pattern)].map(([, name = ""]) => name);
  const dropped = named(/DROP TRIGGER (?:IF EXISTS )?"(\w+)"/g);
  return named(/CREATE TRIGGER "(\w+)"(?! BEFORE TRUNCATE)/g).filter((name) => !dropped.includes(name));
}
