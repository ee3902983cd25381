import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { findRecord } from "#app/voting/end-store.server.ts";
import { sha256 } from "#app/voting/sha256.server.ts";
import type { VoteMode } from "#app/voting/store.server.ts";
import { takePart } from "#app/voting/take-part.server.ts";
import { verifyRecord } from "#app/voting/verify-record.ts";
import type { VoteRecord } from "#app/voting/vote-record.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { everySector, fillSectors, openedVote } from "./assembly.ts";

let database: TestDatabase;
let ctx: Context;
let now = new Date("2026-11-22T10:00:00Z");
let people: { actor: Actor; sector: string }[];
let vote: { voteId: string; textHash: string };

// One vote of each kind of holding, in one database: what everybody does in it is told in order.
beforeAll(async () => {
  database = await createTestDatabase("demo");
  ctx = testContext(database, { now: () => now });
  people = await fillSectors(ctx, 7);
});

afterAll(() => database.close());

const open = async (mode: VoteMode) => {
  const quorum = { of: "entitled", num: 1, den: 2 };
  vote = await openedVote(ctx, { isSecret: false, mode, terms: { ...everySector, quorum } });
};
const of = (sector: string, at: number) => people.filter((one) => one.sector === sector)[at]?.actor as Actor;
const cast = (actor: Actor, choice: string) =>
  castBallot(ctx, actor, vote.voteId, { ballot: { choice }, textHash: vote.textHash });

async function close(): Promise<VoteRecord> {
  now = new Date(now.getTime() + 7_200_000);
  expect(await closeDueVotes(ctx)).toEqual([vote.voteId]);
  const record: VoteRecord = JSON.parse((await findRecord(ctx.db, vote.voteId)) ?? "null");
  expect(await verifyRecord(sha256, record)).toMatchObject({ holds: true });
  return record;
}

test("whoever takes no part is left out of the base, overall and in their sector, and the record holds", async () => {
  await open("circulation");
  const [voter, recused, undecided] = [of("ngo", 0), of("ngo", 1), of("ngo", 2)];
  expect((await cast(voter, "for")).ok).toBe(true);
  expect(await takePart(ctx, voter, vote.voteId, "recuse")).toMatchObject({ reason: "hasVoted" });
  expect(await takePart(ctx, voter, vote.voteId, "checkIn")).toMatchObject({ reason: "noSession" });
  for (const actor of [recused, undecided]) {
    expect((await takePart(ctx, actor, vote.voteId, "recuse")).ok).toBe(true);
    expect(await cast(actor, "against")).toMatchObject({ reason: "recused" });
  }
  expect((await takePart(ctx, undecided, vote.voteId, "unrecuse")).ok).toBe(true);
  expect((await cast(undecided, "for")).ok).toBe(true);

  const record = await close();
  expect(record.electorate).toMatchObject({ entitled: 21, recused: { ngo: 1 } });
  expect(record.rule.context).toEqual({ entitled: 20 });
  expect(record.rule.sectors?.list.ngo?.entitled).toBe(6);
  expect(record.result.quorum).toMatchObject({ counted: 2, needed: 10, of: 20 });
  const more = structuredClone(record);
  more.electorate.recused = { ngo: 2 };
  expect((await verifyRecord(sha256, more)).checks).toContainEqual(
    expect.objectContaining({ name: "electorate", holds: false }),
  );
  expect(await takePart(ctx, recused, vote.voteId, "unrecuse")).toMatchObject({ reason: "closed" });
  await expect(prismaOf(ctx.db).recusal.deleteMany({ where: { voteId: vote.voteId } })).rejects.toThrow();
});

test("in a session whoever checks in is present and may vote, and being there counts for the quorum", async () => {
  await open("session");
  const voter = of("ngo", 0);
  expect(await cast(voter, "for")).toMatchObject({ reason: "notPresent" });
  for (const actor of [voter, of("ngo", 1), of("cityGovernment", 0), of("cityGovernment", 1)])
    expect((await takePart(ctx, actor, vote.voteId, "checkIn")).ok).toBe(true);
  expect((await takePart(ctx, of("ngo", 1), vote.voteId, "checkOut")).ok).toBe(true);
  expect((await takePart(ctx, of("cityGovernment", 1), vote.voteId, "recuse")).ok).toBe(true);
  expect((await cast(voter, "for")).ok).toBe(true);
  expect(await takePart(ctx, voter, vote.voteId, "checkOut")).toMatchObject({ reason: "hasVoted" });
  const { voteId } = vote;
  const [there, elsewhere] = [voter.accountId, of("ngo", 2).accountId];
  const ballot = { voteId, round: 1, at: now, ballot: "{}", nonce: "", c: "" };
  await expect(prismaOf(ctx.db).openBallot.create({ data: { ...ballot, accountId: elsewhere } })).rejects.toThrow();
  await expect(prismaOf(ctx.db).attendance.deleteMany({ where: { voteId, accountId: there } })).rejects.toThrow();

  const record = await close();
  expect(record.rule.context).toEqual({ entitled: 20, present: 2 });
  expect(record.rule.sectors?.list.cityGovernment).toMatchObject({ entitled: 6, present: 1 });
  expect(record.result).toMatchObject({ outcome: "no_quorum", present: 2 });
});
