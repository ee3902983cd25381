import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result } from "#app/kernel/result.ts";
import { readLetters } from "./read-letters.server.ts";
import { partsOf, readNames, readWriters } from "./read-writers.server.ts";
import { findVersionsListed } from "./reading-store.server.ts";
import { type ShownShare, shownShares } from "./shown-shares.ts";
import { type ShownWriter, shownName } from "./shown-writers.ts";
import { type VersionKind, versionKind } from "./version-kind.ts";
import { mayReadVersion, type VersionReader, versionReader } from "./version-reader.ts";

export interface ListedVersion {
  number: number;
  kind: VersionKind;
  /** What a member called it; empty for others. */
  title: string;
  at: Date;
  hash: string;
  /** Who froze it or gave it its name; null for one that was made by itself. */
  maker: ShownWriter["who"] | null;
  shares: ShownShare[];
}

export interface VersionList {
  recommendation: RecommendationDetails;
  reader: VersionReader;
  /** Those the reader may read, newest first. */
  versions: ListedVersion[];
}

/** The versions of a recommendation that somebody may read. */
export async function readVersions(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
): Promise<Result<VersionList, "notFound">> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  const reader = versionReader(actor, recommendation);
  const rows = (await findVersionsListed(ctx.db, recommendation.id)).filter((row) => mayReadVersion(reader, row));
  const writers = await readWriters(ctx, recommendation.documentId);
  const letters = await readLetters(
    ctx,
    rows.map(({ id }) => id),
  );
  const makers = await readNames(
    ctx,
    rows.flatMap(({ maker }) => maker?.accountId ?? []),
  );
  const versions = rows.map(({ id, kind, maker, publication: _, ...version }) => ({
    ...version,
    kind: versionKind(kind),
    maker: maker && shownName({ accountId: maker.accountId, account: makers.get(maker.accountId) ?? null }, reader),
    shares: shownShares(partsOf(writers, letters.get(id)), reader.seesEveryMark),
  }));
  return ok({ recommendation, reader, versions });
}
