import { afterAll, beforeAll, expect, test } from "vitest";
import { isTaken } from "#app/kernel/taken.server.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase("demo");
});

afterAll(() => database.close());

const failureOf = (write: PromiseLike<unknown>) =>
  write.then(
    () => null,
    (error: unknown) => error,
  );

test("a second row is seen, whether an index or a trigger refuses it, alone and in a transaction", async () => {
  const { prisma } = database;
  const account = await prisma.account.findFirstOrThrow();
  const publication = await prisma.publication.findFirstOrThrow();
  for (const write of [
    () => prisma.account.create({ data: account }),
    () => prisma.publication.create({ data: publication }),
    () => prisma.publication.createMany({ data: [publication] }),
    // Begins at once, not when it is awaited.
    () => prisma.$transaction((tx) => tx.publication.create({ data: publication })),
  ]) {
    expect(isTaken(await failureOf(write()))).toBe(true);
  }
});

test("nothing else that a database refuses is taken for it", async () => {
  const { prisma } = database;
  const publication = await prisma.publication.findFirstOrThrow();
  const { versionId } = publication;
  const changed = await failureOf(prisma.publication.update({ where: { versionId }, data: { number: 99 } }));
  expect(changed).toBeInstanceOf(Error);
  const recommendation = await prisma.recommendation.findFirstOrThrow();
  const without = { ...recommendation, id: "r", number: "KRK-9999-01", documentId: "none", forumId: "none" };
  const lost = await failureOf(prisma.recommendation.create({ data: without }));
  expect(lost).toBeInstanceOf(Error);
  for (const error of [changed, lost, new Error("UNIQUE constraint failed"), null]) expect(isTaken(error)).toBe(false);
});
