import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import type { ElectorSeat } from "./electorate.ts";
import type { Turnout } from "./terms-at-close.ts";

/** Roles whose members vote: experts give signed opinions, observers read. */
const votingRoles = ["moderator", "participant"];

/** Members of a forum in these sectors who may vote now, in the order of their ids. */
export function findVoters(
  db: Database | Prisma.TransactionClient,
  forumId: string,
  sectors: readonly string[],
): Promise<ElectorSeat[]> {
  const client = "membership" in db ? db : prismaOf(db);
  return client.membership.findMany({
    where: { forumId, endedAt: null, role: { in: votingRoles }, sector: { in: [...sectors] } },
    select: { accountId: true, sector: true },
    orderBy: { accountId: "asc" },
  });
}

/** The version that was frozen last, which is what can be voted on; null while none was. */
export function findFrozenVersion(db: Database, recommendationId: string) {
  return prismaOf(db).version.findFirst({
    where: { recommendationId, kind: "frozen" },
    select: { id: true, number: true, hash: true },
    orderBy: { number: "desc" },
  });
}

/** In a session, those present check in; by circulation (tryb obiegowy), the vote stays open for days. */
export const voteModes = ["session", "circulation"] as const;
export type VoteMode = (typeof voteModes)[number];

/** Ids of the sectors that vote in a forum. */
export async function findVotingSectors(db: Database, forumId: string): Promise<string[]> {
  const forum = await prismaOf(db).forum.findUniqueOrThrow({ where: { id: forumId }, select: { votingSectors: true } });
  return forum.votingSectors.split(",").filter(Boolean);
}

const wholeVote = {
  state: { select: { state: true } },
  end: { select: { at: true, kind: true, reason: true } },
  forum: { select: { slug: true, name: true } },
  version: { select: { number: true, schemaVersion: true, text: true } },
  recommendation: {
    select: {
      id: true,
      number: true,
      title: true,
      forumId: true,
      documentId: true,
      publicSince: true,
      forum: { select: { slug: true, name: true } },
      joined: { select: { forum: { select: { slug: true, name: true } } } },
    },
  },
} as const;

/** A vote with all that is fixed of it, and how it stands. */
export function findVote(db: Database, voteId: string) {
  return prismaOf(db).vote.findFirst({ where: { id: voteId }, include: wholeVote });
}

/** Whether a vote goes on, and what its turnout is counted by, without its text: asked every other second while somebody watches. */
export function findVoteStanding(db: Database, voteId: string) {
  const select = { id: true, isSecret: true, forumId: true, state: { select: { state: true } } } as const;
  return prismaOf(db).vote.findFirst({ where: { id: voteId }, select });
}

/** @param seriesId id of the recommendation, or of the forum for a vote over options */
export function findVoteByNumber(db: Database, seriesId: string, number: number) {
  return prismaOf(db).vote.findFirst({ where: { seriesId, number }, include: wholeVote });
}

/** All votes of a series, the first one first. */
export function findVotesOf(db: Database, seriesId: string) {
  return prismaOf(db).vote.findMany({ where: { seriesId }, include: wholeVote, orderBy: { number: "asc" } });
}

export type VoteRow = NonNullable<Awaited<ReturnType<typeof findVote>>>;

/** The seat of a person in a vote; null for somebody who is not of its electorate, or has left the forum since. */
export async function findElector(db: Database, voteId: string, forumId: string, accountId: string) {
  const where = { forumId, accountId, endedAt: null };
  const membership = await prismaOf(db).membership.findFirst({ where, select: { id: true } });
  if (!membership) return null;
  // Not findUnique: Prisma makes one query of all that are asked at once, and a hall that votes at once is too many for one.
  return prismaOf(db).elector.findFirst({ where: { voteId, accountId }, select: { sector: true } });
}

