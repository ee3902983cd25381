import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { documentStateIn, isPublic, type Status } from "./lifecycle.ts";
import type { RecommendationDetails } from "./read-recommendations.server.ts";
import { updateStatus } from "./status-store.server.ts";
import { tellMoved } from "./tell-moved.server.ts";

/** Moves a recommendation to a stage that the caller has found legal, with its text and its register, and tells everybody. */
export async function changeStatus(
  ctx: Context,
  actor: Actor,
  recommendation: RecommendationDetails,
  { to, reason }: { to: Status; reason: string },
): Promise<Result<RecommendationDetails, "moved">> {
  const at = ctx.now();
  const isWritten = await updateStatus(ctx.db, {
    id: ctx.newId(),
    recommendationId: recommendation.id,
    forumId: recommendation.forumId,
    documentId: recommendation.documentId,
    from: recommendation.status,
    to,
    documentState: documentStateIn(to),
    becamePublicAt: isPublic(to, false) ? at : null,
    accountId: actor.accountId,
    at,
    reason,
  });
  return isWritten ? ok(await tellMoved(ctx, actor, recommendation)) : refuse("moved");
}
