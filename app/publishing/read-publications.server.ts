import type { DocumentText } from "#app/drafting/document-json.ts";
import { decodePublishedData, type PublishedData } from "#app/drafting/published-data.ts";
import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readCanonicalText, withBlockIds } from "#app/versions/canonical-text.ts";
import { type Purpose, purposeOf } from "./purpose.ts";
import { type PublicationStanding, standingsOf } from "./standing.ts";
import { findPublications, findPublishedText, type PublicationRow } from "./store.server.ts";

/** A published version, without its text. Anyone may read it. */
export interface Published {
  versionId: string;
  version: number;
  title: string;
  purpose: Purpose;
  /** When it was published. */
  at: Date;
  frozenAt: Date;
  hash: string;
  schemaVersion: number;
  data: PublishedData;
  standing: PublicationStanding;
}

type Recommendation = Pick<RecommendationDetails, "id" | "status" | "statusChanges">;

/** The published versions of a recommendation, in their order. */
export async function readPublications(ctx: Context, recommendation: Recommendation): Promise<Published[]> {
  const rows = await findPublications(ctx.db, recommendation.id);
  const facts = rows.map(({ number: version, at }) => ({ version, at }));
  const standings = standingsOf(facts, recommendation.status, recommendation.statusChanges);
  return rows.map((row, index) => toPublished(row, standings[index] ?? { kind: "current" }));
}

/** The text of a published version, with the ids of its blocks; null for a version that is not published. */
export async function readPublishedText(
  ctx: Context,
  recommendation: Pick<Recommendation, "id">,
  version: number,
): Promise<DocumentText | null> {
  const found = await findPublishedText(ctx.db, recommendation.id, version);
  return found && withBlockIds(readCanonicalText(found.text), JSON.parse(found.blockIds));
}

function toPublished(
  { number: version, purpose, at, data, version: row }: PublicationRow,
  standing: PublicationStanding,
): Published {
  return {
    versionId: row.id,
    version,
    title: row.recommendationTitle,
    purpose: purposeOf(purpose),
    at,
    frozenAt: row.at,
    hash: row.hash,
    schemaVersion: row.schemaVersion,
    data: decodePublishedData(data),
    standing,
  };
}
