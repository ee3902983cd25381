import { readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { votePath } from "./paths.ts";
import { type StepKind, stepKinds } from "./register.ts";
import { findHead, findStepsWithVotes } from "./register-store.server.ts";

const most = 50;

/** A step of the register; `vote` is null for who may not read of it: they see that there was a step. */
export interface ShownStep {
  seq: number;
  at: string;
  kind: StepKind;
  hash: string;
  vote: { path: string; number: number; of: string } | null;
}

/** The newest steps of the register, or those before a step. @param before number of a step; anything else begins with the newest */
export async function readRegisterPage(ctx: Context, actor: Actor | null, before: string) {
  const from = /^[1-9]\d{0,8}$/.test(before) ? Number(before) : null;
  const rows = await findStepsWithVotes(ctx.db, from, most);
  const { seq, head } = await findHead(ctx.db);
  const readable = new Map((await readRecommendations(ctx, actor)).map((one) => [one.id, one]));
  const steps = rows.flatMap(({ vote, kind, at, ...step }): ShownStep[] => {
    const known = stepKinds.find((one) => one === kind);
    return known ? [{ ...step, kind: known, at: at.toISOString(), vote: shownVote(vote, readable) }] : [];
  });
  const last = rows.at(-1)?.seq ?? 1;
  return { steps, head: { seq, head }, older: last > 1 ? last : null };
}

function shownVote(
  { number, forum, recommendationId }: Awaited<ReturnType<typeof findStepsWithVotes>>[number]["vote"],
  readable: ReadonlyMap<string, { number: string; lead: { slug: string } }>,
): ShownStep["vote"] {
  if (recommendationId === null) return { path: votePath({ forum: forum.slug }, number), number, of: forum.name };
  const of = readable.get(recommendationId);
  if (!of) return null;
  return { path: votePath({ forum: of.lead.slug, number: of.number }, number), number, of: of.number };
}
