import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findAccount } from "./account-store.server.ts";
import { hashResetToken } from "./ask-password-reset.server.ts";
import { isFixedAccount } from "./fixed-account.server.ts";
import { hashPassword } from "./password.server.ts";
import { findReset, spendReset } from "./password-reset-store.server.ts";
import { passwordFault } from "./password-rules.ts";
import { noteSecurityChange } from "./security-notice.server.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";

/** Whether a mailed token can still set a password. Changes nothing, so that whatever opens links in mails may look. */
export async function isResetOpen(ctx: Context, token: string): Promise<boolean> {
  return (await findReset(ctx.db, hashResetToken(ctx, token), ctx.now())) !== null;
}

/**
 * Sets a new password by a mailed token, which is used up then and not by a password that will not do. All sessions of the account end;
 * a second factor stays as it is.
 */
export async function resetPassword(
  ctx: Context,
  limits: SignInLimits,
  input: { token: string; next: string; address: string },
): Promise<Result<void, "linkUsed" | "invalid" | "demoAccount">> {
  const id = hashResetToken(ctx, input.token);
  const reset = await findReset(ctx.db, id, ctx.now());
  const account = reset && (await findAccount(ctx.db, reset.accountId));
  if (!account) return refuse("linkUsed");
  if (await isFixedAccount(ctx, account.id)) return refuse("demoAccount", { next: "demoAccount" });
  const fault = passwordFault(input.next, account);
  if (fault) return refuse("invalid", { next: fault });
  const passwordHash = await hashPassword(input.next);
  const isSet = await spendReset(ctx.db, { id, accountId: account.id, now: ctx.now(), passwordHash });
  if (!isSet) return refuse("linkUsed");
  ctx.hub.publish({ type: "access-changed" });
  // Who has forgotten the old one has used up the tries.
  await limits.giveBack(account.email, input.address);
  await noteSecurityChange(ctx, account, "password");
  return ok(undefined);
}
