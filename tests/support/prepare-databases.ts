import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "#app/kernel/migrate.server.ts";
import { createPrisma } from "#app/kernel/prisma.server.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { testContext } from "./context.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** SQLite files of this run: one with the tables alone, one with the demo. */
    preparedDatabases: { tables: string; demo: string };
  }
}

/** Once for a run: migrating and filling take seconds, which every file of tests would spend again. They copy the file instead. */
export async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "trojglos-prepared-"));
  const prepared = { tables: join(folder, "tables.db"), demo: join(folder, "demo.db") };
  const database = createPrisma({ dataDir: folder });
  const keep = async (file: string) => {
    await database.prisma.$executeRawUnsafe("VACUUM INTO ?", file);
    await chmod(file, 0o600);
  };
  await migrate(database);
  await keep(prepared.tables);
  await seedDemo(testContext(database));
  await keep(prepared.demo);
  await database.close();
  project.provide("preparedDatabases", prepared);
  return () => rm(folder, { recursive: true, force: true });
}
