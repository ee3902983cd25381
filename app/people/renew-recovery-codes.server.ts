import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findAccount } from "./account-store.server.ts";
import { hasRecentProof } from "./recent-proof.ts";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes.server.ts";
import { replaceRecoveryCodes } from "./second-factor-store.server.ts";

/** New recovery codes in place of the old ones, told this once. */
export async function renewRecoveryCodes(
  ctx: Context,
  person: { accountId: string; provedAt: Date },
): Promise<Result<string[], "proofNeeded" | "noFactor">> {
  if (!hasRecentProof(person, ctx.now())) return refuse("proofNeeded");
  const account = await findAccount(ctx.db, person.accountId);
  if (!account?.secondFactorSince) return refuse("noFactor");
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => hashRecoveryCode(ctx, person.accountId, code));
  await replaceRecoveryCodes(ctx.db, person.accountId, hashes);
  return ok(codes);
}
