import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findRecommendation } from "#app/drafting/store.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { cancelVote } from "#app/voting/cancel-vote.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { beginClose, findRecord } from "#app/voting/end-store.server.ts";
import { openVote } from "#app/voting/open-vote.server.ts";
import { placeOf, sha256 } from "#app/voting/sha256.server.ts";
import { countTurnout } from "#app/voting/store.server.ts";
import { verifyRecord } from "#app/voting/verify-record.ts";
import type { VoteRecord } from "#app/voting/vote-record.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { actorOf } from "../../support/people.ts";
import {
  everySector,
  fillSectors,
  freezeDraft,
  moderatorOf,
  openedVote,
  proposalOf,
  simpleMajority,
} from "./assembly.ts";

const begin = new Date("2026-11-22T10:00:00Z");
let database: TestDatabase;
let ctx: Context;
let now: Date;

beforeEach(async () => {
  now = begin;
  database = await createTestDatabase("demo");
  ctx = testContext(database, { now: () => now });
});

afterEach(() => database.close());

const moderator = () => moderatorOf(ctx);
const passHours = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};
const choose = (choice: string, textHash: string) => ({ ballot: { choice }, textHash });

async function recordOf(voteId: string): Promise<VoteRecord> {
  return JSON.parse((await findRecord(ctx.db, voteId)) ?? "null");
}

async function statusOf(at: { forumSlug: string; number: string }) {
  return (await findRecommendation(ctx.db, at.forumSlug, at.number))?.status;
}

/** Everybody votes for, but for so many of each sector who vote against. */
async function voteAll(
  people: readonly { actor: Actor; sector: string }[],
  vote: { voteId: string; textHash: string },
  against: Record<string, number>,
) {
  const left = { ...against };
  for (const { actor, sector } of people) {
    const isAgainst = (left[sector] ?? 0) > 0;
    if (isAgainst) left[sector] = (left[sector] ?? 0) - 1;
    const cast = await castBallot(ctx, actor, vote.voteId, choose(isAgainst ? "against" : "for", vote.textHash));
    expect(cast.ok, JSON.stringify(cast)).toBe(true);
  }
}

