import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { insertSignature } from "./dissent-store.server.ts";
import { type DissentRefusal, mayDissent } from "./may-dissent.server.ts";
import type { VoteRow } from "./store.server.ts";

/** Somebody stands by the opinion that their sector has attached. It cannot be taken back. */
export async function signDissent(
  ctx: Context,
  actor: Actor | null,
  vote: VoteRow,
): Promise<Result<true, DissentRefusal | "dissentTaken">> {
  const may = await mayDissent(ctx, actor, vote);
  if (!may.ok) return may;
  const { toSign } = may.value;
  if (toSign === null || !actor) return refuse("dissentTaken");
  await insertSignature(ctx.db, { dissentId: toSign, accountId: actor.accountId, at: ctx.now() });
  return ok(true);
}
