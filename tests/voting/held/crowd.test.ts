import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { findRecord } from "#app/voting/end-store.server.ts";
import { sha256 } from "#app/voting/sha256.server.ts";
import { verifyRecord } from "#app/voting/verify-record.ts";
import type { VoteRecord } from "#app/voting/vote-record.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { fillSectors, openedVote, simpleMajority } from "./assembly.ts";
import type { CrowdPlan, Taken } from "./crowd.ts";

// The long form has two hundred people; continuous integration runs it on both databases.
const perSector = process.env.FULL ? 67 : 6;
const terms = simpleMajority;
const choices = ["for", "against", "abstain", "against", "for"];

let database: TestDatabase;
let ctx: Context;
let now: Date;

beforeEach(async () => {
  now = new Date("2026-11-22T10:00:00Z");
  database = await createTestDatabase("demo");
  ctx = testContext(database, { now: () => now });
});

afterEach(() => database.close());

test("a crowd that changes its mind at once, and is killed, leaves one last ballot each, and no ballot that was taken is lost", async () => {
  const people = (await fillSectors(ctx, perSector)).map(({ actor }) => actor);
  const votes = [await openedVote(ctx, { isSecret: true, terms }), await openedVote(ctx, { isSecret: false, terms })];
  expect(people.length).toBeGreaterThanOrEqual(process.env.FULL ? 190 : 10);
  const all = people.length * votes.length * choices.length;
  const taken = await castUntilKilled(people.length, all, {
    dataDir: database.dataDir,
    ...(database.databaseUrl ? { databaseUrl: database.databaseUrl } : {}),
    now: now.toISOString(),
    votes: votes.map(({ voteId, textHash }) => ({ voteId, textHash })),
    people,
    choices,
  });
  now = new Date(now.getTime() + 7_200_000);
  expect((await closeDueVotes(ctx)).sort()).toEqual(votes.map(({ voteId }) => voteId).sort());

  for (const [index, { voteId }] of votes.entries()) {
    const record = JSON.parse((await findRecord(ctx.db, voteId)) ?? "null") as VoteRecord;
    expect((await verifyRecord(sha256, record)).holds).toBe(true);
    const published = new Set(record.ballots.map(({ c }) => c));
    const own = taken.filter((one) => one.voteId === voteId);
    const receipts = new Map(own.map(({ accountId, c }) => [accountId, c]));
    const voters = await votersIn(voteId, index === 0);
    expect(record.ballots).toHaveLength(voters.size);
    expect([...receipts.keys()].filter((accountId) => !voters.has(accountId))).toEqual([]);
    // Whoever's last receipt is not there was killed between the ballot and its receipt: a later ballot of theirs stands, and no earlier one.
    const said = new Set(own.map(({ c }) => c));
    const unsaid = record.ballots.filter(({ c }) => !said.has(c)).length;
    const found = [...receipts.values()].filter((c) => published.has(c)).length;
    expect(found + unsaid).toBe(voters.size);
    // What is in the hands of the database at the kill is one ballot of each vote.
    expect(unsaid).toBeLessThanOrEqual(1);
  }
}, 900_000);

/** Who has cast a ballot, as the database knows. */
async function votersIn(voteId: string, isSecret: boolean): Promise<Set<string>> {
  const prisma = prismaOf(ctx.db);
  const rows = isSecret
    ? await prisma.castMark.findMany({ where: { voteId }, select: { accountId: true } })
    : await prisma.openBallot.findMany({ where: { voteId }, select: { accountId: true } });
  return new Set(rows.map(({ accountId }) => accountId));
}

/** Lets the crowd cast in a process of its own, and kills it before it is done. @returns what it has been told was taken */
async function castUntilKilled(people: number, all: number, plan: CrowdPlan): Promise<Taken[]> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/voting/held/crowd.ts"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  child.stdin.end(JSON.stringify(plan));
  const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
  const taken: Taken[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    taken.push(JSON.parse(line));
    // Everybody has voted by then, and most have changed their ballot.
    if (taken.length === all - people) child.kill("SIGKILL");
  }
  expect(await ended).toBe("SIGKILL");
  return taken;
}
