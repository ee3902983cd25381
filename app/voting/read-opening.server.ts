import { transition } from "#app/drafting/lifecycle.ts";
import { can as canMove } from "#app/drafting/policy.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, refuse } from "#app/kernel/result.ts";
import { findForumsOf } from "./joint-store.server.ts";
import { keptRules, sizesNow } from "./keep-rules.server.ts";
import { optionRecommendations } from "./open-option-vote.server.ts";
import { findFrozenVersion } from "./store.server.ts";

/** What a vote on a text is opened with; `version` is null while there is nothing to vote on, `joined` are the forums that may vote too. */
export async function readTextOpening(ctx: Context, actor: Actor | null, at: { forumSlug: string; number: string }) {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  const recommendation = found.value;
  if (!actor || !canMove(actor, "recommendation.move", recommendation))
    return refuse(actor ? "forbidden" : "signedOut");
  const isReady = transition(recommendation.status, "voting") !== undefined;
  const { joined } = await findForumsOf(ctx.db, recommendation.id);
  return ok({
    recommendation,
    version: isReady ? await findFrozenVersion(ctx.db, recommendation.id) : null,
    sizes: await sizesNow(ctx, recommendation.forumId),
    joined: await Promise.all(joined.filter(({ archivedAt }) => !archivedAt).map((forum) => joinedForum(ctx, forum))),
    rules: await keptRules(ctx, recommendation.forumId),
  });
}

/** A forum that may vote beside the one that leads, with the people of each of its voting sectors now. */
async function joinedForum(ctx: Context, { id, slug, name }: { id: string; slug: string; name: string }) {
  return { slug, name, sizes: await sizesNow(ctx, id) };
}

/** What a vote over options is opened with. */
export async function readOptionOpening(ctx: Context, actor: Actor | null, slug: string) {
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  if (!actor || !can(actor, "forum.openVote", forum)) return refuse(actor ? "forbidden" : "signedOut");
  const recommendations = await optionRecommendations(ctx, actor, forum.id);
  return ok({
    forum: { id: forum.id, slug: forum.slug, name: forum.name },
    recommendations: recommendations.map(({ number, title }) => ({ number, title })),
    sizes: await sizesNow(ctx, forum.id),
    rules: await keptRules(ctx, forum.id),
  });
}
