import { announce } from "#app/drafting/announce.server.ts";
import { can } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { insertNamed } from "./named-store.server.ts";
import { RecordedMeanwhile } from "./record-store.server.ts";
import { recordText } from "./record-text.server.ts";
import { replayJournal } from "./replay-journal.server.ts";
import { findNewest } from "./store.server.ts";
import { versionName } from "./version-title.ts";

type NameRefusal = "notFound" | "signedOut" | "forbidden" | "invalid" | "versionUnchanged" | "busy";

/** Only while others record the same text at the same moment is a second try needed. */
const mostTries = 5;

/**
 * A member keeps the text as it stands as a version with a name. Where nothing has changed since the last version that stays,
 * `fields.version` is its number.
 */
export async function nameVersion(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
  input: { title: unknown },
): Promise<Result<{ recommendation: RecommendationDetails; version: number }, NameRefusal>> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  if (!actor) return refuse("signedOut");
  if (!can(actor, "draft.nameVersion", recommendation)) return refuse("forbidden");
  const parsed = versionName.safeParse(input);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));

  for (let tries = 0; tries < mostTries; tries++) {
    const newest = await findNewest(ctx.db, recommendation.id, { isLasting: false });
    const recorded = recordText(await replayJournal(ctx, recommendation.documentId));
    const last = await findNewest(ctx.db, recommendation.id, { isLasting: true });
    if (last?.hash === recorded.content.hash) return refuse("versionUnchanged", { version: String(last.number) });
    try {
      const version = await insertNamed(
        ctx.db,
        {
          id: ctx.newId(),
          recommendationId: recommendation.id,
          recommendationTitle: recommendation.title,
          documentId: recommendation.documentId,
          kind: "named",
          title: parsed.data.title,
          at: ctx.now(),
          accountId: actor.accountId,
          after: newest?.number ?? 0,
        },
        { forumId: recommendation.forumId, number: recommendation.number },
        recorded,
      );
      announce(ctx, "changed", recommendation);
      return ok({ recommendation, version });
    } catch (error) {
      if (!(error instanceof RecordedMeanwhile || isTaken(error))) throw error;
    }
  }
  return refuse("busy");
}
