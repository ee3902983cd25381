import type { Context } from "#app/kernel/context.server.ts";
import { jointResult } from "./joint.ts";
import { findJointVote, findPartOutcomes } from "./joint-store.server.ts";
import { stateOf } from "./read-vote.server.ts";
import type { ShownJointVote, ShownPart } from "./shown-joint.ts";

/** Null for a vote that one forum holds alone. */
export async function readJointVote(
  ctx: Context,
  { jointVoteId }: { jointVoteId: string | null },
): Promise<ShownJointVote | null> {
  const joint = jointVoteId === null ? null : await findJointVote(ctx.db, jointVoteId);
  if (!joint) return null;
  const outcomes = await findPartOutcomes(ctx.db, joint.id);
  const parts = joint.votes.map(
    (vote): ShownPart => ({
      voteId: vote.id,
      number: vote.number,
      forum: vote.forum.name,
      state: stateOf(ctx, vote),
      at: (vote.end?.at ?? vote.closesAt).toISOString(),
      outcome: outcomes.get(vote.id) ?? null,
    }),
  );
  const { required } = joint;
  const hasEnded = parts.every(({ outcome }) => outcome !== null);
  return {
    required,
    parts,
    result: hasEnded ? jointResult([...outcomes.values()], required) : null,
    isCancelled: parts.some(({ state }) => state === "cancelled"),
  };
}
