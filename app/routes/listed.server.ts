import { can } from "#app/drafting/policy.ts";
import type { RecommendationSummary } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";

/** What a list shows of a recommendation. */
export function toListed(actor: Actor | null, recommendation: RecommendationSummary) {
  const { id, number, title, status, updatedAt, lead, mayWatch } = recommendation;
  return { id, number, title, status, updatedAt, lead, mayWatch, mayWrite: can(actor, "draft.write", recommendation) };
}
