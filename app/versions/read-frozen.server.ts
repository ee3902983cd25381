import { documentStateIn, type Status } from "#app/drafting/lifecycle.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { findAccount } from "#app/people/account-store.server.ts";
import { findLastFrozen } from "./store.server.ts";

/** Why nobody can write in a text: which version it was frozen as, when, and by whom. */
export interface Frozen {
  version: number;
  hash: string;
  at: Date;
  by: string;
}

/** Null while the text is not frozen. Names a member: callers have checked that the reader is one, too. */
export async function readFrozen(ctx: Context, recommendation: { id: string; status: Status }): Promise<Frozen | null> {
  if (documentStateIn(recommendation.status) !== "frozen") return null;
  const version = await findLastFrozen(ctx.db, recommendation.id);
  if (!version) return null;
  const account = version.maker && (await findAccount(ctx.db, version.maker.accountId));
  return { version: version.number, hash: version.hash, at: version.at, by: account?.name ?? "" };
}
