import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { type BlockChange, diffDocuments } from "#app/versions/diff.ts";
import { readPublications, readPublishedText } from "./read-publications.server.ts";

export interface DiffedVersions {
  number: string;
  from: { version: number; hash: string };
  to: { version: number; hash: string };
  summary: BlockChange[];
  body: BlockChange[];
}

/** What changed between two published versions; null unless both are published. */
export async function diffPublished(
  ctx: Context,
  recommendation: RecommendationDetails,
  fromVersion: number | null,
  toVersion: number | null,
): Promise<DiffedVersions | null> {
  const publications = await readPublications(ctx, recommendation);
  const from = publications.find(({ version }) => version === fromVersion);
  const to = publications.find(({ version }) => version === toVersion);
  const before = from && (await readPublishedText(ctx, recommendation, from.version));
  const after = to && (await readPublishedText(ctx, recommendation, to.version));
  if (!before || !after) return null;
  return {
    number: recommendation.number,
    from: { version: from.version, hash: from.hash },
    to: { version: to.version, hash: to.hash },
    summary: diffDocuments(before.summary, after.summary),
    body: diffDocuments(before.body, after.body),
  };
}
