import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readDissents } from "#app/voting/read-dissents.server.ts";
import { dissentResource, publicationResource, type VersionResource } from "./public-api.server.ts";
import { readPublications } from "./read-publications.server.ts";
import { findPublishedText } from "./store.server.ts";

/** A published version as a file: its canonical text to the letter, and what goes with it; null for one that is not published. */
export async function readPublishedFile(
  ctx: Context,
  recommendation: RecommendationDetails,
  version: number | null,
): Promise<VersionResource | null> {
  const { id, number, isFictitious, lead } = recommendation;
  const published = (await readPublications(ctx, recommendation)).find((one) => one.version === version);
  const stored = published && (await findPublishedText(ctx.db, id, published.version));
  if (!published || !stored) return null;
  const dissents = await readDissents(ctx, null, { versionId: published.versionId });
  const { data, standing, schemaVersion, frozenAt } = published;
  return {
    ...publicationResource(ctx.publicUrl, { ...published, number, isFictitious, forum: lead }),
    frozenAt: frozenAt.toISOString(),
    withdrawnBecause: standing.kind === "withdrawn" ? standing.reason : null,
    areas: data.areas,
    addressees: data.addressees,
    indicators: data.indicators,
    sources: data.sources,
    schemaVersion,
    text: JSON.parse(stored.text),
    dissents: dissents.map(dissentResource),
  };
}
