import type { Actor } from "#app/forums/actor.ts";
import { hasWithheld } from "#app/forums/offered.ts";
import { findForums } from "#app/forums/store.server.ts";
import { findWithheld } from "#app/forums/withheld-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { announce } from "./announce.server.ts";
import { can } from "./policy.ts";
import { type RecommendationDetails, readRecommendation } from "./read-recommendations.server.ts";
import { recommendationData, type TypedRecommendation } from "./recommendation-form.ts";
import { updateRecommendation } from "./store.server.ts";

/**
 * A moderator of the lead forum changes the data of a draft or of a recommendation in consultation.
 * `updatedAt` is that of the data which the moderator saw, ISO 8601; data that somebody has changed since are not overwritten.
 */
export async function editRecommendation(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; updatedAt: string },
  typed: TypedRecommendation,
): Promise<Result<RecommendationDetails, "notFound" | "forbidden" | "invalid" | "moved" | "changedMeanwhile">> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  if (!actor || !can(actor, "recommendation.edit", found.value)) return refuse("forbidden");
  const parsed = recommendationData.safeParse(typed);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));

  const { areas: withheld } = await findWithheld(ctx.db);
  if (hasWithheld(parsed.data.areas, withheld, found.value.areas)) return refuse("invalid", { areas: "notOffered" });
  if (found.value.updatedAt.toISOString() !== at.updatedAt) return refuse("changedMeanwhile");
  const { joined, ...data } = parsed.data;
  const forums = (await findForums(ctx.db)).filter((forum) => forum.id !== found.value.forumId);
  const joinedForums = forums.filter((forum) => joined.includes(forum.slug));
  const written = await updateRecommendation(
    ctx.db,
    found.value,
    data,
    joinedForums.map((forum) => forum.id),
    { at: ctx.now(), actorId: actor.accountId, newId: ctx.newId },
  );
  if (written !== "written") return refuse(written);
  ctx.hub.publish({ type: "access-changed" });
  const changed = await readRecommendation(ctx, actor, found.value.lead.slug, at.number);
  if (!changed.ok) throw new Error(`${at.number} was written but cannot be read`);
  announce(ctx, "changed", changed.value);
  return ok(changed.value);
}
