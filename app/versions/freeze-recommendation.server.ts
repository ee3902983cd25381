import { readDocument } from "#app/drafting/document-json.ts";
import { can } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { tellMoved } from "#app/drafting/tell-moved.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { insertFrozen } from "./freeze-store.server.ts";
import { missingFor, type Requirement } from "./freezing.ts";
import { recordText } from "./record-text.server.ts";
import { addRows, type Replayed, replayJournal } from "./replay-journal.server.ts";

export type FreezeRefusal = "notFound" | "forbidden" | "moved" | "incomplete" | "proofNeeded";

/** Only while others freeze, name or check the same text at the same moment is a second try needed. */
const mostTries = 5;

/**
 * A moderator of the lead forum freezes a recommendation for a vote: from that moment nobody writes, and the text as it stands is a
 * version for good. `from` is the status the moderator saw. What is missing stands in `fields`.
 */
export async function freezeRecommendation(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
  { from }: { from: string },
): Promise<Result<{ recommendation: RecommendationDetails; version: number; hash: string }, FreezeRefusal>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
    if (!found.ok) return found;
    const recommendation = found.value;
    if (!actor || !can(actor, "recommendation.move", recommendation)) return refuse("forbidden");
    if (recommendation.status !== from) return refuse("moved");
    const replayed = await replayJournal(ctx, recommendation.documentId);
    const early = missing(recommendation, replayed);
    if (early.length > 0) return incomplete(early);
    // Everybody stops at that moment, so a screen left open is not enough.
    if (!hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");

    let late: Requirement[] = [];
    let hash = "";
    const now = ctx.now();
    const outcome = await insertFrozen(
      ctx.db,
      {
        versionId: ctx.newId(),
        statusChangeId: ctx.newId(),
        recommendationId: recommendation.id,
        recommendationTitle: recommendation.title,
        number: recommendation.number,
        forumId: recommendation.forumId,
        documentId: recommendation.documentId,
        from: recommendation.status,
        updatedAt: recommendation.updatedAt,
        accountId: actor.accountId,
        at: now,
      },
      replayed.seq,
      (rows) => {
        addRows(replayed, rows);
        if (rows.length > 0) late = missing(recommendation, replayed);
        if (late.length > 0) return null;
        const recorded = recordText(replayed);
        hash = recorded.content.hash;
        return recorded;
      },
    ).catch((error: unknown) => {
      // Somebody has named a version at the same moment.
      if (isTaken(error) && tries < mostTries - 1) return "again" as const;
      throw error;
    });
    if (outcome === "refused") return incomplete(late);
    // What was read is out of date: the data of the recommendation, or who has contributed.
    if (outcome === "moved" || outcome === "again") continue;
    return ok({ recommendation: await tellMoved(ctx, actor, recommendation), version: outcome.version, hash });
  }
  return refuse("moved");
}

function missing(recommendation: RecommendationDetails, { authorship }: Replayed): Requirement[] {
  return missingFor({
    status: recommendation.status,
    text: readDocument(authorship.doc),
    addressees: recommendation.addressees.length,
    indicators: recommendation.indicators.length,
  });
}

function incomplete(requirements: readonly Requirement[]) {
  return refuse("incomplete", Object.fromEntries(requirements.map((one) => [one, "missing"])));
}
