import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import type { VoteTerms } from "./count-input.ts";
import type { VoteState } from "./policy.ts";
import { findVoteByNumber, findVotesOf, type VoteRow } from "./store.server.ts";

/** A vote as somebody may see it. What was cast is not part of it. */
export interface FoundVote {
  row: VoteRow;
  recommendation: RecommendationDetails;
  terms: VoteTerms;
  /** closing: its time is over and its ballots are being counted */
  state: VoteState;
}

/** A vote on a recommendation by its number: whoever may read the recommendation may read of its votes. */
export async function readVote(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; vote: string },
): Promise<Result<FoundVote, "notFound">> {
  const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
  if (!found.ok) return found;
  if (!/^[1-9]\d{0,5}$/.test(at.vote)) return refuse("notFound");
  const row = await findVoteByNumber(ctx.db, found.value.id, Number(at.vote));
  if (!row) return refuse("notFound");
  return ok({ row, recommendation: found.value, terms: JSON.parse(row.terms) as VoteTerms, state: stateOf(ctx, row) });
}

/** The votes held on a recommendation with all that is fixed of each, the first one first. */
export async function readVoteRows(ctx: Context, { id }: Pick<RecommendationDetails, "id">) {
  const rows = await findVotesOf(ctx.db, id);
  return rows.map((row) => ({ row, state: stateOf(ctx, row), terms: JSON.parse(row.terms) as VoteTerms }));
}

/** How a vote stands now. */
export function stateOf(
  ctx: Context,
  vote: { end: { kind: string } | null; state: { state: string } | null; closesAt: Date },
): VoteState {
  const { end, state, closesAt } = vote;
  if (end) return end.kind === "cancelled" ? "cancelled" : "closed";
  return state?.state === "open" && ctx.now() < closesAt ? "open" : "closing";
}
