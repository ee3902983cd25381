import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { attachDissent } from "#app/voting/attach-dissent.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { insertDissent } from "#app/voting/dissent-store.server.ts";
import { mayDissent } from "#app/voting/may-dissent.server.ts";
import { openVote } from "#app/voting/open-vote.server.ts";
import { readDissents, readDissentsOnText } from "#app/voting/read-dissents.server.ts";
import { readVoteResult } from "#app/voting/read-vote-result.server.ts";
import { signDissent } from "#app/voting/sign-dissent.server.ts";
import { findVote, type VoteRow } from "#app/voting/store.server.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { actorOf } from "../../support/people.ts";
import { fillSectors, freezeDraft, moderatorOf, openedVote, proposalOf, simpleMajority } from "./assembly.ts";

const beginning = new Date("2026-11-22T10:00:00Z");
const days = (number: number) => new Date(beginning.getTime() + number * 86_400_000);

/** People in each sector; the demo has some of them already. */
const size = 16;
let database: TestDatabase;
let ctx: Context;
let now = beginning;
let people: { actor: Actor; sector: string }[];
let voteId: string;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  ctx = testContext(database, { now: () => now });
  people = await fillSectors(ctx, size);
  const vote = await openedVote(ctx, { isSecret: false, terms: simpleMajority });
  voteId = vote.voteId;
  for (const { actor, sector } of people) {
    const choice = sector === "ngo" ? "against" : "for";
    await castBallot(ctx, actor, voteId, { ballot: { choice }, textHash: vote.textHash });
  }
});

afterAll(() => database.close());

const ended = async () => (await findVote(ctx.db, voteId)) as VoteRow;
const ofSector = (sector: string, index = 0) => people.filter((one) => one.sector === sector)[index]?.actor as Actor;
async function attach(actor: Actor | null, changes: object = {}) {
  // Each has a moment of its own, so that they have one order.
  now = new Date(now.getTime() + 1);
  const input = { text: "Nie zgadzam się.", of: "person", isNamed: false, isConfirmed: true, ...changes };
  return attachDissent(ctx, actor, await ended(), input);
}

test("nobody attaches an opinion while the vote is open", async () => {
  expect(await attach(ofSector("ngo"))).toEqual({ ok: false, reason: "dissentNotClosed" });
  now = days(1);
  await closeDueVotes(ctx);
});

describe("once the vote is closed", () => {
  test("whoever could vote may, and nobody else", async () => {
    const vote = await ended();
    expect(await mayDissent(ctx, ofSector("ngo"), vote)).toMatchObject({
      ok: true,
      value: { own: true, sector: "ngo", toSign: null, until: days(8), electors: size },
    });
    expect(await mayDissent(ctx, null, vote)).toMatchObject({ reason: "signedOut" });
    for (const account of ["krakow.observer", "krakow.expert", "warszawa.moderator", "secretariat"])
      expect(await attach(await actorOf({ ctx }, account))).toEqual({ ok: false, reason: "dissentNotYours" });
  });

  test("every field is checked, and nothing is stored before it is confirmed", async () => {
    expect(await attach(ofSector("ngo"), { text: " \u200b\n" })).toMatchObject({ fields: { text: "required" } });
    expect(await attach(ofSector("ngo"), { text: "a".repeat(5001) })).toMatchObject({ fields: { text: "tooLong" } });
    expect(await attach(ofSector("ngo"), { text: "\ud800" })).toMatchObject({ fields: { text: "invalid" } });
    expect(await attach(ofSector("ngo"), { of: "everybody" })).toMatchObject({ fields: { of: "required" } });
    const shown = await attach(ofSector("ngo"), { isConfirmed: false });
    expect(shown).toMatchObject({
      ok: true,
      value: { isAttached: false, shown: { name: null, text: "Nie zgadzam się." } },
    });
    expect(await readDissents(ctx, null, { voteId })).toEqual([]);
  });

  test("a person has one of their own and a sector has one, whoever is quicker", async () => {
    const author = ofSector("ngo");
    expect(await attach(author, { isNamed: true })).toMatchObject({ ok: true, value: { isAttached: true } });
    expect(await attach(author)).toMatchObject({ reason: "dissentTaken" });
    const both = await Promise.all([0, 1].map((index) => attach(ofSector("ngo", index), { of: "sector" })));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await attach(ofSector("migrantCommunity"))).toMatchObject({ ok: true });
  });

  test("people of the sector stand by its opinion, once each, and nobody of another", async () => {
    for (const index of [0, 1, 2]) await signDissent(ctx, ofSector("ngo", index), await ended());
    expect(await signDissent(ctx, ofSector("ngo", 1), await ended())).toMatchObject({ reason: "dissentTaken" });
    expect(await signDissent(ctx, ofSector("cityGovernment"), await ended())).toMatchObject({ reason: "dissentTaken" });
    const found = (await readDissents(ctx, null, { voteId })).find(({ kind }) => kind === "sector");
    expect(found).toMatchObject({ name: null, sector: "ngo", signatures: { signed: 3, entitled: size } });
  });

  test("members see whose it is; everyone else who wants it, and no mark that needs consent", async () => {
    const told = (list: Awaited<ReturnType<typeof readDissents>>) =>
      list.filter(({ kind }) => kind === "person").map(({ name, sector }) => [name, sector]);
    const named = ofSector("ngo").name;
    expect(told(await readDissents(ctx, null, { voteId }))).toEqual([
      [named, "ngo"],
      [null, null],
    ]);
    const member = await actorOf({ ctx }, "krakow.city");
    const own = ofSector("migrantCommunity").name;
    expect(told(await readDissents(ctx, member, { voteId }))).toEqual([
      [named, "ngo"],
      [own, "migrantCommunity"],
    ]);
    const observer = await actorOf({ ctx }, "krakow.observer");
    expect(told(await readDissents(ctx, observer, { voteId }))[1]).toEqual([own, null]);
  });

  test("they belong to the version that was voted on, as long as its text stands", async () => {
    const { versionId, recommendationId } = await ended();
    expect(await readDissents(ctx, null, { versionId: versionId ?? "" })).toHaveLength(3);
    const at = (status: "adopted" | "draft", changes: ("frozen" | "draft" | "voting" | "adopted")[]) => ({
      id: recommendationId ?? "",
      status,
      statusChanges: changes.map((to) => ({ to })),
    });
    expect(await readDissentsOnText(ctx, null, at("adopted", ["frozen", "voting", "adopted"]))).toHaveLength(3);
    expect(await readDissentsOnText(ctx, null, at("draft", ["frozen", "voting", "draft"]))).toEqual([]);
  });

  test("the database takes no change, no removal and no opinion of who could not vote", async () => {
    const prisma = prismaOf(ctx.db);
    await expect(prisma.dissent.updateMany({ data: { text: "x" } })).rejects.toThrow();
    await expect(prisma.dissent.deleteMany({})).rejects.toThrow();
    await expect(prisma.dissentSignature.deleteMany({})).rejects.toThrow();
    const opinion = (accountId: string, sector: string | null, at = now) =>
      insertDissent(
        ctx.db,
        { id: ctx.newId(), voteId, accountId, sector, text: "x", isNamed: false, at },
        { number: 1, forumId: "", subjectId: "" },
      );
    const { accountId: observer } = await actorOf({ ctx }, "krakow.observer");
    await expect(opinion(observer, null)).rejects.toThrow();
    await expect(opinion(ofSector("cityGovernment").accountId, "migrantCommunity")).rejects.toThrow();
    await expect(opinion(ofSector("cityGovernment").accountId, null, days(8.01))).rejects.toThrow();
  });

  test("after seven days it is too late", async () => {
    now = days(8);
    expect((await mayDissent(ctx, ofSector("cityGovernment"), await ended())).ok).toBe(true);
    now = new Date(days(8).getTime() + 1);
    expect(await attach(ofSector("cityGovernment"))).toEqual({ ok: false, reason: "dissentTooLate" });
    expect(await signDissent(ctx, ofSector("ngo", 3), await ended())).toEqual({ ok: false, reason: "dissentTooLate" });
  });
});

