import { announce } from "#app/drafting/announce.server.ts";
import { readDocument } from "#app/drafting/document-json.ts";
import { can } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { missingFor, type Requirement } from "./freezing.ts";
import { hashText } from "./hash-text.server.ts";
import { makeVersion } from "./make-version.ts";
import { addRows, type Replayed, replayJournal } from "./replay-journal.server.ts";
import { type FrozenText, insertFrozen } from "./store.server.ts";
import { encodeAuthorship } from "./stored-authorship.ts";

export type FreezeRefusal = "notFound" | "forbidden" | "moved" | "incomplete";

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
      { seq: replayed.seq, contributors: replayed.known },
      (rows) => {
        addRows(replayed, rows);
        late = missing(recommendation, replayed);
        if (late.length > 0) return null;
        const frozen = frozenText(replayed);
        hash = frozen.content.hash;
        return frozen;
      },
    );
    if (outcome === "refused") return incomplete(late);
    // What was read is out of date: the data of the recommendation, or who has contributed.
    if (outcome === "moved" || outcome === "again") continue;
    ctx.hub.publish({ type: "access-changed" });
    const frozen = await readRecommendation(ctx, actor, at.forumSlug, at.number);
    if (!frozen.ok) throw new Error(`${at.number} was frozen but cannot be read`);
    announce(ctx, "changed", frozen.value);
    return ok({ recommendation: frozen.value, version: outcome.version, hash });
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

function frozenText({ authorship, seq }: Replayed): FrozenText {
  const content = makeVersion(authorship);
  const state = authorship.state();
  return {
    seq,
    content: { ...content, hash: hashText(content.schemaVersion, content.text) },
    contributors: state.contributors.map(({ userId, sector }) => ({ accountId: userId, sector })),
    state: encodeAuthorship(state),
  };
}
