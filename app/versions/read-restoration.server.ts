import { can } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { canonicalText, readCanonicalText, withBlockIds } from "./canonical-text.ts";
import { type BlockChange, diffDocuments } from "./diff.ts";
import { findVersion } from "./reading-store.server.ts";

export interface Restoration {
  recommendation: RecommendationDetails;
  version: { number: number; title: string; at: Date };
  /** What becomes of the present text: from what it says now to what the version says. Null where it says the same. */
  changes: { summary: BlockChange[]; body: BlockChange[] } | null;
}

/** What a member has to know before a version's text comes back. */
export async function readRestoration(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; version: number },
): Promise<Result<Restoration, "notFound" | "signedOut" | "forbidden">> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  if (!actor) return refuse("signedOut");
  if (!can(actor, "draft.restoreVersion", recommendation)) return refuse("forbidden");
  const version = await findVersion(ctx.db, recommendation.id, at.version);
  if (!version) return refuse("notFound");
  const now = await readText(ctx, recommendation.documentId);
  const then = withBlockIds(readCanonicalText(version.text), JSON.parse(version.blockIds));
  const isSame = canonicalText(now) === version.text;
  return ok({
    recommendation,
    version: { number: version.number, title: version.title, at: version.at },
    changes: isSame
      ? null
      : { summary: diffDocuments(now.summary, then.summary), body: diffDocuments(now.body, then.body) },
  });
}
