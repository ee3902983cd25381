import { afterAll, beforeAll, expect, test } from "vitest";
import { findActs, pseudonymiseActs, recordAct } from "#app/audit/store.server.ts";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { editRecommendation } from "#app/drafting/edit-recommendation.server.ts";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { actorOf } from "../support/people.ts";

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  ctx = testContext(database);
});

afterAll(() => database.close());

const newest = async () => (await findActs(ctx.db, {}, 1))[0];
const count = () => prismaOf(ctx.db).auditEntry.count();

async function created(title: string) {
  const moderator = await actorOf({ ctx }, "krakow.moderator");
  const result = await createRecommendation(ctx, moderator, "krakow", { title });
  if (!result.ok) throw new Error(result.reason);
  return { moderator, recommendation: result.value };
}

test("creating, editing and moving a recommendation are in the log: who, what, on what, when, before and after", async () => {
  const { moderator, recommendation } = await created("Nowa w dzienniku");
  const { id, number, forumId } = recommendation;
  const common = { actorId: moderator.accountId, personId: null, forumId, subjectId: id, at: expect.any(Date) };
  expect(await newest()).toMatchObject({
    ...common,
    kind: "recommendationCreated",
    before: null,
    after: JSON.stringify({ number, title: "Nowa w dzienniku" }),
  });

  const at = { forumSlug: "krakow", number, updatedAt: recommendation.updatedAt.toISOString() };
  const typed = {
    title: "Inny tytuł",
    areas: ["health"],
    joined: ["lublin"],
    addressees: [],
    indicators: [],
    sources: [],
  };
  expect((await editRecommendation(ctx, moderator, at, typed)).ok).toBe(true);
  expect(await newest()).toMatchObject({
    ...common,
    kind: "recommendationEdited",
    before: JSON.stringify({ title: "Nowa w dzienniku", areas: [], joinedForums: [] }),
    after: JSON.stringify({ title: "Inny tytuł", areas: ["health"], joinedForums: ["lublin"] }),
  });

  const move = { from: "draft", to: "withdrawn", reason: "Powód wymienia Jana Kowalskiego" };
  expect((await moveRecommendation(ctx, moderator, at, move)).ok).toBe(true);
  expect(await newest()).toMatchObject({
    ...common,
    kind: "recommendationMoved",
    before: JSON.stringify({ status: "draft" }),
    after: JSON.stringify({ status: "withdrawn" }),
  });
  expect(JSON.stringify(await findActs(ctx.db, {}, 100))).not.toContain("Kowalski");
});

test("saving data that are as they were is no act, and neither is what was refused", async () => {
  const { moderator, recommendation } = await created("Bez zmian");
  const { number, title, updatedAt } = recommendation;
  const before = await count();
  const at = { forumSlug: "krakow", number, updatedAt: updatedAt.toISOString() };
  const typed = { title, areas: [], joined: [], addressees: [], indicators: [], sources: [] };
  expect((await editRecommendation(ctx, moderator, at, typed)).ok).toBe(true);
  expect((await editRecommendation(ctx, moderator, at, { ...typed, title: "Zbyt późno" })).ok).toBe(false);
  const participant = await actorOf({ ctx }, "krakow.city");
  await moveRecommendation(ctx, participant, at, { from: "draft", to: "withdrawn", reason: "Nie wolno" });
  await createRecommendation(ctx, participant, "krakow", { title: "Nie powstanie" });
  expect(await count()).toBe(before);
});

test("of two who move at once, one is in the log", async () => {
  const { moderator, recommendation } = await created("Równocześnie");
  const at = { forumSlug: "krakow", number: recommendation.number };
  const before = await count();
  const move = { from: "draft", to: "withdrawn", reason: "Nieaktualne" };
  const results = await Promise.all([
    moveRecommendation(ctx, moderator, at, move),
    moveRecommendation(ctx, moderator, at, move),
  ]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(await count()).toBe(before + 1);
  expect((await readRecommendation(ctx, moderator, at.forumSlug, at.number)).ok).toBe(true);
});

test("what is rolled back is not in the log", async () => {
  const before = await count();
  const attempt = prismaOf(ctx.db).$transaction(async (tx) => {
    await recordAct(tx, { kind: "recommendationMoved", at: ctx.now(), actorId: null, forumId: null });
    throw new Error("changed our mind");
  });
  await expect(attempt).rejects.toThrow("changed our mind");
  expect(await count()).toBe(before);
});

test("a field that acts.ts does not list is not taken", () => {
  const after = { email: "ktos@example.org" } as object;
  expect(() =>
    recordAct(prismaOf(ctx.db), { kind: "memberEnded", at: ctx.now(), actorId: null, forumId: null, after }),
  ).toThrow(/email/);
});

test("no name and no address of anybody is in the log", async () => {
  const log = JSON.stringify(await findActs(ctx.db, {}, 1000));
  const accounts = await prismaOf(ctx.db).account.findMany({ select: { email: true, name: true } });
  const found = accounts.flatMap(({ email, name }) => [email, name]).filter((word) => log.includes(word));
  expect(found).toEqual([]);
});

test("the database refuses to change, delete or replace an entry", async () => {
  await created("Nieusuwalna");
  const prisma = prismaOf(ctx.db);
  const inOrder = { orderBy: { seq: "asc" } } as const;
  const before = await prisma.auditEntry.findMany(inOrder);
  const seq = before.at(-1)?.seq ?? 0;
  const attempts = [
    'DELETE FROM "AuditEntry"',
    'UPDATE "AuditEntry" SET "after" = NULL',
    `UPDATE "AuditEntry" SET "kind" = 'memberEnded' WHERE "seq" = ${seq}`,
    `UPDATE "AuditEntry" SET "actorId" = 'somebody-else' WHERE "seq" = ${seq}`,
    `UPDATE "AuditEntry" SET "actorId" = NULL WHERE "seq" = ${seq}`,
    `UPDATE "AuditEntry" SET "personId" = 'erased-1' WHERE "seq" = ${seq}`,
    `UPDATE "AuditEntry" SET "seq" = "seq" + 1000 WHERE "seq" = ${seq}`,
    database.provider === "sqlite"
      ? `INSERT OR REPLACE INTO "AuditEntry" ("seq", "at", "kind") VALUES (${seq}, '2026-01-01', 'memberEnded')`
      : 'TRUNCATE "AuditEntry"',
  ];
  for (const sql of attempts) await expect(prisma.$executeRawUnsafe(sql), sql).rejects.toThrow(/append-only/);
  expect(await prisma.auditEntry.findMany()).toEqual(before);
});

test("an erased account leaves a pseudonym, and its acts as they were", async () => {
  const { moderator, recommendation } = await created("Kto to zrobił");
  const prisma = prismaOf(ctx.db);
  await recordAct(prisma, {
    kind: "memberEnded",
    at: ctx.now(),
    actorId: null,
    personId: moderator.accountId,
    forumId: recommendation.forumId,
  });
  const inOrder = { orderBy: { seq: "asc" } } as const;
  const before = await prisma.auditEntry.findMany(inOrder);
  await prisma.$transaction((tx) => pseudonymiseActs(tx, moderator.accountId, "erased-7"));
  const after = await prisma.auditEntry.findMany(inOrder);
  expect(JSON.stringify(after)).not.toContain(moderator.accountId);
  expect(after).toEqual(
    before.map((entry) => ({
      ...entry,
      actorId: entry.actorId === moderator.accountId ? "erased-7" : entry.actorId,
      personId: entry.personId === moderator.accountId ? "erased-7" : entry.personId,
    })),
  );
});
