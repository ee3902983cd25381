import { can as canWithRecommendation } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { can as canInForum } from "#app/forums/policy.ts";
import { type ForumDetails, readForum } from "#app/forums/read-forums.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result } from "#app/kernel/result.ts";

/** What a vote belongs to: a recommendation whose text is voted on, or the forum that chooses among options. */
export type VoteSubject =
  | { recommendation: RecommendationDetails; forum: null }
  | { recommendation: null; forum: ForumDetails };

/** @param at.number of the recommendation; without it, the forum */
export async function readVoteSubject(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number?: string },
): Promise<Result<VoteSubject, "notFound">> {
  if (at.number === undefined) {
    const forum = await readForum(ctx, actor, at.forumSlug);
    return forum.ok ? ok({ forum: forum.value, recommendation: null }) : forum;
  }
  const recommendation = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  return recommendation.ok ? ok({ recommendation: recommendation.value, forum: null }) : recommendation;
}

/** Whoever may open votes on something may cancel them. */
export function mayCancel(actor: Actor | null, { recommendation, forum }: VoteSubject): boolean {
  return recommendation
    ? canWithRecommendation(actor, "recommendation.move", recommendation)
    : canInForum(actor, "forum.openVote", forum);
}
