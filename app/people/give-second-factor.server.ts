import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result } from "#app/kernel/result.ts";
import { type CodeRefusal, checkCode } from "./check-code.server.ts";
import { openSession, type SignedIn } from "./open-session.server.ts";
import type { SecondStep } from "./second-step.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";
import { deleteSession } from "./store.server.ts";

/**
 * The second step of signing in, by a code. The session of the first step ends and one that has passed opens in its place, with a token
 * that nobody can have seen before.
 */
export async function giveSecondFactor(
  ctx: Context,
  limits: SignInLimits,
  half: { accountId: string; sessionId: string; step: SecondStep },
  input: { code: string; address: string; userAgent: string },
): Promise<Result<SignedIn, CodeRefusal>> {
  const checked = await checkCode(ctx, limits, half.accountId, input);
  if (!checked.ok) return checked;
  await deleteSession(ctx.db, half.sessionId);
  return ok(await openSession(ctx, half.accountId, { userAgent: input.userAgent, hasSecondFactor: true }));
}
