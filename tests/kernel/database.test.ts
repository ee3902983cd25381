import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createPrisma } from "#app/kernel/prisma.server.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

describe("the database", () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.close());

  const account = (id: string) => ({
    id,
    email: `${id}@example.org`,
    name: id,
    createdAt: new Date(1_700_000_000_123),
  });

  it("gives back what it was given", async () => {
    const { prisma } = database;
    await prisma.account.create({ data: account("a") });
    expect(await prisma.account.findUniqueOrThrow({ where: { id: "a" } })).toMatchObject(account("a"));
  });

  it.skipIf(process.env.TEST_DATABASE_URL)(
    "is a file, and a log beside it, that only their owner can read",
    async () => {
      await database.prisma.account.create({ data: account("a") });
      for (const name of await readdir(database.dataDir)) {
        const { mode } = await stat(join(database.dataDir, name));
        expect(`${name} ${(mode & 0o777).toString(8)}`).toBe(`${name} 600`);
      }
    },
  );

  it("rolls a transaction back when it throws", async () => {
    const attempt = database.prisma.$transaction(async (transaction) => {
      await transaction.account.create({ data: account("a") });
      throw new Error("changed our mind");
    });
    await expect(attempt).rejects.toThrow("changed our mind");
    expect(await database.prisma.account.count()).toBe(0);
  });

  it("dooms a transaction in which a statement failed", async () => {
    const attempt = database.prisma.$transaction(async (transaction) => {
      await transaction.account.create({ data: account("a") });
      await transaction.account.create({ data: account("a") }).catch(() => {});
      await transaction.account.create({ data: account("b") });
    });
    await expect(attempt).rejects.toThrow();
    expect(await database.prisma.account.count()).toBe(0);
  });

  it("keeps statements outside a transaction out of it, and takes many writers at once", async () => {
    const { prisma } = database;
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        n % 2
          ? prisma.account.create({ data: account(`single${n}`) })
          : prisma
              .$transaction(async (transaction) => {
                await transaction.account.count();
                await transaction.account.create({ data: account(`undone${n}`) });
                throw new Error("undone");
              })
              .catch(() => {}),
      ),
    );
    expect(await prisma.account.count()).toBe(20);
  });

  it("recovers when a transaction gave up waiting for its turn", async () => {
    const { prisma } = database;
    await prisma.account.count();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = prisma.$transaction(async (transaction) => {
      await transaction.account.create({ data: account("slow") });
      await released;
    });
    const impatient = prisma.$transaction((transaction) => transaction.account.count(), { maxWait: 1, timeout: 1 });
    await impatient.catch(() => {});
    release();
    await slow;
    await prisma.account.create({ data: account("after") });
    expect(await prisma.account.count()).toBe(2);
  });

  it.skipIf(process.env.TEST_DATABASE_URL)("does not open a file a transaction on SQLite", async () => {
    const { prisma } = database;
    await prisma.account.count();
    const open = async () => (await readdir("/proc/self/fd").catch(() => [])).length;
    const before = await open();
    for (let n = 0; n < 50; n++) await prisma.$transaction([prisma.account.create({ data: account(`n${n}`) })]);
    expect(await open()).toBeLessThan(before + 10);
  });

  it.skipIf(process.env.TEST_DATABASE_URL)(
    "syncs every commit to the disk on SQLite, before and after a transaction",
    async () => {
      const { prisma } = database;
      const settings = async () => [
        await prisma.$queryRaw`PRAGMA journal_mode`,
        await prisma.$queryRaw`PRAGMA synchronous`,
        await prisma.$queryRaw`PRAGMA foreign_keys`,
      ];
      const expected = [[{ journal_mode: "wal" }], [{ synchronous: 2 }], [{ foreign_keys: 1 }]];
      expect(await settings()).toEqual(expected);
      await prisma.$transaction([prisma.account.create({ data: account("a") })]);
      expect(await settings()).toEqual(expected);
    },
  );

  it("can be opened by two clients that both write", async () => {
    const second = createPrisma({ databaseUrl: database.databaseUrl, dataDir: database.dataDir });
    await Promise.all([database, second].map(({ prisma }, n) => prisma.account.create({ data: account(`c${n}`) })));
    expect(await database.prisma.account.count()).toBe(2);
    await second.close();
  });
});
