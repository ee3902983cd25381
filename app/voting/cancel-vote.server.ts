import { announce } from "#app/drafting/announce.server.ts";
import { documentStateIn } from "#app/drafting/lifecycle.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { StatusChange } from "#app/drafting/status-store.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { visibleParagraphs } from "#app/kernel/visible-text.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { sweepEnded } from "./close-vote.server.ts";
import { cancelParts, type EndingVote, endVote } from "./end-store.server.ts";
import { findVote } from "./store.server.ts";
import { mayCancel, readVoteSubject } from "./vote-subject.server.ts";

export type CancelVoteRefusal =
  | "notFound"
  | "forbidden"
  | "reasonMissing"
  | "reasonTooLong"
  | "proofNeeded"
  | "voteEnded";

const reasonLength = 1000;

/**
 * A moderator of the forum, or of the one that leads the recommendation, cancels an open vote in public, with a reason: the way to mend a
 * mistake, since nothing of an open vote can be changed. Its ballots are not counted; those of a secret vote are destroyed. A text stays
 * frozen, for another vote. With a part of a joint vote, all other parts that still take ballots are cancelled too.
 * @param place without a number, the forum of a vote over options
 */
export async function cancelVote(
  ctx: Context,
  actor: Actor | null,
  place: { forumSlug: string; number?: string },
  input: { voteId: string; reason: string },
): Promise<Result<null, CancelVoteRefusal>> {
  const found = await readVoteSubject(ctx, actor, place);
  if (!found.ok) return found;
  const { recommendation, forum } = found.value;
  if (!actor || !mayCancel(actor, found.value)) return refuse("forbidden");
  const vote = await findVote(ctx.db, input.voteId);
  if (!vote || vote.seriesId !== (recommendation ?? forum).id) return refuse("notFound");
  const reason = visibleParagraphs(input.reason);
  if (reason === "") return refuse("reasonMissing", { reason: "required" });
  if (reason.length > reasonLength) return refuse("reasonTooLong", { reason: "tooLong" });
  if (!hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");
  const by = { accountId: actor.accountId, at: ctx.now(), reason };
  const change = recommendation && backToFrozen(ctx, recommendation, by);
  const ended =
    change && vote.jointVoteId !== null
      ? await cancelParts(ctx.db, vote.jointVoteId, (part) => endingOf(part, by), change)
      : (await endVote(ctx.db, endingOf(vote, by), change)) && [vote.id];
  if (!ended || ended.length === 0) return refuse("voteEnded");
  await sweepEnded(ctx);
  for (const voteId of ended) ctx.hub.publish({ type: "vote", voteId });
  if (recommendation) await tellFrozen(ctx, actor, recommendation);
  return ok(null);
}

interface Cancelling {
  accountId: string;
  at: Date;
  reason: string;
}

/** Nothing is counted, so there is no record and no outcome. */
function endingOf({ id: voteId, forumId, seriesId, number }: EndingVote, { accountId, at, reason }: Cancelling) {
  return {
    voteId,
    forumId,
    subjectId: seriesId,
    at,
    actorId: accountId,
    number,
    kind: "cancelled" as const,
    reason,
    record: "",
    outcome: "",
    root: "",
    seal: "",
    cast: 0,
    secretBallots: [],
  };
}

function backToFrozen(
  ctx: Context,
  { id, forumId, documentId }: RecommendationDetails,
  { accountId, at, reason }: Cancelling,
): StatusChange {
  return {
    id: ctx.newId(),
    recommendationId: id,
    forumId,
    documentId,
    from: "voting",
    to: "frozen",
    documentState: documentStateIn("frozen"),
    becamePublicAt: null,
    accountId,
    at,
    reason,
  };
}

async function tellFrozen(ctx: Context, actor: Actor, { number, lead }: RecommendationDetails): Promise<void> {
  ctx.hub.publish({ type: "access-changed" });
  const cancelled = await readRecommendation(ctx, actor, lead.slug, number);
  if (!cancelled.ok) throw new Error(`the vote on ${number} was cancelled but it cannot be read`);
  announce(ctx, "changed", cancelled.value);
}
