import type { Actor } from "#app/forums/actor.ts";
import { isSectorId } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ballotKind } from "./ballot-fields.ts";
import type { BallotPart, BallotShape, Participation } from "./ballot-part.ts";
import { findParticipation } from "./ballot-store.server.ts";
import { allowsEqualRanks, fixedChoices } from "./method.ts";
import { can } from "./policy.ts";
import { readTurnout } from "./read-turnout.server.ts";
import type { FoundVote } from "./read-vote.server.ts";
import { findElector } from "./store.server.ts";
import { readVoteOptions } from "./vote-options.ts";

/** What somebody sees of a vote that is open, and may do in it; null for one that is not. */
export async function readBallotPart(
  ctx: Context,
  actor: Actor | null,
  { row, terms, state }: Pick<FoundVote, "row" | "terms" | "state">,
): Promise<BallotPart | null> {
  if (state !== "open") return null;
  const elector = actor && (await findElector(ctx.db, row.id, row.forumId, actor.accountId));
  const facts = { forumId: row.forumId, state, isElector: elector !== null };
  return {
    voteId: row.id,
    shape: shapeOf(terms, row.options),
    isSecret: row.isSecret,
    isSession: row.mode === "session",
    hasSectorRule: terms.sectors !== null,
    closesEarly: row.closesEarly,
    textHash: row.textHash,
    participation: actor && elector && (await readParticipation(ctx, row, actor.accountId, elector.sector)),
    turnout: can(actor, "vote.seeTurnout", facts) ? await readTurnout(ctx, row) : null,
  };
}

function shapeOf({ method, options, scale, dots }: FoundVote["terms"], names: string): BallotShape {
  const labels = readVoteOptions(names);
  const isFixed = fixedChoices(method) !== null;
  return {
    method,
    kind: ballotKind(method),
    options: options.map((id) => ({ id, label: isFixed ? null : (labels[id]?.label ?? id) })),
    scale,
    dots,
    mayBeEqual: allowsEqualRanks(method),
  };
}

async function readParticipation(
  ctx: Context,
  { id: voteId, isSecret }: FoundVote["row"],
  accountId: string,
  sector: string,
): Promise<Participation> {
  const { ballot, ...found } = await findParticipation(ctx.db, { voteId, accountId, isSecret });
  return { sector: isSectorId(sector) ? sector : null, ...found, ballot: ballot === null ? null : JSON.parse(ballot) };
}
