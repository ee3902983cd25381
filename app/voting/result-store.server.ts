import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import type { KnownBallot } from "./named-ballots.ts";

/** The last ballot of everybody in an open vote that has ended, with who they are. */
export async function findOpenBallots(db: Database, vote: { id: string; forumId: string }): Promise<KnownBallot[]> {
  const prisma = prismaOf(db);
  const where = { voteId: vote.id };
  const [ballots, electors] = await Promise.all([
    prisma.openBallot.findMany({
      where,
      select: { accountId: true, ballot: true, reason: true },
      orderBy: { round: "asc" },
    }),
    prisma.elector.findMany({ where, select: { accountId: true, sector: true } }),
  ]);
  const last = new Map(ballots.map((ballot) => [ballot.accountId, ballot]));
  const of = { in: [...last.keys()] };
  const [accounts, seats] = await Promise.all([
    prisma.account.findMany({ where: { id: of }, select: { id: true, name: true, erasedAt: true } }),
    prisma.membership.findMany({
      where: { forumId: vote.forumId, accountId: of },
      select: { accountId: true, sectorConsent: true },
      // Of somebody who left and came back, what they decided last.
      orderBy: { createdAt: "asc" },
    }),
  ]);
  const consents = new Map(seats.map(({ accountId, sectorConsent }) => [accountId, sectorConsent]));
  const people = new Map(accounts.map((account) => [account.id, account]));
  const sectors = new Map(electors.map(({ accountId, sector }) => [accountId, sector]));
  return [...last.values()].map(({ accountId, ballot, reason }) => ({
    name: people.get(accountId)?.name ?? "",
    isErased: (people.get(accountId)?.erasedAt ?? null) !== null || !people.has(accountId),
    sector: sectors.get(accountId) ?? "",
    sectorConsent: consents.get(accountId) ?? "unasked",
    ballot,
    reason,
  }));
}

/** Why people objected in a secret vote that has ended, in the order of c, which says nothing of who it was. */
export async function findSecretReasons(db: Database, voteId: string): Promise<string[]> {
  const rows = await prismaOf(db).secretBallot.findMany({
    where: { voteId, reason: { not: "" } },
    select: { reason: true },
    orderBy: { c: "asc" },
  });
  return rows.map(({ reason }) => reason);
}

/** Votes on recommendations that everyone could see at some time, the one that ended last first. */
export function findEndedVotes(db: Database, { forumSlug, take }: { forumSlug?: string; take: number }) {
  return prismaOf(db).vote.findMany({
    where: {
      end: { isNot: null },
      recommendation: { publicSince: { not: null }, ...(forumSlug !== undefined && { forum: { slug: forumSlug } }) },
    },
    select: {
      id: true,
      number: true,
      options: true,
      jointVoteId: true,
      end: { select: { at: true, kind: true, reason: true } },
      recommendation: {
        select: {
          number: true,
          title: true,
          status: true,
          publicSince: true,
          forum: { select: { slug: true, name: true } },
          publications: {
            select: { version: { select: { recommendationTitle: true } } },
            orderBy: { number: "desc" },
            take: 1,
          },
        },
      },
    },
    orderBy: { end: { at: "desc" } },
    take,
  });
}
