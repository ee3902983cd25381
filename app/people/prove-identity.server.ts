import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findAccount } from "./account-store.server.ts";
import { checkCode } from "./check-code.server.ts";
import { verifyPassword } from "./password.server.ts";
import { writeProof } from "./second-factor-store.server.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";

/**
 * A person in a session proves again who they are, by their password or by a code. A code is looked at only without a password.
 * It does not stand for the second step of signing in.
 */
export async function proveIdentity(
  ctx: Context,
  limits: SignInLimits,
  person: { accountId: string; sessionId: string; email: string },
  input: { password: string; code: string; address: string },
): Promise<Result<void, "proofMissing" | "tooManyTries" | "wrongPassword" | "wrongCode">> {
  if (input.password === "" && input.code.trim() === "") return refuse("proofMissing");
  if (input.password === "") {
    const checked = await checkCode(ctx, limits, person.accountId, input);
    if (!checked.ok) return refuse(checked.reason === "codeMissing" ? "proofMissing" : checked.reason);
  } else {
    if (!(await limits.takeTry(person.email, input.address))) return refuse("tooManyTries");
    const account = await findAccount(ctx.db, person.accountId);
    if (!(await verifyPassword(account?.passwordHash ?? null, input.password))) return refuse("wrongPassword");
    await limits.giveBack(person.email, input.address);
  }
  await writeProof(ctx.db, person.sessionId, ctx.now());
  return ok(undefined);
}
