import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findAccount } from "./account-store.server.ts";
import { hasRecentProof } from "./recent-proof.ts";
import { deleteFactor } from "./second-factor-store.server.ts";
import { noteSecurityChange } from "./security-notice.server.ts";

/** Takes one second factor away. Who must have one (`isDemanded`) keeps the last. One that is gone already is no error. */
export async function removeFactor(
  ctx: Context,
  person: { accountId: string; provedAt: Date },
  factor: { passkeyId: string } | "codeApp",
  isDemanded: boolean,
): Promise<Result<void, "proofNeeded" | "lastFactor">> {
  if (!hasRecentProof(person, ctx.now())) return refuse("proofNeeded");
  const done = await deleteFactor(ctx.db, person.accountId, factor, isDemanded);
  if (done === "last") return refuse("lastFactor");
  const account = done === "removed" && (await findAccount(ctx.db, person.accountId));
  if (account) await noteSecurityChange(ctx, account, "factorRemoved");
  return ok(undefined);
}
