import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate, migrationFolder, pendingMigrations } from "#app/kernel/migrate.server.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

describe("migrating", () => {
  let database: TestDatabase;
  let root: string;

  beforeEach(async () => {
    database = await createTestDatabase("nothing");
    root = await mkdtemp(join(tmpdir(), "trojglos-root-"));
    await cp("prisma", join(root, "prisma"), {
      recursive: true,
      filter: (source) => !source.endsWith("generated"),
    });
  });
  afterEach(async () => {
    await database.close();
    await rm(root, { recursive: true, force: true });
  });

  async function addMigration(name: string, sql: string) {
    const folder = join(migrationFolder(database.provider, root), name);
    await mkdir(folder);
    await writeFile(join(folder, "migration.sql"), sql);
  }

  it("applies what is pending, once", async () => {
    const pending = await pendingMigrations(database, root);
    expect(pending.length).toBeGreaterThan(0);
    expect(await migrate(database, root)).toEqual(pending);
    expect(await pendingMigrations(database, root)).toEqual([]);
    expect(await migrate(database, root)).toEqual([]);
    expect(await database.prisma.account.count()).toBe(0);
  });

  it("keeps hand-written triggers whole, semicolons included", async () => {
    await migrate(database, root);
    const touch = `UPDATE "Forum" SET "city" = 'A; B', "name" = 'changed' WHERE "id" = NEW."id";`;
    await addMigration(
      "99990101000000_trigger",
      database.provider === "sqlite"
        ? `CREATE TRIGGER forum_city AFTER INSERT ON "Forum" BEGIN ${touch} END;`
        : `CREATE FUNCTION forum_city() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${touch} RETURN NEW; END; $$;
           CREATE TRIGGER forum_city AFTER INSERT ON "Forum" FOR EACH ROW EXECUTE FUNCTION forum_city();`,
    );
    expect(await migrate(database, root)).toEqual(["99990101000000_trigger"]);
    await database.prisma.forum.create({
      data: { id: "f", slug: "f", prefix: "F", name: "F", description: "", votingSectors: "", createdAt: new Date(0) },
    });
    expect(await database.prisma.forum.findUniqueOrThrow({ where: { id: "f" } })).toMatchObject({
      city: "A; B",
      name: "changed",
    });
  });

  it("leaves nothing of a migration that fails half way, and refuses to go on", async () => {
    await migrate(database, root);
    await addMigration(
      "99990101000000_broken",
      `CREATE TABLE "Half" ("id" INTEGER); INSERT INTO "Nowhere" VALUES (1);`,
    );
    await expect(migrate(database, root)).rejects.toThrow(/99990101000000_broken/);
    await expect(database.prisma.$queryRaw`SELECT * FROM "Half"`).rejects.toThrow(/Half/);
    await expect(migrate(database, root)).rejects.toThrow(/failed migrations/);
    expect(await pendingMigrations(database, root)).toEqual(["99990101000000_broken"]);
  });

  it.runIf(process.env.TEST_DATABASE_URL)("lets processes that start together wait for each other", async () => {
    const applied = await Promise.all([migrate(database, root), migrate(database, root), migrate(database, root)]);
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });
});
