import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { type Result, refuse } from "#app/kernel/result.ts";
import { visibleParagraphs } from "#app/kernel/visible-text.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { changeStatus } from "./change-status.server.ts";
import { isEmpty, readDocument } from "./document-json.ts";
import { type Status, transition } from "./lifecycle.ts";
import { loadDocument } from "./load-document.server.ts";
import { can } from "./policy.ts";
import { type RecommendationDetails, readRecommendation } from "./read-recommendations.server.ts";

/** The steps a moderator takes by hand; the others belong to freezing, voting, publishing and answering. */
export const manualSteps = ["consult", "redraft", "withdraw", "supersede"] as const;

export type MoveRefusal =
  | "notFound"
  | "forbidden"
  | "illegal"
  | "summaryMissing"
  | "bodyMissing"
  | "reasonMissing"
  | "reasonTooLong"
  | "moved"
  | "proofNeeded";

const reasonLength = 1000;

/**
 * A moderator of the lead forum moves a recommendation to another status. `from` is the status the moderator saw.
 * Before everyone may read it, the summary and the text must be there; withdrawing needs a reason, and so does saying that another one
 * took its place.
 */
export async function moveRecommendation(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
  move: { from: string; to: string; reason: string },
): Promise<Result<RecommendationDetails, MoveRefusal>> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  if (!actor || !can(actor, "recommendation.move", recommendation)) return refuse("forbidden");
  if (recommendation.status !== move.from) return refuse("moved");
  const legal = legalMoves(recommendation.status).find((to) => to === move.to);
  if (!legal) return refuse("illegal");
  const reason = visibleParagraphs(move.reason);
  const isFinal = legal === "withdrawn" || legal === "superseded";
  if (isFinal && reason === "") return refuse("reasonMissing", { reason: "required" });
  if (reason.length > reasonLength) return refuse("reasonTooLong", { reason: "tooLong" });
  if (legal === "consultation") {
    const { doc } = await loadDocument(ctx.db, recommendation.documentId);
    const text = readDocument(doc);
    doc.destroy();
    if (isEmpty(text.summary)) return refuse("summaryMissing");
    if (isEmpty(text.body)) return refuse("bodyMissing");
  }

  // There is no way back from it, so a screen left open is not enough.
  if (isFinal && !hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");

  return changeStatus(ctx, actor, recommendation, { to: legal, reason });
}

/** Where a moderator may move a recommendation by hand. */
export function legalMoves(status: Status): Status[] {
  const targets: Status[] = ["consultation", "draft", "withdrawn", "superseded"];
  return targets.filter((to) => manualSteps.some((step) => step === transition(status, to)?.step));
}