describe("a secret vote with a sector rule", () => {
  test("is counted by sector, gives no sector's ballots away, and its record holds", async () => {
    const people = await fillSectors(ctx, 12);
    const vote = await openedVote(ctx);
    expect(await statusOf(vote.at)).toBe("voting");
    await voteAll(people, vote, { migrantCommunity: 8 });
    passHours(2);
    expect(await closeDueVotes(ctx)).toEqual([vote.voteId]);

    const record = await recordOf(vote.voteId);
    expect(record.result).toMatchObject({ outcome: "rejected", blockedBy: ["migrantCommunity"] });
    expect((await verifyRecord(sha256, record)).holds).toBe(true);
    // Unanimous sectors are withheld; of three, two unanimous ones hide each other.
    expect(record.sectors?.ngo?.votes).toEqual({ passed: true, blocked: false });
    expect(JSON.stringify(record.ballots)).not.toContain("sector");
    expect(await statusOf(vote.at)).toBe("rejected");
  });

  test("keeps nothing that binds a ballot to a person, not even in the raw files", async () => {
    const people = await fillSectors(ctx, 6);
    const vote = await openedVote(ctx, { terms: simpleMajority });
    const { key } = await prismaOf(ctx.db).voteSecret.findUniqueOrThrow({ where: { voteId: vote.voteId } });
    await voteAll(people, vote, {});
    const places = people.map(({ actor }) => placeOf(actor.accountId, key));
    if (database.databaseUrl === undefined) {
      // While it is open they are there: otherwise nothing would be shown below.
      expect(places.every((place) => rawFiles().includes(place))).toBe(true);
    }
    passHours(2);
    await closeDueVotes(ctx);
    expect(await prismaOf(ctx.db).pendingBallot.count()).toBe(0);
    expect(await prismaOf(ctx.db).voteSecret.count()).toBe(0);
    expect(await prismaOf(ctx.db).voteState.findMany()).toMatchObject([{ state: "ended" }]);
    const kept = await prismaOf(ctx.db).secretBallot.findMany();
    expect(kept).toHaveLength(people.length);
    expect(Object.keys(kept[0] ?? {}).sort()).toEqual(["ballot", "c", "nonce", "reason", "voteId"]);
    if (database.databaseUrl !== undefined) return;
    const raw = rawFiles();
    expect(raw.includes(key)).toBe(false);
    expect(places.filter((place) => raw.includes(place))).toEqual([]);
    // They lie on the disk in the order of c, which has nothing to do with when they came.
    const order = kept.map(({ c }) => raw.lastIndexOf(c));
    expect(order.every((at) => at >= 0)).toBe(true);
  });

  test("counts the last ballot of whoever changes it, and the receipt is found in the record", async () => {
    const [first, ...others] = (await fillSectors(ctx, 4)) as [{ actor: Actor; sector: string }];
    const vote = await openedVote(ctx, { terms: simpleMajority });
    await voteAll(others, vote, {});
    const before = await castBallot(ctx, first.actor, vote.voteId, choose("for", vote.textHash));
    const nonce = "0123456789abcdef0123456789abcdef";
    const after = await castBallot(ctx, first.actor, vote.voteId, { ...choose("against", vote.textHash), nonce });
    if (!before.ok || !after.ok) throw new Error("both are taken");
    expect(after.value.nonce).toBe(nonce);
    const turnout = await countTurnout(ctx.db, vote.voteId, true);
    expect(Object.values(turnout).reduce((sum, { cast }) => sum + cast, 0)).toBe(others.length + 1);
    passHours(2);
    await closeDueVotes(ctx);
    const { ballots, result } = await recordOf(vote.voteId);
    expect(ballots).toContainEqual({
      c: after.value.c,
      ballot: { choice: "against", version: vote.textHash },
      nonce,
    });
    expect(ballots.some(({ c }) => c === before.value.c)).toBe(false);
    expect(result).toMatchObject({ tally: { for: others.length, against: 1, abstain: 0 } });
  });
});

