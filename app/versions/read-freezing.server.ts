import { can } from "#app/drafting/policy.ts";
import { readRecentWriters } from "#app/drafting/read-recent-writers.server.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { freezingCheckList, type Requirement } from "./freezing.ts";
import { type Frozen, readFrozen } from "./read-frozen.server.ts";
import { findNewest } from "./store.server.ts";

export interface Freezing {
  recommendation: RecommendationDetails;
  checkList: Record<Requirement, boolean>;
  /** Set where it is frozen already. */
  frozen: Frozen | null;
  /** The number that the frozen version will have, as it looks now. */
  nextVersion: number;
  /** Names of those who have just been writing. */
  writers: string[];
}

/** What a moderator has to know before freezing. */
export async function readFreezing(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
): Promise<Result<Freezing, "notFound" | "signedOut" | "forbidden">> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  if (!can(actor, "recommendation.move", recommendation)) return refuse(actor ? "forbidden" : "signedOut");
  const { id, status, documentId, addressees, indicators } = recommendation;
  const text = await readText(ctx, documentId);
  return ok({
    recommendation,
    checkList: freezingCheckList({ status, text, addressees: addressees.length, indicators: indicators.length }),
    frozen: await readFrozen(ctx, recommendation),
    nextVersion: ((await findNewest(ctx.db, id, { isLasting: false }))?.number ?? 0) + 1,
    writers: status === "draft" ? await readRecentWriters(ctx, documentId) : [],
  });
}
