import type { Status } from "#app/drafting/lifecycle.ts";
import {
  type RecommendationDetails,
  readRecommendation,
  readRecommendations,
} from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { missingFor, type Requirement } from "#app/versions/freezing.ts";
import { type NextStep, nextStep, waitsFor } from "./next-step.ts";
import { readPublishable } from "./read-publishable.server.ts";

/** A recommendation on the moderator's desk. */
export interface DeskItem {
  number: string;
  title: string;
  status: Status;
  updatedAt: Date;
  step: NextStep | null;
  /** What has to be made up for before that step. */
  blockers: Requirement[];
  waitsFor: ReturnType<typeof waitsFor>;
}

/** Every recommendation that a forum leads, with what its moderator does next. Those in which there is something to do come first. */
export async function readDesk(
  ctx: Context,
  actor: Actor | null,
  slug: string,
): Promise<
  Result<{ forum: { slug: string; name: string }; items: DeskItem[] }, "notFound" | "signedOut" | "forbidden">
> {
  const forum = await findForumBySlug(ctx.db, slug);
  if (!forum) return refuse("notFound");
  if (!can(actor, "forum.seeDesk", forum)) return refuse(actor ? "forbidden" : "signedOut");
  const led = (await readRecommendations(ctx, actor, forum.id)).filter(({ forumId }) => forumId === forum.id);
  const items: DeskItem[] = [];
  for (const { number } of led) {
    const found = await readRecommendation(ctx, actor, slug, number);
    if (found.ok) items.push(await deskItem(ctx, found.value));
  }
  const rank = ({ step, waitsFor }: DeskItem) => (step ? 0 : waitsFor === "nothing" ? 2 : 1);
  items.sort((one, other) => rank(one) - rank(other) || other.updatedAt.getTime() - one.updatedAt.getTime());
  return ok({ forum: { slug: forum.slug, name: forum.name }, items });
}

async function deskItem(ctx: Context, recommendation: RecommendationDetails): Promise<DeskItem> {
  const { number, title, status, updatedAt, statusChanges } = recommendation;
  const wanted = nextStep(status, statusChanges);
  // What is published already is not published again.
  const step = wanted === "publish" && !(await readPublishable(ctx, recommendation)) ? null : wanted;
  return {
    number,
    title,
    status,
    updatedAt,
    step,
    blockers: await blockersOf(ctx, recommendation, step),
    waitsFor: waitsFor(status),
  };
}

async function blockersOf(
  ctx: Context,
  { status, documentId, addressees, indicators }: RecommendationDetails,
  step: NextStep | null,
): Promise<Requirement[]> {
  if (step !== "consult" && step !== "freeze") return [];
  const text = await readText(ctx, documentId);
  const missing = missingFor({ status, text, addressees: addressees.length, indicators: indicators.length });
  return step === "freeze" ? missing : missing.filter((one) => one === "summary" || one === "body");
}