describe("the result of an open vote", () => {
  test("names who voted how to members, and sectors to everyone", async () => {
    const vote = await ended();
    const outside = await readVoteResult(ctx, null, vote);
    expect(outside?.voters).toBeNull();
    expect(outside?.sectors.find(({ sector }) => sector === "ngo")).toMatchObject({
      tally: { for: 0, against: people.filter(({ sector }) => sector === "ngo").length, abstain: 0 },
      passed: null,
    });
    const inside = await readVoteResult(ctx, await actorOf({ ctx }, "krakow.city"), vote);
    expect(inside?.voters).toHaveLength(people.length);
    expect(inside?.voters?.find(({ name }) => name === ofSector("ngo").name)).toMatchObject({
      ballot: { choice: "against" },
      sector: "ngo",
    });
  });

  test("keeps nobody's name once they are erased", async () => {
    const { accountId, name } = ofSector("ngo");
    await prismaOf(ctx.db).account.update({ where: { id: accountId }, data: { erasedAt: now, name: "" } });
    const inside = await readVoteResult(ctx, await actorOf({ ctx }, "krakow.city"), await ended());
    expect(JSON.stringify(inside)).not.toContain(name);
    expect(inside?.voters?.at(-1)).toMatchObject({ name: null, sector: null });
    expect(inside?.dissents[0]).toMatchObject({ name: null, sector: null, text: "Nie zgadzam się." });
  });
});

test("the opening may say another number of days, of 1 to 90", async () => {
  const { at, textHash } = await freezeDraft(ctx);
  const moderator = await moderatorOf(ctx);
  const open = (dissentDays: number | string) =>
    openVote(ctx, moderator, at, proposalOf(ctx, textHash, { isSecret: false, terms: simpleMajority, dissentDays }));
  for (const wrong of [0, 91, 1.5, "", "trzy"]) {
    expect(await open(wrong)).toMatchObject({ faults: [{ code: "daysOutOfBounds", at: "dissentDays" }] });
  }
  const opened = await open(2);
  if (!opened.ok) throw new Error(opened.reason);
  now = new Date(now.getTime() + 3_600_000);
  await closeDueVotes(ctx);
  const vote = (await findVote(ctx.db, opened.value.voteId)) as VoteRow;
  const closed = now;
  now = new Date(closed.getTime() + 2 * 86_400_000);
  expect((await mayDissent(ctx, ofSector("ngo"), vote)).ok).toBe(true);
  now = new Date(now.getTime() + 1);
  expect(await mayDissent(ctx, ofSector("ngo"), vote)).toEqual({ ok: false, reason: "dissentTooLate" });
});
