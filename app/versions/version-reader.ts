import { membershipFor, type RecommendationFacts } from "#app/drafting/policy.ts";
import type { Actor } from "#app/forums/actor.ts";
import { seesEveryMark } from "#app/forums/sector-consent.ts";

/** Somebody who reads versions of a recommendation. */
export interface VersionReader {
  /** Whether they may open the working text: every version is theirs to read, and who wrote it by name. */
  isInside: boolean;
  /** Whether they see every sector: members but for observers (sector-consent.ts). */
  seesEveryMark: boolean;
}

export function versionReader(
  actor: Actor | null,
  recommendation: Pick<RecommendationFacts, "forumId" | "joinedForumIds"> & { mayWatch: boolean },
): VersionReader {
  const isInside = recommendation.mayWatch;
  return { isInside, seesEveryMark: isInside && seesEveryMark(membershipFor(actor, recommendation)?.role ?? "") };
}

/**
 * Whether somebody may read a version: whoever may open the working text, every one; everybody else those that are published. Every read of
 * a version goes through here. Of a recommendation that somebody may not see, they see no version either (readRecommendation).
 */
export function mayReadVersion(
  reader: Pick<VersionReader, "isInside">,
  version: { publication: object | null },
): boolean {
  return reader.isInside || version.publication !== null;
}
