import type { Context } from "#app/kernel/context.server.ts";
import type { RecommendationSummary } from "./read-recommendations.server.ts";

type Announced = Pick<
  RecommendationSummary,
  "id" | "number" | "title" | "status" | "documentId" | "lead" | "joined" | "isPublic"
>;

/** Tells the connected people that a recommendation is new or has changed. Call after the commit. */
export function announce(ctx: Context, kind: "created" | "changed", recommendation: Announced): void {
  const { id, number, title, status, documentId, lead, joined, isPublic } = recommendation;
  ctx.hub.publish({
    type: "recommendation",
    kind,
    forums: [lead, ...joined].map((forum) => forum.slug),
    isPublic,
    recommendation: { id, number, title, status, documentId },
  });
}
