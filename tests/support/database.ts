import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "#app/kernel/migrate.server.ts";
import { createPrisma, type OpenDatabase } from "#app/kernel/prisma.server.ts";

export interface TestDatabase extends OpenDatabase {
  /** Set on PostgreSQL. */
  databaseUrl: string | undefined;
  /** A temporary folder; it holds the database file on SQLite. */
  dataDir: string;
}

/**
 * A new database of its own: an SQLite file, or a schema of the PostgreSQL that TEST_DATABASE_URL names. `close` removes it.
 * @param options.isMigrated false leaves it empty
 */
export async function createTestDatabase(options: { isMigrated?: boolean } = {}): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "trojglos-test-"));
  const server = process.env.TEST_DATABASE_URL || undefined;
  const schema = `t_${randomUUID().replaceAll("-", "")}`;
  const databaseUrl = server && withSchema(server, schema);
  const database = createPrisma({ databaseUrl, dataDir });
  const close = async () => {
    await database.close();
    if (server) await dropSchema(server, schema);
    await rm(dataDir, { recursive: true, force: true });
  };
  if (options.isMigrated ?? true) await migrate(database);
  return { ...database, databaseUrl, dataDir, close };
}

function withSchema(server: string, schema: string): string {
  const url = new URL(server);
  url.searchParams.set("schema", schema);
  return url.href;
}

async function dropSchema(server: string, schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(`DROP SCHEMA IF EXISTS "${schema}" CASCADE`);
  } finally {
    await client.end();
  }
}
