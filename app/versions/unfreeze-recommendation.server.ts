import { changeStatus } from "#app/drafting/change-status.server.ts";
import { transition } from "#app/drafting/lifecycle.ts";
import { can } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { type Result, refuse } from "#app/kernel/result.ts";
import { visibleParagraphs } from "#app/kernel/visible-text.ts";

export type UnfreezeRefusal = "notFound" | "forbidden" | "illegal" | "reasonMissing" | "reasonTooLong" | "moved";

const reasonLength = 1000;

/**
 * A moderator of the lead forum takes a frozen recommendation back to drafting, with a reason for the register of changes. Before a vote
 * only; the frozen version stays.
 */
export async function unfreezeRecommendation(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
  input: { reason: string },
): Promise<Result<RecommendationDetails, UnfreezeRefusal>> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  if (!actor || !can(actor, "recommendation.move", recommendation)) return refuse("forbidden");
  if (transition(recommendation.status, "draft")?.step !== "unfreeze") return refuse("illegal");
  const reason = visibleParagraphs(input.reason);
  if (reason === "") return refuse("reasonMissing", { reason: "required" });
  if (reason.length > reasonLength) return refuse("reasonTooLong", { reason: "tooLong" });
  return changeStatus(ctx, actor, recommendation, { to: "draft", reason });
}
