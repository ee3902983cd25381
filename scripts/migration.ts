import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrationFolder } from "#app/kernel/migrate.server.ts";
import { POSTGRES_SCHEMA, SQLITE_SCHEMA, writePostgresSchema } from "./derive-postgres-schema.ts";
import { diffPostgresHistory, diffSqliteHistory } from "./diff-history.ts";

// npm run migration -- <name> [--empty]
// Writes one migration to both histories: what leads from the history to prisma/schema.prisma. Hand-written SQL (triggers) is added
// to the same files afterwards; `--empty` makes the files for a migration that has nothing else. Needs a PostgreSQL (DATABASE_URL).

const name = process.argv[2];
const isEmptyWanted = process.argv.includes("--empty");
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  console.error("Usage: npm run migration -- <name in snake_case> [--empty]");
  process.exit(1);
}

const databaseUrl = process.env.DATABASE_URL || "postgresql://postgres@127.0.0.1:5432/postgres";
const sqliteFolder = historyFolder("sqlite");
const postgresFolder = historyFolder("postgresql");
writePostgresSchema();

const sqlite = await diffSqliteHistory(readFileSync(SQLITE_SCHEMA, "utf8"));
const postgres = await diffPostgresHistory(databaseUrl, readFileSync(POSTGRES_SCHEMA, "utf8"));
if (!sqlite && !postgres && !isEmptyWanted) {
  console.log(`Both histories already end at ${SQLITE_SCHEMA}.`);
} else {
  const migration = `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
  write(join(sqliteFolder, migration), sqlite);
  write(join(postgresFolder, migration), postgres);
}

function historyFolder(provider: "sqlite" | "postgresql"): string {
  const folder = migrationFolder(provider, process.cwd());
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, "migration_lock.toml");
  if (!existsSync(lock)) writeFileSync(lock, `provider = "${provider}"\n`);
  return folder;
}

function write(folder: string, sql: string): void {
  mkdirSync(folder);
  const file = join(folder, "migration.sql");
  writeFileSync(file, `${sql}\n`);
  console.log(`Wrote ${file}`);
}
