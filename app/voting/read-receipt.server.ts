import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { findBallotKey, findOwnBallot } from "./ballot-store.server.ts";
import type { Receipt } from "./cast-ballot.server.ts";
import { placeOf } from "./sha256.server.ts";
import type { VoteRow } from "./store.server.ts";

/**
 * The receipt of the ballot that counts now; null for somebody who has cast none. Of a secret vote that has ended nobody's can be found any
 * more: the key that led to it is gone.
 */
export async function readReceipt(
  ctx: Context,
  actor: Actor,
  { id: voteId, isSecret }: Pick<VoteRow, "id" | "isSecret">,
): Promise<Receipt | null> {
  const { accountId } = actor;
  if (!isSecret) return receiptOf(voteId, await findOwnBallot(ctx.db, { voteId, accountId }));
  const key = await findBallotKey(ctx.db, voteId);
  return key === null ? null : receiptOf(voteId, await findOwnBallot(ctx.db, { voteId, key: placeOf(accountId, key) }));
}

function receiptOf(voteId: string, found: { c: string; ballot: string; nonce: string } | null): Receipt | null {
  return found && { voteId, ...found };
}
