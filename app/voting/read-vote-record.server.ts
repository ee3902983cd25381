import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findRecord } from "./end-store.server.ts";
import type { VotePlace } from "./paths.ts";

/** The record of a vote that was counted, as it was written at the close, and a name for the file. For whoever may read of the vote. */
export async function readVoteRecord(
  ctx: Context,
  vote: { id: string; number: number },
  { forum, number }: VotePlace,
): Promise<Result<{ record: string; name: string }, "notFound">> {
  const record = await findRecord(ctx.db, vote.id);
  if (record === null) return refuse("notFound");
  return ok({ record, name: `${number ?? forum}-vote-${vote.number}.json` });
}
