import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { type OptionVoteProposal, openOptionVote } from "#app/voting/open-option-vote.server.ts";
import { openVote } from "#app/voting/open-vote.server.ts";
import type { VoteProposal } from "#app/voting/prepare-text-vote.server.ts";
import { actorOf, findDraft } from "../../support/people.ts";

export const votingSectors = ["cityGovernment", "ngo", "migrantCommunity"];

/** Fills the voting sectors of Kraków's forum up to `size` people each. @returns those who were added, with their sectors */
export async function fillSectors(ctx: Context, size: number): Promise<{ actor: Actor; sector: string }[]> {
  const prisma = prismaOf(ctx.db);
  const forum = await prisma.forum.findUniqueOrThrow({ where: { slug: "krakow" }, select: { id: true } });
  const added: { actor: Actor; sector: string }[] = [];
  for (const sector of votingSectors) {
    const present = await prisma.membership.count({
      where: { forumId: forum.id, sector, endedAt: null, role: { in: ["moderator", "participant"] } },
    });
    for (let i = present; i < size; i++) added.push({ actor: person(ctx, sector, i), sector });
  }
  const now = ctx.now();
  await prisma.account.createMany({
    data: added.map(({ actor }) => ({ id: actor.accountId, email: actor.email, name: actor.name, createdAt: now })),
  });
  await prisma.membership.createMany({
    data: added.map(({ actor, sector }) => ({
      id: ctx.newId(),
      forumId: forum.id,
      accountId: actor.accountId,
      role: "participant",
      sector,
      sectorConsent: "given",
      createdAt: now,
    })),
  });
  return added;
}

function person(ctx: Context, sector: string, index: number): Actor {
  return {
    accountId: ctx.newId(),
    sessionId: ctx.newId(),
    name: `Person ${sector} ${index}`,
    email: `${sector.toLowerCase()}.${index}@example.org`,
    isSecretariat: false,
    isDemo: false,
    provedAt: ctx.now(),
    memberships: [],
  };
}

const moderators = new WeakMap<Context, Promise<Actor>>();

/** Kraków's moderator, who has just proved who they are, and signs in once: a password takes its time. */
export async function moderatorOf(ctx: Context): Promise<Actor> {
  const actor = moderators.get(ctx) ?? actorOf({ ctx }, "krakow.moderator");
  moderators.set(ctx, actor);
  return { ...(await actor), provedAt: ctx.now() };
}

/** Freezes the next draft of Kraków's forum. @returns where it is, and the hash of its text */
export async function freezeDraft(ctx: Context) {
  const { id, number } = await findDraft({ ctx });
  const at = { forumSlug: "krakow", number };
  const frozen = await freezeRecommendation(ctx, await moderatorOf(ctx), at, { from: "draft" });
  if (!frozen.ok) throw new Error(`${frozen.reason} ${JSON.stringify(frozen.fields)}`);
  return { id, at, textHash: frozen.value.hash };
}

export const simpleMajority = { method: "motion", threshold: { rule: "simple" } };
export const everySector = { ...simpleMajority, sectors: { threshold: { rule: "simple" } } };

export function proposalOf(ctx: Context, textHash: string, changes: Partial<VoteProposal> = {}): VoteProposal {
  return {
    textHash,
    question: "Czy przyjąć rekomendację?",
    isSecret: true,
    mode: "circulation",
    closesEarly: false,
    remindsAt: null,
    closesAt: new Date(ctx.now().getTime() + 3_600_000),
    dissentDays: 7,
    terms: everySector,
    joint: null,
    ...changes,
  };
}

export async function openedVote(ctx: Context, changes: Partial<VoteProposal> = {}) {
  const { id, at, textHash } = await freezeDraft(ctx);
  const moderator = await moderatorOf(ctx);
  const opened = await openVote(ctx, moderator, at, proposalOf(ctx, textHash, changes));
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return { id, at, textHash, voteId: opened.value.voteId };
}

/** Opens a vote of Kraków's forum over options in these words; the first is o1. @returns its id and the address of its page */
export async function openedOptionVote(ctx: Context, labels: readonly string[], changes: Partial<OptionVoteProposal>) {
  const { textHash: _, ...proposal } = proposalOf(ctx, "", { isSecret: false, question: "Co najpierw?" });
  const given = { ...proposal, options: labels, recommendations: [], ...changes };
  const opened = await openOptionVote(ctx, await moderatorOf(ctx), "krakow", given);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  return { voteId: opened.value.voteId, path: `/forums/krakow/votes/${opened.value.number}` };
}

/** The moderator of the forum that three cities share, which leads recommendations that each of them has joined. */
export async function jointModeratorOf(ctx: Context): Promise<Actor> {
  return { ...(await actorOf({ ctx }, "warszawa.moderator")), provedAt: ctx.now() };
}

/** Freezes the draft of the shared forum. @returns where it is, and the hash of its text */
export async function freezeJointDraft(ctx: Context) {
  const { id, number } = await findDraft({ ctx }, "wspolne");
  const at = { forumSlug: "wspolne", number };
  const frozen = await freezeRecommendation(ctx, await jointModeratorOf(ctx), at, { from: "draft" });
  if (!frozen.ok) throw new Error(`${frozen.reason} ${JSON.stringify(frozen.fields)}`);
  return { id, at, textHash: frozen.value.hash };
}

/** A joint vote of the shared forum with two of the cities. @returns its parts by forum */
export async function openedJointVote(ctx: Context, changes: Partial<VoteProposal> = {}) {
  const { id, at, textHash } = await freezeJointDraft(ctx);
  const joint = { forums: ["krakow", "lublin"], required: 2 };
  const proposal = proposalOf(ctx, textHash, { isSecret: false, terms: simpleMajority, joint, ...changes });
  const opened = await openVote(ctx, await jointModeratorOf(ctx), at, proposal);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const rows = await prismaOf(ctx.db).vote.findMany({
    where: { seriesId: id },
    include: { forum: { select: { slug: true } } },
    orderBy: { number: "asc" },
  });
  const parts = Object.fromEntries(rows.map((row) => [row.forum.slug, row]));
  return { id, at, textHash, parts, voteIds: rows.map((row) => row.id), jointVoteId: rows[0]?.jointVoteId ?? "" };
}

/** Everybody of the electorate of a vote on a text makes the same choice. */
export async function allChoose(ctx: Context, vote: { id: string; textHash: string | null }, choice: string) {
  const electors = await prismaOf(ctx.db).elector.findMany({ where: { voteId: vote.id } });
  for (const { accountId, sector } of electors) {
    const actor = { ...person(ctx, sector, 0), accountId };
    const cast = await castBallot(ctx, actor, vote.id, { ballot: { choice }, textHash: vote.textHash });
    if (!cast.ok) throw new Error(cast.reason);
  }
}
