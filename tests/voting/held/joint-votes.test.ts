import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findRecommendation } from "#app/drafting/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { createPrisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { cancelVote } from "#app/voting/cancel-vote.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { beginClose, endPart, findRecord } from "#app/voting/end-store.server.ts";
import { openVote } from "#app/voting/open-vote.server.ts";
import { readRegister } from "#app/voting/read-register.server.ts";
import { mayWatchVote } from "#app/voting/read-turnout.server.ts";
import { registerFaults } from "#app/voting/register.ts";
import { sha256 } from "#app/voting/sha256.server.ts";
import { verifyRecord } from "#app/voting/verify-record.ts";
import type { VoteRecord } from "#app/voting/vote-record.ts";
import { mayCancel, readVoteSubject } from "#app/voting/vote-subject.server.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { actorOf } from "../../support/people.ts";
import {
  allChoose,
  everySector,
  freezeJointDraft,
  jointModeratorOf,
  openedJointVote,
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

const passHours = (hours: number) => {
  now = new Date(now.getTime() + hours * 3_600_000);
};

async function statusOf(at: { forumSlug: string; number: string }) {
  return (await findRecommendation(ctx.db, at.forumSlug, at.number))?.status;
}

async function movesOf(recommendationId: string) {
  const rows = await prismaOf(ctx.db).statusChange.findMany({ where: { recommendationId, from: "voting" } });
  return rows.map(({ to }) => to);
}

/** Another process' connection. SQLite has one process, and its writers take turns on one connection. */
function connectAgain(): Pick<ReturnType<typeof createPrisma>, "db" | "close"> {
  return database.databaseUrl === undefined ? { db: ctx.db, close: async () => {} } : createPrisma(database);
}

async function resultOf(voteId: string): Promise<Record<string, unknown>> {
  const step = await prismaOf(ctx.db).voteStep.findFirstOrThrow({ where: { voteId, kind: "result" } });
  return JSON.parse(step.entry);
}

describe("opening", () => {
  test("opens a vote of each forum with its own people, together, and the register says how many must adopt", async () => {
    const { at, parts, voteIds, jointVoteId, textHash } = await openedJointVote(ctx);
    expect(Object.keys(parts)).toEqual(["wspolne", "krakow", "lublin"]);
    expect(Object.values(parts).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await statusOf(at)).toBe("voting");
    for (const part of Object.values(parts)) {
      expect(part).toMatchObject({ jointVoteId, textHash, dissentDays: 7 });
      const members = await prismaOf(ctx.db).membership.count({
        where: { forumId: part.forumId, role: { in: ["moderator", "participant"] } },
      });
      const electors = await prismaOf(ctx.db).elector.count({ where: { voteId: part.id } });
      expect(electors).toBeGreaterThan(0);
      expect(electors).toBeLessThanOrEqual(members);
      expect(JSON.parse(part.terms).context.entitled).toBe(electors);
      const step = await prismaOf(ctx.db).voteStep.findFirstOrThrow({ where: { voteId: part.id } });
      expect(JSON.parse(step.entry)).toMatchObject({
        kind: "opened",
        joint: { id: jointVoteId, required: 2, votes: voteIds },
      });
    }
    expect(await registerFaults(sha256, await readRegister(ctx))).toEqual([]);
  });

  test("tells every reason with the forum whose people it is about, and opens none", async () => {
    const { at, textHash } = await freezeJointDraft(ctx);
    const joint = { forums: ["krakow", "lublin"], required: 2 };
    const proposal = proposalOf(ctx, textHash, { joint, question: " ", terms: everySector });
    const refused = await openVote(ctx, await jointModeratorOf(ctx), at, proposal);
    const faults = "faults" in refused ? (refused.faults ?? []) : [];
    expect(faults.filter(({ code }) => code === "required")).toEqual([{ code: "required", at: "question" }]);
    const small = faults.filter(({ code }) => code === "sectorTooSmallForSecrecy");
    expect(new Set(small.map(({ forum }) => forum))).toEqual(
      new Set(["Forum wspólne", "Forum Kraków", "Forum Lublin"]),
    );
    expect(await prismaOf(ctx.db).vote.count()).toBe(0);
    expect(await prismaOf(ctx.db).jointVote.count()).toBe(0);
    expect(await statusOf(at)).toBe("frozen");
  });

  test.each([
    ["no other forum", { forums: [], required: "all" }, "noForumChosen"],
    ["a forum that has not joined", { forums: ["krakow", "poznan"], required: "all" }, "forumNotJoined"],
    ["the lead forum twice", { forums: ["krakow", "wspolne"], required: "all" }, "forumNotJoined"],
    ["none required", { forums: ["krakow"], required: 0 }, "jointRequiredOutOfBounds"],
    ["more required than vote", { forums: ["krakow"], required: 3 }, "jointRequiredOutOfBounds"],
    ["a required number that is none", { forums: ["krakow"], required: "1.5" }, "jointRequiredOutOfBounds"],
  ] as const)("is refused with %s", async (_, joint, code) => {
    const { at, textHash } = await freezeJointDraft(ctx);
    const proposal = proposalOf(ctx, textHash, { isSecret: false, terms: simpleMajority, joint });
    const refused = await openVote(ctx, await jointModeratorOf(ctx), at, proposal);
    expect("faults" in refused && refused.faults?.map((fault) => fault.code)).toEqual([code]);
    expect(await prismaOf(ctx.db).vote.count()).toBe(0);
  });

  test("is refused with a forum that is closed", async () => {
    const { at, textHash } = await freezeJointDraft(ctx);
    await prismaOf(ctx.db).forum.update({ where: { slug: "lublin" }, data: { archivedAt: now } });
    const joint = { forums: ["krakow", "lublin"], required: "all" } as const;
    const proposal = proposalOf(ctx, textHash, { isSecret: false, terms: simpleMajority, joint });
    expect(await openVote(ctx, await jointModeratorOf(ctx), at, proposal)).toMatchObject({
      faults: [{ code: "forumArchived", at: "joint.forums", forum: "Forum Lublin" }],
    });
  });

  test("is the lead forum's moderator's: of a joined forum it takes more than to moderate that one, and it is done once", async () => {
    const { at, textHash } = await freezeJointDraft(ctx);
    const joint = { forums: ["krakow", "lublin"], required: "all" } as const;
    const proposal = proposalOf(ctx, textHash, { isSecret: false, terms: simpleMajority, joint });
    const krakow = { ...(await actorOf({ ctx }, "krakow.moderator")), provedAt: now };
    expect(await openVote(ctx, krakow, at, proposal)).toMatchObject({ ok: false, reason: "forbidden" });
    const moderator = await jointModeratorOf(ctx);
    const both = await Promise.all([
      openVote(ctx, moderator, at, proposal),
      openVote(ctx, moderator, at, { ...proposal, joint: null }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect([1, 3]).toContain(await prismaOf(ctx.db).vote.count());
  });

  test("fixes in the database which forums vote, and how many of them must adopt", async () => {
    const { id, parts, jointVoteId } = await openedJointVote(ctx);
    const prisma = prismaOf(ctx.db);
    const { krakow } = parts;
    if (!krakow) throw new Error("Kraków votes");
    await expect(prisma.jointVote.update({ where: { id: jointVoteId }, data: { required: 1 } })).rejects.toThrow();
    await expect(prisma.jointVote.delete({ where: { id: jointVoteId } })).rejects.toThrow();
    await expect(prisma.vote.update({ where: { id: krakow.id }, data: { jointVoteId: null } })).rejects.toThrow();
    const { forum: _, ...row } = krakow;
    const { id: forumId } = await prisma.forum.findUniqueOrThrow({ where: { slug: "warszawa" } });
    const late = { ...row, id: ctx.newId(), number: 9, forumId };
    await expect(prisma.vote.create({ data: late })).rejects.toThrow();
    const joint = { id: ctx.newId(), recommendationId: id, required: 2, openedAt: now };
    await prisma.jointVote.create({ data: joint });
    await prisma.vote.create({ data: { ...late, jointVoteId: joint.id } });
    await expect(prisma.voteState.create({ data: { voteId: late.id, state: "open" } })).rejects.toThrow();
  });
});

describe("voting", () => {
  test("each forum's members vote in its part alone, and who sits in two votes in both", async () => {
    const { parts, textHash } = await openedJointVote(ctx);
    const cast = async (account: string, forum: string) => {
      const answer = await castBallot(ctx, await actorOf({ ctx }, account), parts[forum]?.id ?? "", {
        ballot: { choice: "for" },
        textHash,
      });
      return answer.ok ? "taken" : answer.reason;
    };
    expect(await cast("krakow.city", "krakow")).toBe("taken");
    expect(await cast("krakow.city", "wspolne")).toBe("taken");
    expect(await cast("krakow.city", "lublin")).toBe("notElector");
    expect(await cast("warszawa.city", "krakow")).toBe("notElector");
  });
});

describe("permissions", () => {
  test.each([
    ["krakow.moderator", ["krakow", "wspolne"]],
    ["krakow.observer", ["krakow", "wspolne"]],
    ["lublin.city", ["lublin", "wspolne"]],
    ["warszawa.moderator", ["wspolne"]],
    ["secretariat", ["krakow", "lublin", "wspolne"]],
  ])("%s watches the turnout of %j, the forums they are of", async (account, expected) => {
    const { parts } = await openedJointVote(ctx);
    const actor = await actorOf({ ctx }, account);
    const watched: string[] = [];
    for (const [forum, { id }] of Object.entries(parts)) {
      if (await mayWatchVote(ctx, actor, id)) watched.push(forum);
      expect(await mayWatchVote(ctx, null, id)).toBe(false);
    }
    expect(watched.sort()).toEqual(expected);
  });

  test.each([
    ["warszawa.moderator", true],
    ["krakow.moderator", false],
    ["krakow.city", false],
    ["secretariat", false],
  ])("%s opens and cancels: %s", async (account, isAllowed) => {
    const { at } = await openedJointVote(ctx);
    const subject = await readVoteSubject(ctx, await actorOf({ ctx }, account), at);
    if (!subject.ok) throw new Error(subject.reason);
    expect(mayCancel(await actorOf({ ctx }, account), subject.value)).toBe(isAllowed);
  });
});

describe("the end", () => {
  test.each([
    ["adopted", { wspolne: "for", krakow: "for", lublin: "against" }, [2, 1, 0]],
    ["rejected", { wspolne: "for", krakow: "against", lublin: "against" }, [1, 2, 0]],
    ["draft", { wspolne: "for", krakow: "against" }, [1, 1, 1]],
    ["adopted", { krakow: "for", lublin: "for" }, [2, 0, 1]],
  ] as const)(
    "the last part to end brings what the forums came to together: %s with %j",
    async (status, choices, counts) => {
      const terms = { ...simpleMajority, quorum: { of: "entitled", num: 1, den: 2 } };
      const { id, at, parts, jointVoteId } = await openedJointVote(ctx, { terms });
      for (const [forum, choice] of Object.entries(choices)) {
        const part = parts[forum];
        if (part) await allChoose(ctx, part, choice);
      }
      passHours(2);
      expect(await closeDueVotes(ctx)).toHaveLength(3);
      expect(await statusOf(at)).toBe(status);
      expect(await movesOf(id)).toEqual([status]);
      const [adopted, rejected, undecided] = counts;
      const last = await prismaOf(ctx.db).voteStep.findFirstOrThrow({
        where: { kind: "result" },
        orderBy: { seq: "desc" },
      });
      expect(JSON.parse(last.entry).joint).toMatchObject({
        id: jointVoteId,
        adopted,
        rejected,
        undecided,
        of: 3,
        required: 2,
      });
    },
  );

  test("a part that ends before the others moves nothing, and each record holds and names the joint vote", async () => {
    const { at, parts, voteIds, jointVoteId } = await openedJointVote(ctx, { closesEarly: true });
    const { krakow, lublin, wspolne } = parts;
    if (!krakow || !lublin || !wspolne) throw new Error("three vote");
    await allChoose(ctx, krakow, "for");
    expect(await closeDueVotes(ctx)).toEqual([krakow.id]);
    expect(await statusOf(at)).toBe("voting");
    expect(await resultOf(krakow.id)).not.toHaveProperty("joint");
    await allChoose(ctx, lublin, "for");
    await closeDueVotes(ctx);
    expect(await statusOf(at)).toBe("voting");
    passHours(2);
    expect(await closeDueVotes(ctx)).toEqual([wspolne.id]);
    expect(await statusOf(at)).toBe("adopted");
    expect(await resultOf(wspolne.id)).toHaveProperty("joint.outcome", "adopted");
    for (const id of voteIds) {
      const record: VoteRecord = JSON.parse((await findRecord(ctx.db, id)) ?? "null");
      expect((await verifyRecord(sha256, record)).holds).toBe(true);
      expect(record.vote.joint).toEqual({
        id: jointVoteId,
        required: 2,
        votes: [wspolne, krakow, lublin].map((part) => ({
          id: part.id,
          forum: part.forum.slug,
          number: part.number,
        })),
      });
    }
    expect(await registerFaults(sha256, await readRegister(ctx))).toEqual([]);
  });

  test("two processes that close at the same moment move the recommendation once", async () => {
    const { id, parts } = await openedJointVote(ctx);
    for (const part of Object.values(parts)) await allChoose(ctx, part, "for");
    passHours(2);
    const other = connectAgain();
    try {
      const closes = [ctx, { ...ctx, db: other.db }].map((one) => closeDueVotes(one));
      expect((await Promise.all(closes)).flat().length).toBeLessThanOrEqual(3);
    } finally {
      await other.close();
    }
    expect(await movesOf(id)).toEqual(["adopted"]);
    const ends = await prismaOf(ctx.db).voteEnd.findMany();
    expect(ends.map(({ kind }) => kind)).toEqual(["closed", "closed", "closed"]);
    expect(await registerFaults(sha256, await readRegister(ctx))).toEqual([]);
  });

  test("of parts that end at the same moment over two connections exactly one is the last", async () => {
    const { id, parts, jointVoteId } = await openedJointVote(ctx);
    const { documentId, forumId } = await prismaOf(ctx.db).recommendation.findUniqueOrThrow({ where: { id } });
    for (const part of Object.values(parts)) await beginClose(ctx.db, part.id);
    const other = connectAgain();
    const endingOf = (part: { id: string; number: number; forumId: string }) => ({
      voteId: part.id,
      forumId: part.forumId,
      subjectId: id,
      at: now,
      actorId: null,
      number: part.number,
      kind: "closed" as const,
      reason: "",
      record: "{}",
      outcome: "adopted" as const,
      root: "",
      seal: "",
      cast: 0,
      secretBallots: [],
    });
    const changeTo = () => ({
      id: ctx.newId(),
      recommendationId: id,
      forumId,
      documentId,
      from: "voting",
      to: "adopted",
      documentState: "closed",
      becamePublicAt: now,
      accountId: "",
      at: now,
      reason: "",
    });
    try {
      const ends = Object.values(parts).map((part, index) =>
        endPart(index === 1 ? other.db : ctx.db, endingOf(part), { jointVoteId, documentId }, changeTo),
      );
      const joint = (await Promise.all(ends)).flatMap((end) => (end === "endedBefore" ? [] : [end.joint]));
      expect(joint).toHaveLength(3);
      expect(joint.filter((one) => one !== null)).toMatchObject([{ outcome: "adopted", adopted: 3, of: 3 }]);
    } finally {
      await other.close();
    }
    expect(await movesOf(id)).toEqual(["adopted"]);
  });

  test("a server that is killed while it closes does it anew", async () => {
    const { at, parts } = await openedJointVote(ctx);
    for (const part of Object.values(parts)) await allChoose(ctx, part, "for");
    passHours(2);
    for (const part of Object.values(parts)) await beginClose(ctx.db, part.id);
    expect(await statusOf(at)).toBe("voting");
    expect(await closeDueVotes(ctx)).toHaveLength(3);
    expect(await statusOf(at)).toBe("adopted");
  });
});

describe("cancelling", () => {
  const reason = "Pytanie było niejasne.";

  test("ends all parts together with the reason, and the text stays frozen for another vote", async () => {
    const { at, parts, voteIds } = await openedJointVote(ctx, { isSecret: true });
    const voteId = parts.lublin?.id ?? "";
    const krakow = { ...(await actorOf({ ctx }, "krakow.moderator")), provedAt: now };
    expect(await cancelVote(ctx, krakow, at, { voteId, reason })).toMatchObject({ ok: false, reason: "forbidden" });
    expect((await cancelVote(ctx, await jointModeratorOf(ctx), at, { voteId, reason })).ok).toBe(true);
    const ends = await prismaOf(ctx.db).voteEnd.findMany();
    expect(ends.map(({ voteId: id }) => id).sort()).toEqual([...voteIds].sort());
    expect(ends.every((end) => end.kind === "cancelled" && end.reason === reason)).toBe(true);
    expect(await prismaOf(ctx.db).voteSecret.count()).toBe(0);
    expect(await statusOf(at)).toBe("frozen");
    passHours(2);
    expect(await closeDueVotes(ctx)).toEqual([]);
    expect(await cancelVote(ctx, await jointModeratorOf(ctx), at, { voteId, reason })).toMatchObject({
      reason: "voteEnded",
    });
    expect(await registerFaults(sha256, await readRegister(ctx))).toEqual([]);
  });

  test("leaves a part that is counted or being counted its result, and the forums come to nothing together", async () => {
    const { id, at, parts } = await openedJointVote(ctx, { closesEarly: true });
    const { krakow, lublin, wspolne } = parts;
    if (!krakow || !lublin || !wspolne) throw new Error("three vote");
    await allChoose(ctx, krakow, "for");
    await closeDueVotes(ctx);
    await beginClose(ctx.db, lublin.id);
    const cancelled = await cancelVote(ctx, await jointModeratorOf(ctx), at, { voteId: wspolne.id, reason });
    expect(cancelled.ok).toBe(true);
    expect(await statusOf(at)).toBe("frozen");
    expect(await closeDueVotes(ctx)).toEqual([lublin.id]);
    expect(await statusOf(at)).toBe("frozen");
    expect(await movesOf(id)).toEqual(["frozen"]);
    expect(await resultOf(lublin.id)).not.toHaveProperty("joint");
  });
});