/** Ids of votes whose time is over, in which everybody has voted, or whose close was not finished. */
export async function findDueVotes(db: Database, now: Date): Promise<string[]> {
  const states = await prismaOf(db).voteState.findMany({
    where: {
      OR: [
        { state: "closing" },
        { state: "open", vote: { closesAt: { lte: now } } },
        { state: "open", vote: { closesEarly: true } },
      ],
    },
    select: { voteId: true, state: true, vote: { select: { closesAt: true, isSecret: true, forumId: true } } },
  });
  const due: string[] = [];
  for (const { voteId, state, vote } of states) {
    const isOver = state === "closing" || vote.closesAt <= now;
    if (isOver || (await findAwaited(db, { id: voteId, ...vote })).length === 0) due.push(voteId);
  }
  return due;
}

/** Accounts that can still vote and have not: of the electorate, in the forum, not recused, without a ballot. */
export async function findAwaited(
  db: Database,
  { id: voteId, isSecret, forumId }: { id: string; isSecret: boolean; forumId: string },
): Promise<string[]> {
  const voters = { where: { voteId }, select: { accountId: true } } as const;
  const prisma = prismaOf(db);
  const electors = await prisma.elector.findMany(voters);
  const done = [
    ...(isSecret
      ? await prisma.castMark.findMany(voters)
      : await prisma.openBallot.findMany({ ...voters, where: { voteId, round: 1 } })),
    ...(await prisma.recusal.findMany(voters)),
  ];
  const members = await prisma.membership.findMany({ where: { forumId, endedAt: null }, select: { accountId: true } });
  const ids = (rows: readonly { accountId: string }[]) => new Set(rows.map(({ accountId }) => accountId));
  const [isDone, isMember] = [ids(done), ids(members)];
  return electors.map(({ accountId }) => accountId).filter((id) => isMember.has(id) && !isDone.has(id));
}

/** By sector: who may vote, who takes no part, who has cast a ballot and who is at the session; never what anybody chose. */
export async function countTurnout(db: Database, voteId: string, isSecret: boolean): Promise<Record<string, Turnout>> {
  const prisma = prismaOf(db);
  const voters = { where: { voteId }, select: { accountId: true } } as const;
  const [electors, cast, recused, present] = await Promise.all([
    prisma.elector.findMany({ where: { voteId }, select: { accountId: true, sector: true } }),
    isSecret
      ? prisma.castMark.findMany(voters)
      : prisma.openBallot.findMany({ ...voters, where: { voteId, round: 1 } }),
    prisma.recusal.findMany(voters),
    prisma.attendance.findMany(voters),
  ]);
  const [whoCast, whoRecused, whoIsPresent] = [cast, recused, present].map(
    (rows) => new Set(rows.map(({ accountId }) => accountId)),
  );
  const sectors = new Map<string, Turnout>();
  for (const { accountId, sector } of electors) {
    const counts = sectors.get(sector) ?? { entitled: 0, recused: 0, cast: 0, present: 0 };
    sectors.set(sector, counts);
    counts.entitled += 1;
    if (whoRecused?.has(accountId)) counts.recused += 1;
    else if (whoIsPresent?.has(accountId)) counts.present += 1;
    if (whoCast?.has(accountId)) counts.cast += 1;
  }
  return Object.fromEntries(sectors);
}

/** How many of each sector may vote, the largest sector first. */
export async function countElectors(db: Database, voteId: string): Promise<{ sector: string; entitled: number }[]> {
  const counts = await prismaOf(db).elector.groupBy({ by: ["sector"], where: { voteId }, _count: { accountId: true } });
  return counts
    .map(({ sector, _count }) => ({ sector, entitled: _count.accountId }))
    .sort((one, other) => other.entitled - one.entitled || (one.sector < other.sector ? -1 : 1));
}

/** The open votes of a forum in which somebody is of the electorate, the next to end first. */
export function findOpenVotesOf(
  db: Database,
  { forumId, accountId, now }: { forumId: string; accountId: string; now: Date },
) {
  return prismaOf(db).vote.findMany({
    where: { forumId, closesAt: { gt: now }, state: { state: "open" }, electors: { some: { accountId } } },
    select: {
      id: true,
      number: true,
      question: true,
      isSecret: true,
      closesAt: true,
      forum: { select: { slug: true } },
      recommendation: { select: { number: true, forum: { select: { slug: true } } } },
    },
    orderBy: [{ closesAt: "asc" }, { id: "asc" }],
  });
}
