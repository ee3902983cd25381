import { readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Refusal, type Result, refuse } from "#app/kernel/result.ts";
import { visibleLine } from "#app/kernel/visible-text.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { type Fault, isRecord } from "./fault.ts";
import { insertOptionVote } from "./opening-store.server.ts";
import { type ProposedVote, prepareVote } from "./prepare-vote.server.ts";

import type { VoteOption, VoteOptions } from "./vote-options.ts";

export interface OptionVoteProposal extends ProposedVote {
  /** Labels as they were typed. */
  options: readonly string[];
  /** Numbers of recommendations that stand among the options. */
  recommendations: readonly string[];
}

export type OpenOptionVoteRefused = Refusal<"notFound" | "forbidden" | "cannotOpen" | "proofNeeded" | "busy"> & {
  faults?: Fault[];
};

const mostTries = 5;
const longestLabel = 300;

/** A moderator opens a vote in which the forum chooses among options: words, or recommendations, for instance which come first. */
export async function openOptionVote(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string,
  proposal: OptionVoteProposal,
): Promise<Result<{ voteId: string; number: number }, never> | OpenOptionVoteRefused> {
  const forum = await findForumBySlug(ctx.db, forumSlug);
  if (!forum) return refuse("notFound");
  if (!actor || !can(actor, "forum.openVote", forum)) return refuse("forbidden");
  for (let tries = 0; tries < mostTries; tries++) {
    const prepared = await prepareOptionVote(ctx, actor, forum.id, proposal);
    if (prepared.faults) return { ok: false, reason: "cannotOpen", faults: prepared.faults };
    if (!hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");
    const { vote, electorate } = prepared;
    const by = { accountId: actor.accountId, at: ctx.now() };
    const number = await insertOptionVote(ctx.db, { forumId: forum.id, vote, electorate }, by);
    if (number === "again") continue;
    ctx.hub.publish({ type: "access-changed" });
    return ok({ voteId: prepared.vote.id, number });
  }
  return refuse("busy");
}

/** What would open over options. */
export async function prepareOptionVote(ctx: Context, actor: Actor, forumId: string, proposal: OptionVoteProposal) {
  const options = optionsOf(await optionRecommendations(ctx, actor, forumId), proposal);
  const rule = isRecord(proposal.terms) ? proposal.terms : {};
  const terms = { ...rule, options: Object.keys(options) };
  const prepared = await prepareVote(ctx, forumId, { ...proposal, terms }, { options });
  const labels = Object.values(options).map(({ label }) => label);
  const faults: Fault[] = prepared.faults ?? [];
  if (new Set(labels).size < labels.length) faults.push({ code: "repeatedOption", at: "options" });
  if (labels.some((label) => label.length > longestLabel)) faults.push({ code: "optionTooLong", at: "options" });
  return faults.length > 0
    ? { faults, terms: prepared.terms, sizes: prepared.sizes, options }
    : { ...prepared, options };
}

/** The recommendations of a forum, led or joined, that can stand among options. */
export async function optionRecommendations(ctx: Context, actor: Actor, forumId: string) {
  const all = await readRecommendations(ctx, actor, forumId);
  return all.filter(({ status }) => status !== "withdrawn" && status !== "superseded");
}

function optionsOf(
  among: readonly { number: string; title: string }[],
  { options, recommendations }: OptionVoteProposal,
): VoteOptions {
  const chosen = among
    .filter(({ number }) => recommendations.includes(number))
    .map(({ number, title }): VoteOption => ({ label: `${number} – ${title}`, recommendation: number }));
  const typed = options
    .map((label) => visibleLine(label))
    .filter((label) => label !== "")
    .map((label): VoteOption => ({ label }));
  return Object.fromEntries([...chosen, ...typed].map((option, index) => [`o${index + 1}`, option]));
}
