import type { Context } from "#app/kernel/context.server.ts";
import type { VoteState } from "./policy.ts";
import { type BriefOutcome, readBriefOutcome } from "./read-brief-outcome.server.ts";
import { readJointVote } from "./read-joint-vote.server.ts";
import { stateOf } from "./read-vote.server.ts";
import type { ShownJointVote } from "./shown-joint.ts";
import { findVotesOf, type VoteRow } from "./store.server.ts";

/** A vote in a list, with what it came to. */
export interface ListedVote {
  number: number;
  question: string;
  state: VoteState;
  /** When it ended or will end (ISO 8601). */
  at: string;
  outcome: BriefOutcome | null;
}

/** Votes in a list that belong together: the parts of a joint vote, each with its forum, or one vote alone. */
export interface ListedVotes {
  joint: ShownJointVote | null;
  votes: (ListedVote & { forum: string })[];
}

/**
 * The votes held on a recommendation, the first one first; only those on one of its versions, with `versionId`. With the id of a forum, its
 * votes over options.
 */
export async function readVotesOf(
  ctx: Context,
  { id, versionId }: { id: string; versionId?: string },
): Promise<ListedVotes[]> {
  const groups = new Map<string, VoteRow[]>();
  for (const row of await findVotesOf(ctx.db, id)) {
    if (versionId !== undefined && row.versionId !== versionId) continue;
    const key = row.jointVoteId ?? row.id;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return Promise.all(
    [...groups.values()].map(async (rows) => ({
      joint: await readJointVote(ctx, { jointVoteId: rows[0]?.jointVoteId ?? null }),
      votes: await Promise.all(rows.map((row) => listed(ctx, row))),
    })),
  );
}

async function listed(ctx: Context, row: VoteRow): Promise<ListedVote & { forum: string }> {
  const { number, question, end, closesAt, forum } = row;
  const at = (end?.at ?? closesAt).toISOString();
  return {
    number,
    question,
    state: stateOf(ctx, row),
    at,
    outcome: await readBriefOutcome(ctx, row),
    forum: forum.name,
  };
}
