import type { DocumentText } from "#app/drafting/document-json.ts";
import { isTextPublic } from "#app/drafting/public-text.ts";
import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { ShownShare } from "#app/versions/shown-shares.ts";
import { readDissents, readDissentsOnText } from "#app/voting/read-dissents.server.ts";
import type { ShownDissent } from "#app/voting/shown-dissents.ts";
import { type Published, readPublications, readPublishedText } from "./read-publications.server.ts";
import { readShares } from "./read-shares.server.ts";
import { isLiveTextNewer } from "./standing.ts";

export interface PublicPage {
  publications: Published[];
  /** The published version whose text is shown; null for the text as it stands. */
  shown: Published | null;
  /** Null where the caller may read none. */
  text: DocumentText | null;
  shares: ShownShare[];
  /** Dissenting opinions on the votes over the text that is shown. */
  dissents: ShownDissent[];
}

/**
 * The page of a recommendation that the caller may see: its last published version, or the text as it stands where that is open to
 * everyone, or to the caller, and nothing newer is published.
 */
export async function readPublicPage(
  ctx: Context,
  actor: Actor | null,
  recommendation: RecommendationDetails,
): Promise<PublicPage> {
  const { status, statusChanges, documentId, mayWatch } = recommendation;
  const publications = await readPublications(ctx, recommendation);
  const last = publications.at(-1);
  if (last && !isLiveTextNewer(last, statusChanges)) {
    const [text, shares, dissents] = await Promise.all([
      readPublishedText(ctx, recommendation, last.version),
      readShares(ctx, recommendation, last.versionId),
      readDissents(ctx, actor, { versionId: last.versionId }),
    ]);
    return { publications, shown: last, text, shares, dissents };
  }
  const mayRead = mayWatch || isTextPublic(status, statusChanges);
  if (!mayRead) return { publications, shown: null, text: null, shares: [], dissents: [] };
  const [text, dissents] = await Promise.all([
    readText(ctx, documentId),
    readDissentsOnText(ctx, actor, recommendation),
  ]);
  return { publications, shown: null, text, shares: [], dissents };
}
