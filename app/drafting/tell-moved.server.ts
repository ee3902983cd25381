import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { announce } from "./announce.server.ts";
import {
  type RecommendationDetails,
  type RecommendationSummary,
  readRecommendation,
} from "./read-recommendations.server.ts";

/**
 * Tells everybody who is connected that a recommendation has moved to another stage: rights to its text are asked again at once, pages
 * read themselves anew. Call after the commit. @returns it as it stands now
 */
export async function tellMoved(
  ctx: Context,
  actor: Actor,
  { lead, number }: Pick<RecommendationSummary, "lead" | "number">,
): Promise<RecommendationDetails> {
  ctx.hub.publish({ type: "access-changed" });
  const moved = await readRecommendation(ctx, actor, lead.slug, number);
  if (!moved.ok) throw new Error(`${number} was moved but cannot be read`);
  announce(ctx, "changed", moved.value);
  return moved.value;
}
