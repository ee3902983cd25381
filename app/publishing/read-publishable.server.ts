import type { DocumentText } from "#app/drafting/document-json.ts";
import { publicationStep } from "#app/drafting/lifecycle.ts";
import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readCanonicalText } from "#app/versions/canonical-text.ts";
import { findVersion } from "#app/versions/reading-store.server.ts";
import { type Purpose, purposeOfStep } from "./purpose.ts";
import { lastFrozen } from "./store.server.ts";

/** What would be published of a recommendation as it stands. */
export interface Publishable {
  version: number;
  title: string;
  frozenAt: Date;
  hash: string;
  purpose: Purpose;
  text: DocumentText;
}

/** The version that a moderator can publish now; null where there is none. Callers have checked who may see the text. */
export async function readPublishable(
  ctx: Context,
  { id, status }: Pick<RecommendationDetails, "id" | "status">,
): Promise<Publishable | null> {
  const step = publicationStep(status);
  const number = step ? await lastFrozen(ctx.db, id) : null;
  const version = number === null ? null : await findVersion(ctx.db, id, number);
  if (!step || !version || version.publication) return null;
  return {
    version: version.number,
    title: version.recommendationTitle,
    frozenAt: version.at,
    hash: version.hash,
    purpose: purposeOfStep(step.to),
    text: readCanonicalText(version.text),
  };
}
