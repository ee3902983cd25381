import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { cancelVote } from "#app/voting/cancel-vote.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { findRecord } from "#app/voting/end-store.server.ts";
import { readRegister } from "#app/voting/read-register.server.ts";
import { registerFaults } from "#app/voting/register.ts";
import { findHead, findSteps } from "#app/voting/register-store.server.ts";
import { sha256 } from "#app/voting/sha256.server.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { moderatorOf, openedVote, simpleMajority } from "./assembly.ts";

let database: TestDatabase;
let ctx: Context;
let now = new Date("2026-11-22T10:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = testContext(database, { now: () => now });
  await seedDemo(ctx);
  const changes = { isSecret: false, terms: simpleMajority };
  const first = await openedVote(ctx, changes);
  const second = await openedVote(ctx, changes);
  const cancelled = await cancelVote(ctx, await moderatorOf(ctx), first.at, {
    voteId: first.voteId,
    reason: "Pomyłka.",
  });
  if (!cancelled.ok) throw new Error(cancelled.reason);
  now = new Date(now.getTime() + 7_200_000);
  await closeDueVotes(ctx);
  const kinds = (await findSteps(ctx.db, second.voteId)).map(({ kind }) => kind);
  expect(kinds).toEqual(["opened", "closed", "result"]);
  const record = JSON.parse((await findRecord(ctx.db, second.voteId)) ?? "null");
  const entries = (await findSteps(ctx.db, second.voteId)).map(({ entry }) => JSON.parse(entry));
  expect(entries[1]).toMatchObject({ cast: 0, root: record.root, vote: second.voteId });
  expect(entries[2]).toMatchObject({ outcome: "rejected", seal: record.seal });
});

afterAll(() => database.close());

const copy = async () => JSON.parse(JSON.stringify(await readRegister(ctx)));

test("every step of every vote is in the register, in its order, and the last is its head", async () => {
  const register = await readRegister(ctx);
  expect(register.steps.map(({ entry }) => JSON.parse(entry).kind)).toEqual([
    "opened",
    "opened",
    "cancelled",
    "closed",
    "result",
  ]);
  expect((await findHead(ctx.db)).head).toBe(register.steps.at(-1)?.hash);
  expect(await registerFaults(sha256, register)).toEqual([]);
});

test("it says nobody's name", async () => {
  const said = JSON.stringify(await readRegister(ctx));
  const accounts = await prismaOf(ctx.db).account.findMany({ select: { id: true, name: true, email: true } });
  expect(accounts.flatMap(({ id, name, email }) => [id, name, email]).filter((word) => said.includes(word))).toEqual(
    [],
  );
});

test("a changed word, a step taken out, and a head of another register are found", async () => {
  const changed = await copy();
  changed.steps[1].entry = changed.steps[1].entry.replace('"secret":false', '"secret":true');
  expect(await registerFaults(sha256, changed)).toEqual([{ code: "otherHash", at: "steps[1]" }]);
  const shorter = await copy();
  shorter.steps.splice(2, 1);
  expect((await registerFaults(sha256, shorter)).map(({ code }) => code)).toContain("otherHash");
  const other = await copy();
  other.head = "0".repeat(64);
  expect(await registerFaults(sha256, other)).toEqual([{ code: "otherHead", at: "head" }]);
  expect(await registerFaults(sha256, { steps: [] })).toEqual([{ code: "notARegister", at: "format" }]);
});

test("the database takes no step back, changes none and leaves no gap", async () => {
  const prisma = prismaOf(ctx.db);
  const [last] = await prisma.voteStep.findMany({ orderBy: { seq: "desc" }, take: 1 });
  if (!last) throw new Error("no step");
  for (const attempt of [
    prisma.voteStep.update({ where: { seq: 1 }, data: { entry: "{}" } }),
    prisma.voteStep.delete({ where: { seq: last.seq } }),
    prisma.voteStep.create({ data: { ...last, seq: last.seq + 2, hash: "1" } }),
    prisma.voteRegister.update({ where: { id: 1 }, data: { seq: 0 } }),
    prisma.voteRegister.delete({ where: { id: 1 } }),
  ]) {
    await expect(attempt).rejects.toThrow();
  }
});
