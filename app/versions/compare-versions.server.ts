import type { DocumentText } from "#app/drafting/document-json.ts";
import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { type BlockIds, readCanonicalText, withBlockIds } from "./canonical-text.ts";
import { type BlockChange, diffDocuments, diffWords, type WordPiece } from "./diff.ts";
import type { VersionName } from "./paths.ts";
import { findReadableVersion } from "./read-version.server.ts";
import type { VersionRow } from "./reading-store.server.ts";

/** One of two that are compared. */
export interface Side {
  /** Null for the working text. */
  number: number | null;
  title: string;
  at: Date | null;
  hash: string | null;
}

export interface Compared {
  recommendation: RecommendationDetails;
  isInside: boolean;
  from: Side;
  to: Side;
  /** What the recommendation is called; null where that has not changed. */
  title: WordPiece[] | null;
  summary: BlockChange[];
  body: BlockChange[];
}

interface Compare {
  side: Side;
  title: string;
  text: DocumentText;
}

/** What has changed from a version to a later one, or to the working text as it stands, which members may see. */
export async function compareVersions(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; from: number; to: VersionName },
): Promise<Result<Compared, "notFound">> {
  const earlier = await findReadableVersion(ctx, actor, { ...at, version: at.from });
  if (!earlier.ok) return earlier;
  const { recommendation, reader } = earlier.value;
  let after: Compare;
  if (at.to === "draft") {
    if (!reader.isInside) return refuse("notFound");
    after = await workingText(ctx, recommendation);
  } else {
    const later = await findReadableVersion(ctx, actor, { ...at, version: at.to });
    if (!later.ok) return later;
    after = storedText(later.value.row);
  }
  const before = storedText(earlier.value.row);
  return ok({
    recommendation,
    isInside: reader.isInside,
    from: before.side,
    to: after.side,
    title: before.title === after.title ? null : diffWords(before.title, after.title),
    summary: diffDocuments(before.text.summary, after.text.summary),
    body: diffDocuments(before.text.body, after.text.body),
  });
}

function storedText(row: VersionRow): Compare {
  const { number, title, at, hash } = row;
  const text = withBlockIds(readCanonicalText(row.text), JSON.parse(row.blockIds) as BlockIds);
  return { side: { number, title, at, hash }, title: row.recommendationTitle, text };
}

async function workingText(ctx: Context, { documentId, title }: RecommendationDetails): Promise<Compare> {
  const { at, ...text } = await readText(ctx, documentId);
  return { side: { number: null, title: "", at, hash: null }, title, text };
}
