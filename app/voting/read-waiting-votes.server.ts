import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { findParticipation } from "./ballot-store.server.ts";
import { type VotePlace, votePath } from "./paths.ts";
import { findOpenVotesOf } from "./store.server.ts";

/** A vote of a forum that is open for somebody of its electorate. */
export interface WaitingVote {
  path: string;
  question: string;
  closesAt: Date;
  hasVoted: boolean;
  isRecused: boolean;
}

/** The open votes of a forum in which a member votes: those that wait for their ballot first, the next to end before the others. */
export async function readWaitingVotes(ctx: Context, actor: Actor, forumId: string): Promise<WaitingVote[]> {
  const { accountId } = actor;
  const rows = await findOpenVotesOf(ctx.db, { forumId, accountId, now: ctx.now() });
  const votes = rows.map(async ({ id: voteId, number, question, isSecret, closesAt, recommendation, forum }) => {
    const place: VotePlace = recommendation
      ? { forum: recommendation.forum.slug, number: recommendation.number }
      : { forum: forum.slug };
    const { hasVoted, isRecused } = await findParticipation(ctx.db, { voteId, accountId, isSecret });
    return { path: votePath(place, number), question, closesAt, hasVoted, isRecused };
  });
  const isDone = ({ hasVoted, isRecused }: WaitingVote) => Number(hasVoted || isRecused);
  return (await Promise.all(votes)).sort((one, other) => isDone(one) - isDone(other));
}
