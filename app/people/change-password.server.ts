import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findAccount, replacePassword } from "./account-store.server.ts";
import { isFixedAccount } from "./fixed-account.server.ts";
import { hashPassword, verifyPassword } from "./password.server.ts";
import { passwordFault } from "./password-rules.ts";
import { hasRecentProof } from "./recent-proof.ts";
import { noteSecurityChange } from "./security-notice.server.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";

interface Person {
  accountId: string;
  sessionId: string;
  provedAt: Date;
}

/**
 * Replaces a person's password by a new one, and ends their other sessions. The present one is asked for, also of who has just signed in;
 * who has none must have proved who they are a moment ago.
 */
export async function changePassword(
  ctx: Context,
  limits: SignInLimits,
  person: Person,
  input: { current: string; next: string; address: string },
): Promise<Result<void, "invalid" | "tooManyTries" | "proofNeeded" | "demoAccount">> {
  if (await isFixedAccount(ctx, person.accountId)) return refuse("demoAccount");
  const account = await findAccount(ctx.db, person.accountId);
  if (!account) throw new Error(`account ${person.accountId} has a session and is gone`);
  const { passwordHash } = account;
  if (passwordHash === null && !hasRecentProof(person, ctx.now())) return refuse("proofNeeded");
  const fields: Record<string, string> = {};
  if (passwordHash !== null && input.current === "") fields.current = "required";
  const fault = passwordFault(input.next, account);
  if (fault) fields.next = fault;
  if (Object.keys(fields).length > 0) return refuse("invalid", fields);
  if (passwordHash !== null) {
    if (!(await limits.takeTry(account.email, input.address))) return refuse("tooManyTries");
    if (!(await verifyPassword(passwordHash, input.current))) return refuse("invalid", { current: "wrongPassword" });
    await limits.giveBack(account.email, input.address);
  }
  await replacePassword(ctx.db, {
    accountId: account.id,
    passwordHash: await hashPassword(input.next),
    exceptSessionId: person.sessionId,
  });
  ctx.hub.publish({ type: "access-changed" });
  await noteSecurityChange(ctx, account, "password");
  return ok(undefined);
}
