import { randomUUID } from "node:crypto";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { migrate } from "#app/kernel/migrate.server.ts";
import { createPrisma, type OpenDatabase } from "#app/kernel/prisma.server.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { testContext } from "./context.ts";

export interface TestDatabase extends OpenDatabase {
  /** Set on PostgreSQL. */
  databaseUrl: string | undefined;
  /** A temporary folder; it holds the database file on SQLite. */
  dataDir: string;
}

/**
 * A new database of its own: an SQLite file, or a schema of the PostgreSQL that TEST_DATABASE_URL names. `close` removes it.
 * @param content "nothing": not even tables; "demo": what a first start makes
 */
export async function createTestDatabase(content: "nothing" | "tables" | "demo" = "tables"): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "trojglos-test-"));
  const server = process.env.TEST_DATABASE_URL || undefined;
  const schema = `t_${randomUUID().replaceAll("-", "")}`;
  const databaseUrl = server && withSchema(server, schema);
  const isCopied = !server && content !== "nothing";
  if (isCopied) await copyFile(inject("preparedDatabases")[content], join(dataDir, "trojglos.db"));
  const database = createPrisma({ databaseUrl, dataDir });
  const close = async () => {
    await database.close();
    if (server) await dropSchema(server, schema);
    await rm(dataDir, { recursive: true, force: true });
  };
  if (!isCopied && content !== "nothing") await migrate(database);
  if (!isCopied && content === "demo") await seedDemo(testContext(database));
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
