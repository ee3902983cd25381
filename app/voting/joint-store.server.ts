import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import type { Outcome } from "./decision.ts";
import { type JointResult, jointResult } from "./joint.ts";

/** Forums that may vote on a recommendation: the one that leads it first, then those that joined. */
export async function findForumsOf(db: Database, recommendationId: string) {
  const forum = { select: { id: true, slug: true, name: true, archivedAt: true } } as const;
  const { forum: lead, joined } = await prismaOf(db).recommendation.findUniqueOrThrow({
    where: { id: recommendationId },
    select: { forum, joined: { select: { forum }, orderBy: { forum: { position: "asc" } } } },
  });
  return { lead, joined: joined.map((one) => one.forum) };
}

export type VotingForum = Awaited<ReturnType<typeof findForumsOf>>["lead"];

/** A joint vote with its parts, in the order of their numbers. */
export function findJointVote(db: Database, jointVoteId: string) {
  return prismaOf(db).jointVote.findUnique({
    where: { id: jointVoteId },
    select: {
      id: true,
      required: true,
      votes: {
        select: {
          id: true,
          number: true,
          closesAt: true,
          forum: { select: { slug: true, name: true } },
          state: { select: { state: true } },
          end: { select: { at: true, kind: true } },
        },
        orderBy: { number: "asc" },
      },
    },
  });
}

/** What the parts of a joint vote that were counted came to, by their ids. */
export async function findPartOutcomes(
  db: Database | Prisma.TransactionClient,
  jointVoteId: string,
): Promise<Map<string, Outcome>> {
  const client = "voteStep" in db ? db : prismaOf(db);
  const steps = await client.voteStep.findMany({
    where: { kind: "result", vote: { jointVoteId } },
    select: { voteId: true, entry: true },
  });
  return new Map(steps.map(({ voteId, entry }) => [voteId, (JSON.parse(entry) as { outcome: Outcome }).outcome]));
}

/**
 * For stores: what a joint vote comes to once the given part, whose end is written already, has this outcome; null while another part runs,
 * and for good where one was cancelled.
 */
export async function findResultWith(
  tx: Prisma.TransactionClient,
  jointVoteId: string,
  part: { voteId: string; outcome: Outcome },
): Promise<JointResult | null> {
  const { required, votes } = await tx.jointVote.findUniqueOrThrow({
    where: { id: jointVoteId },
    select: { required: true, votes: { select: { end: { select: { kind: true } } } } },
  });
  if (votes.some(({ end }) => end?.kind !== "closed")) return null;
  const outcomes = await findPartOutcomes(tx, jointVoteId);
  return jointResult([...outcomes.set(part.voteId, part.outcome).values()], required);
}

/** For stores: the parts that still take ballots. */
export async function findOpenParts(tx: Prisma.TransactionClient, jointVoteId: string) {
  return tx.vote.findMany({
    where: { jointVoteId, state: { state: "open" } },
    select: { id: true, number: true, forumId: true, seriesId: true },
    orderBy: { number: "asc" },
  });
}
