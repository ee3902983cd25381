import type { Context } from "#app/kernel/context.server.ts";
import { findRecord } from "./end-store.server.ts";
import { optionNames, readVoteOptions } from "./vote-options.ts";
import type { VoteRecord } from "./vote-record.ts";
import { type BriefResult, briefResult, type VoteResult } from "./vote-result.ts";

/** What a vote came to, as much of it as one sentence says. */
export interface BriefOutcome {
  result: BriefResult;
  /** What people read for each option, by its id. */
  names: Record<string, string>;
  /** Over the ballots (merkle.ts). */
  root: string;
}

/** Null for a vote that has no result. */
export async function readBriefOutcome(
  ctx: Context,
  vote: { id: string; options: string },
): Promise<BriefOutcome | null> {
  const stored = await findRecord(ctx.db, vote.id);
  if (stored === null) return null;
  const { result, names, root } = JSON.parse(stored) as VoteRecord;
  return {
    result: briefResult(result as unknown as VoteResult),
    names: names ?? optionNames(readVoteOptions(vote.options)),
    root,
  };
}
