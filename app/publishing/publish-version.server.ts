import { announce } from "#app/drafting/announce.server.ts";
import { documentStateIn, publicationStep, type Status } from "#app/drafting/lifecycle.ts";
import { can } from "#app/drafting/policy.ts";
import { encodePublishedData } from "#app/drafting/published-data.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { findVersion } from "#app/versions/reading-store.server.ts";
import { purposeOfStep } from "./purpose.ts";
import { insertPublication, lastFrozen } from "./store.server.ts";
import { isVersionNumber } from "./version-number.ts";

export type PublishRefusal =
  | "notFound"
  | "forbidden"
  | "noSuchVersion"
  | "notFrozen"
  | "newerFrozen"
  | "illegal"
  | "moved"
  | "proofNeeded";

export interface PublishedVersion {
  recommendation: RecommendationDetails;
  version: number;
  /** False when it was published before, by whoever was first. */
  isNew: boolean;
}

/**
 * A moderator of the lead forum publishes the version that was frozen last: for consultation, or as adopted once it is. From then on
 * everyone may read it, for good. `from` is the status the moderator saw. To publish a published version again changes nothing.
 */
export async function publishVersion(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string },
  input: { version: number; from: string },
): Promise<Result<PublishedVersion, PublishRefusal>> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  const { id, status } = recommendation;
  // Whoever may move it is told what is wrong with the stage; everyone else that it is not theirs to do.
  if (!actor || !can(actor, "recommendation.move", recommendation)) return refuse("forbidden");
  const version = isVersionNumber(input.version) ? await findVersion(ctx.db, id, input.version) : null;
  if (!version) return refuse("noSuchVersion");
  if (version.publication) return ok({ recommendation, version: version.number, isNew: false });
  const step = publicationStep(status);
  if (version.kind !== "frozen" || status === "draft" || status === "consultation") return refuse("notFrozen");
  if (!step || !can(actor, "recommendation.publish", recommendation)) return refuse("illegal");
  if (input.from !== status) return refuse("moved");
  if ((await lastFrozen(ctx.db, id)) !== version.number) return refuse("newerFrozen");
  // What everyone has read cannot be taken back, so a screen left open is not enough.
  if (!hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");

  const written = await write(ctx, actor, recommendation, version, step.to);
  const read = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!read.ok) throw new Error(`${at.number} was published but cannot be read`);
  if (!written) {
    const now = await findVersion(ctx.db, id, version.number);
    return now?.publication
      ? ok({ recommendation: read.value, version: version.number, isNew: false })
      : refuse("moved");
  }
  ctx.hub.publish({ type: "access-changed" });
  announce(ctx, "changed", read.value);
  return ok({ recommendation: read.value, version: version.number, isNew: true });
}

/** @returns false when somebody else has published it, or moved the recommendation, at the same moment */
async function write(
  ctx: Context,
  actor: Actor,
  recommendation: RecommendationDetails,
  version: { id: string; number: number; hash: string },
  to: Status,
): Promise<boolean> {
  const at = ctx.now();
  try {
    return await insertPublication(
      ctx.db,
      {
        versionId: version.id,
        version: version.number,
        hash: version.hash,
        number: recommendation.number,
        purpose: purposeOfStep(to),
        data: encodePublishedData(recommendation),
      },
      {
        id: ctx.newId(),
        recommendationId: recommendation.id,
        forumId: recommendation.forumId,
        documentId: recommendation.documentId,
        from: recommendation.status,
        to,
        documentState: documentStateIn(to),
        becamePublicAt: at,
        accountId: actor.accountId,
        at,
        reason: "",
      },
    );
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}