describe("opening", () => {
  test("tells every reason at once why it cannot be", async () => {
    const { at, textHash } = await freezeDraft(ctx);
    const proposal = proposalOf(ctx, `${textHash.slice(1)}0`, {
      question: " ",
      closesAt: new Date(now.getTime() - 1),
      terms: { ...everySector, quorum: { of: "entitled", num: 3, den: 2 } },
    });
    const refused = await openVote(ctx, await moderator(), at, proposal);
    expect(refused).toMatchObject({ ok: false, reason: "cannotOpen" });
    expect("faults" in refused && refused.faults?.map(({ code }) => code).sort()).toEqual(
      ["inThePast", "moreThanTheWhole", "otherText", "required"].sort(),
    );
    expect(await statusOf(at)).toBe("frozen");
  });

  test("a secret sector vote does not open with a sector under ten", async () => {
    const { at, textHash } = await freezeDraft(ctx);
    const refused = await openVote(ctx, await moderator(), at, proposalOf(ctx, textHash));
    expect("faults" in refused && refused.faults?.every(({ code }) => code === "sectorTooSmallForSecrecy")).toBe(true);
    expect(await prismaOf(ctx.db).vote.count()).toBe(0);
  });

  test("is the moderator's alone, who proved lately who they are, and once", async () => {
    const { at, textHash } = await freezeDraft(ctx);
    const proposal = proposalOf(ctx, textHash, { isSecret: false });
    const city = await actorOf({ ctx }, "krakow.city");
    expect(await openVote(ctx, city, at, proposal)).toMatchObject({ ok: false, reason: "forbidden" });
    const actor = await moderator();
    const stale = { ...actor, provedAt: new Date(now.getTime() - 3_600_000) };
    expect(await openVote(ctx, stale, at, proposal)).toMatchObject({ ok: false, reason: "proofNeeded" });
    const both = await Promise.all([openVote(ctx, actor, at, proposal), openVote(ctx, actor, at, proposal)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await prismaOf(ctx.db).vote.count()).toBe(1);
  });
});

describe("casting", () => {
  test("is refused to whoever is not of the electorate, for another text, out of bounds, and after the close", async () => {
    const vote = await openedVote(ctx, { isSecret: false, terms: simpleMajority });
    const cast = async (account: string, input: Parameters<typeof castBallot>[3]) => {
      const answer = await castBallot(ctx, await actorOf({ ctx }, account), vote.voteId, input);
      return answer.ok ? "taken" : answer.reason;
    };
    const inFavour = choose("for", vote.textHash);
    expect(await castBallot(ctx, null, vote.voteId, inFavour)).toMatchObject({ reason: "signedOut" });
    expect(await cast("krakow.expert", inFavour)).toBe("notElector");
    expect(await cast("lublin.city", inFavour)).toBe("notElector");
    expect(await cast("krakow.city", choose("for", "0".repeat(64)))).toBe("otherText");
    expect(await cast("krakow.city", choose("perhaps", vote.textHash))).toBe("invalid");
    expect(await cast("krakow.city", { ...inFavour, nonce: "ff" })).toBe("invalid");
    expect(await castBallot(ctx, await moderator(), "0".repeat(32), inFavour)).toMatchObject({ reason: "notFound" });
    expect(await cast("krakow.city", inFavour)).toBe("taken");
    await prismaOf(ctx.db).membership.updateMany({
      where: { account: { email: "krakow.ngo@demo.example" } },
      data: { endedAt: now },
    });
    expect(await cast("krakow.ngo", inFavour)).toBe("notElector");
    passHours(1);
    expect(await cast("krakow.migrant", inFavour)).toBe("closed");
    await closeDueVotes(ctx);
    expect(await cast("krakow.migrant", inFavour)).toBe("closed");
    expect((await recordOf(vote.voteId)).ballots).toHaveLength(1);
  });

  test("the same form sent twice is one ballot; another's nonce with the same choice is asked to be drawn again", async () => {
    const vote = await openedVote(ctx, { isSecret: false, terms: simpleMajority });
    const nonce = "ab".repeat(16);
    const input = { ...choose("for", vote.textHash), nonce };
    const city = await actorOf({ ctx }, "krakow.city");
    expect((await castBallot(ctx, city, vote.voteId, input)).ok).toBe(true);
    expect((await castBallot(ctx, city, vote.voteId, input)).ok).toBe(true);
    expect(await prismaOf(ctx.db).openBallot.count()).toBe(1);
    const ngo = await actorOf({ ctx }, "krakow.ngo");
    expect(await castBallot(ctx, ngo, vote.voteId, input)).toMatchObject({ ok: false, reason: "nonceUsed" });
  });

  test("a ballot that meets the close is in the record if it was taken, and only then", async () => {
    const people = await fillSectors(ctx, 8);
    const vote = await openedVote(ctx, { terms: simpleMajority });
    const casting = people.map(({ actor }) => castBallot(ctx, actor, vote.voteId, choose("for", vote.textHash)));
    await Promise.any(casting);
    await beginClose(ctx.db, vote.voteId);
    const answers = await Promise.all(casting);
    await closeDueVotes(ctx);
    const published = new Set((await recordOf(vote.voteId)).ballots.map(({ c }) => c));
    const taken = answers.flatMap((answer) => (answer.ok ? [answer.value.c] : []));
    expect([...published].sort()).toEqual(taken.sort());
    expect(answers.filter((answer) => !answer.ok).every((answer) => !answer.ok && answer.reason === "closed")).toBe(
      true,
    );
  });
});

describe("the end", () => {
  test("comes once, however many close at the same moment, and after a stop half way", async () => {
    const people = await fillSectors(ctx, 4);
    const vote = await openedVote(ctx, { terms: simpleMajority });
    await voteAll(people, vote, {});
    // As a server would leave it that was killed between the two steps.
    await beginClose(ctx.db, vote.voteId);
    const ended = await Promise.all([closeDueVotes(ctx), closeDueVotes(ctx), closeDueVotes(ctx)]);
    expect(ended.flat()).toEqual([vote.voteId]);
    expect(await statusOf(vote.at)).toBe("adopted");
  });

  test("without a quorum sends the text back to those who write it", async () => {
    const terms = { ...simpleMajority, quorum: { of: "entitled", num: 1, den: 2 } };
    const vote = await openedVote(ctx, { isSecret: false, terms });
    passHours(2);
    await closeDueVotes(ctx);
    expect((await recordOf(vote.voteId)).result).toMatchObject({ outcome: "no_quorum" });
    expect(await statusOf(vote.at)).toBe("draft");
  });

  test("by cancelling is public, leaves the text frozen for another vote, and destroys secret ballots", async () => {
    const people = await fillSectors(ctx, 4);
    const vote = await openedVote(ctx, { terms: simpleMajority });
    await voteAll(people, vote, {});
    const cancel = async (reason: string) =>
      cancelVote(ctx, await moderator(), vote.at, { voteId: vote.voteId, reason });
    expect(await cancel("")).toMatchObject({ ok: false, reason: "reasonMissing" });
    expect((await cancel("Zła reguła.")).ok).toBe(true);
    expect(await cancel("Zła reguła.")).toMatchObject({ ok: false, reason: "voteEnded" });
    expect(await statusOf(vote.at)).toBe("frozen");
    expect(await prismaOf(ctx.db).pendingBallot.count()).toBe(0);
    const again = await openVote(
      ctx,
      await moderator(),
      vote.at,
      proposalOf(ctx, vote.textHash, { terms: simpleMajority }),
    );
    expect(again).toMatchObject({ ok: true, value: { number: 2 } });
  });
});

test("what is fixed at the opening cannot be changed in the database either", async () => {
  const people = await fillSectors(ctx, 4);
  const vote = await openedVote(ctx, { terms: simpleMajority });
  await voteAll(people.slice(0, 1), vote, {});
  const prisma = prismaOf(ctx.db);
  const { voteId } = vote;
  const accountId = people[0]?.actor.accountId ?? "";
  const attempts = [
    prisma.vote.update({ where: { id: voteId }, data: { terms: "{}" } }),
    prisma.vote.update({ where: { id: voteId }, data: { closesAt: new Date(0) } }),
    prisma.vote.delete({ where: { id: voteId } }),
    prisma.elector.create({ data: { voteId, accountId: ctx.newId(), sector: "ngo" } }),
    prisma.elector.update({ where: { voteId_accountId: { voteId, accountId } }, data: { sector: "ngo" } }),
    prisma.elector.delete({ where: { voteId_accountId: { voteId, accountId } } }),
    prisma.pendingBallot.deleteMany({ where: { voteId } }),
    prisma.secretBallot.create({ data: { voteId, c: "0", ballot: "{}", nonce: "" } }),
  ];
  for (const attempt of attempts) await expect(attempt).rejects.toThrow();
  passHours(2);
  await closeDueVotes(ctx);
  const late = [
    prisma.voteState.update({ where: { voteId }, data: { state: "open" } }),
    prisma.voteEnd.update({ where: { voteId }, data: { record: "{}" } }),
    prisma.voteEnd.delete({ where: { voteId } }),
    prisma.secretBallot.updateMany({ where: { voteId }, data: { ballot: "{}" } }),
    prisma.secretBallot.deleteMany({ where: { voteId } }),
    prisma.castMark.create({ data: { voteId, accountId: ctx.newId() } }),
    prisma.pendingBallot.create({ data: { voteId, key: "0", sector: "ngo", ballot: "{}", nonce: "", c: "0" } }),
  ];
  for (const attempt of late) await expect(attempt).rejects.toThrow();
});

/** The database file and its write-ahead log, as bytes. */
function rawFiles(): Buffer {
  const file = join(database.dataDir, "trojglos.db");
  const parts = [file, `${file}-wal`].map((path) => {
    try {
      return readFileSync(path);
    } catch {
      return Buffer.alloc(0);
    }
  });
  return Buffer.concat(parts);
}
