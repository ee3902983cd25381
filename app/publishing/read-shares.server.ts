import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readLetters } from "#app/versions/read-letters.server.ts";
import { partsOf, readWriters } from "#app/versions/read-writers.server.ts";
import { type ShownShare, shownShares } from "#app/versions/shown-shares.ts";

/** Which sectors wrote a published version, as far as everyone may know. Empty where nobody is known to have written it. */
export async function readShares(
  ctx: Context,
  { documentId }: Pick<RecommendationDetails, "documentId">,
  versionId: string,
): Promise<ShownShare[]> {
  const [writers, letters] = await Promise.all([readWriters(ctx, documentId), readLetters(ctx, [versionId])]);
  return shownShares(partsOf(writers, letters.get(versionId)), false);
}
