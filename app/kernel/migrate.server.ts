import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { MigrationList } from "@prisma/schema-engine-wasm";
import type pg from "pg";
import type { DatabaseProvider, OpenDatabase } from "./prisma.server.ts";
import { withSchemaEngine } from "./schema-engine.server.ts";

type Target = Pick<OpenDatabase, "factory" | "provider" | "prisma">;

/** Any number that no other program on the same PostgreSQL is likely to lock under. */
const LOCK_NAMESPACE = 837_461_205;

/**
 * Applies the migrations that the database lacks and records them in `_prisma_migrations`, as `prisma migrate deploy` does.
 * Each migration is applied whole or not at all. On PostgreSQL, processes that start together wait for each other.
 * @param root folder that holds `prisma/`
 * @returns names of the migrations it applied, oldest first
 */
export async function migrate(database: Target, root = process.cwd()): Promise<string[]> {
  const folder = migrationFolder(database.provider, root);
  if (database.provider === "sqlite") return applyPending(database, folder);
  return withPostgresLock(database.factory, () => applyPending(database, folder));
}

/** Names of the migrations that the database lacks, oldest first. One small query; cheap enough for a health check. */
export async function pendingMigrations(database: Target, root = process.cwd()): Promise<string[]> {
  const names = await migrationNames(migrationFolder(database.provider, root));
  const applied = await appliedMigrations(database);
  return names.filter((name) => !applied.has(name));
}

/** What a database is to this version of the product: empty, of an older version, the same, or of a newer one. */
export type SchemaAge = "empty" | "older" | "same" | "newer";

export async function schemaAge(database: Target, root = process.cwd()): Promise<SchemaAge> {
  const names = new Set(await migrationNames(migrationFolder(database.provider, root)));
  const applied = await appliedMigrations(database);
  if (applied.size === 0) return "empty";
  if ([...applied].some((name) => !names.has(name))) return "newer";
  return applied.size < names.size ? "older" : "same";
}

/** Where a provider's history lies: one folder a migration, `migration.sql` in each. */
export function migrationFolder(provider: DatabaseProvider, root: string): string {
  return provider === "sqlite" ? join(root, "prisma/migrations") : join(root, "prisma/postgres/migrations");
}

/** The history in the form that the schema engine takes. */
export async function readMigrations(folder: string, provider: DatabaseProvider): Promise<MigrationList> {
  const names = await migrationNames(folder);
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: `provider = "${provider}"\n` },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(
      names.map(async (name) => ({
        path: name,
        migrationFile: {
          path: "migration.sql",
          content: { tag: "ok" as const, value: await readFile(join(folder, name, "migration.sql"), "utf8") },
        },
      })),
    ),
  };
}

async function migrationNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function applyPending(database: Target, folder: string): Promise<string[]> {
  const names = await migrationNames(folder);
  const applied = await appliedMigrations(database);
  if (names.every((name) => applied.has(name))) return [];
  const migrationsList = await readMigrations(folder, database.provider);
  const { appliedMigrationNames } = await withSchemaEngine(database.factory, (engine) =>
    engine.applyMigrations({ migrationsList, filters: { externalTables: [], externalEnums: [] } }),
  );
  return appliedMigrationNames;
}

async function appliedMigrations({ prisma, provider }: Target): Promise<Set<string>> {
  const tables =
    provider === "sqlite"
      ? await prisma.$queryRaw`SELECT name FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'`
      : await prisma.$queryRaw`SELECT table_name FROM information_schema.tables
          WHERE table_schema = current_schema() AND table_name = '_prisma_migrations'`;
  if ((tables as unknown[]).length === 0) return new Set();
  const rows = await prisma.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return new Set(rows.map((row) => row.migration_name));
}

/** Holds an advisory lock of the target schema, and creates that schema when it is missing. */
async function withPostgresLock<T>(factory: SqlMigrationAwareDriverAdapterFactory, work: () => Promise<T>): Promise<T> {
  const adapter = await factory.connect();
  const schema = adapter.getConnectionInfo?.().schemaName ?? "public";
  // Only PrismaPg reaches this function; its adapters reveal their pool.
  const pool = (adapter as unknown as { underlyingDriver(): pg.Pool }).underlyingDriver();
  try {
    // The lock belongs to a connection: it is taken and given back on the same one, and ends with it if the process dies.
    const connection = await pool.connect();
    try {
      await connection.query("SELECT pg_advisory_lock($1, hashtext($2))", [LOCK_NAMESPACE, schema]);
      await connection.query(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
      return await work();
    } finally {
      connection.release(true);
    }
  } finally {
    await adapter.dispose();
  }
}
