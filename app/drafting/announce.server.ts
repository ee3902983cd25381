import type { Context } from "#app/kernel/context.server.ts";
import type { RecommendationSummary } from "./read-recommendations.server.ts";

/** Tells the connected people that a recommendation is new or has changed. Call after the commit. */
export function announce(ctx: Context, kind: "created" | "changed", recommendation: RecommendationSummary): void {
  const { id, number, title, status, documentId, lead, joined, isPublic } = recommendation;
  ctx.hub.publish({
    type: "recommendation",
    kind,
    forums: [lead, ...joined].map((forum) => forum.slug),
    isPublic,
    recommendation: { id, number, title, status, documentId },
  });
}
