import type { DocumentText } from "#app/drafting/document-json.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { readCanonicalText } from "./canonical-text.ts";
import { readLetters } from "./read-letters.server.ts";
import type { ListedVersion } from "./read-versions.server.ts";
import { partsOf, readNames, readWriters } from "./read-writers.server.ts";
import { findVersion, type VersionRow } from "./reading-store.server.ts";
import { shownShares } from "./shown-shares.ts";
import { type ShownWriter, shownName, shownWriters } from "./shown-writers.ts";
import { versionKind } from "./version-kind.ts";
import { mayReadVersion, type VersionReader, versionReader } from "./version-reader.ts";

/** A version as somebody may read it. */
export interface Version extends ListedVersion {
  schemaVersion: number;
  /** What the recommendation was called then. */
  recommendationTitle: string;
  text: DocumentText;
  /** By whom its runs are. */
  writers: ShownWriter[];
}

export interface FoundVersion {
  recommendation: RecommendationDetails;
  reader: VersionReader;
  row: VersionRow;
}

/** One version of a recommendation by its number; one the caller may not read is not found. */
export async function findReadableVersion(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; version: number },
): Promise<Result<FoundVersion, "notFound">> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  const reader = versionReader(actor, recommendation);
  const row = await findVersion(ctx.db, recommendation.id, at.version);
  if (!row || !mayReadVersion(reader, row)) return refuse("notFound");
  return ok({ recommendation, reader, row });
}

/** The same with its text, and who wrote it as far as the caller may know. */
export async function readVersion(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; version: number },
): Promise<Result<FoundVersion & { version: Version }, "notFound">> {
  const found = await findReadableVersion(ctx, actor, at);
  if (!found.ok) return found;
  const { recommendation, reader, row } = found.value;
  const writers = await readWriters(ctx, recommendation.documentId);
  const letters = await readLetters(ctx, [row.id]);
  const shares = shownShares(partsOf(writers, letters.get(row.id)), reader.seesEveryMark);
  const accountId = row.maker?.accountId ?? null;
  const maker = accountId && (await readNames(ctx, [accountId])).get(accountId);
  const version: Version = {
    number: row.number,
    kind: versionKind(row.kind),
    title: row.title,
    at: row.at,
    hash: row.hash,
    maker: accountId === null ? null : shownName({ accountId, account: maker || null }, reader),
    shares,
    schemaVersion: row.schemaVersion,
    recommendationTitle: row.recommendationTitle,
    text: readCanonicalText(row.text),
    writers: shownWriters(writers, reader, shares),
  };
  return ok({ ...found.value, version });
}
