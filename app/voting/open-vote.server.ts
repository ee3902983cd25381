import { announce } from "#app/drafting/announce.server.ts";
import { documentStateIn } from "#app/drafting/lifecycle.ts";
import { can } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Refusal, type Result, refuse } from "#app/kernel/result.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import type { OpeningFault } from "./forum-faults.ts";
import { insertVotes } from "./opening-store.server.ts";
import { prepareTextVote, type VoteProposal } from "./prepare-text-vote.server.ts";

export type OpenVoteRefusal = "notFound" | "forbidden" | "moved" | "cannotOpen" | "proofNeeded";

/** With `cannotOpen`, every reason at once. */
export type OpenVoteRefused = Refusal<OpenVoteRefusal> & { faults?: OpeningFault[] };

const mostTries = 5;

/**
 * A moderator of the lead forum opens a vote on the version that was frozen last. Who may vote is read at that moment, and neither they,
 * the rule nor the text can be changed afterwards. Forums that have joined may vote with it, each by a vote of its own, all opened at once.
 * @returns the vote of the lead forum
 */
export async function openVote(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
  proposal: VoteProposal,
): Promise<Result<{ voteId: string; number: number; recommendation: RecommendationDetails }, never> | OpenVoteRefused> {
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
    if (!found.ok) return found;
    const recommendation = found.value;
    if (!actor || !can(actor, "recommendation.move", recommendation)) return refuse("forbidden");
    const prepared = await prepareTextVote(ctx, recommendation, proposal);
    if (prepared.faults) return { ok: false, reason: "cannotOpen", faults: prepared.faults };
    if (!hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");
    const now = ctx.now();
    const { parts, required } = prepared;
    const joint = required === null ? null : { id: ctx.newId(), required };
    const opened = await insertVotes(ctx.db, parts, joint, {
      id: ctx.newId(),
      recommendationId: recommendation.id,
      forumId: recommendation.forumId,
      documentId: recommendation.documentId,
      from: "frozen",
      to: "voting",
      documentState: documentStateIn("voting"),
      becamePublicAt: null,
      accountId: actor.accountId,
      at: now,
      reason: "",
    });
    if (opened === "moved") return refuse("moved");
    if (opened === "again") continue;
    ctx.hub.publish({ type: "access-changed" });
    const voting = await readRecommendation(ctx, actor, at.forumSlug, at.number);
    if (!voting.ok) throw new Error(`${at.number} is voted on but cannot be read`);
    announce(ctx, "changed", voting.value);
    return ok({ voteId: parts[0].vote.id, number: opened[0] ?? 0, recommendation: voting.value });
  }
  return refuse("moved");
}
