import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { emailAddress } from "./email-address.ts";
import { openSession, type SignedIn } from "./open-session.server.ts";
import { verifyPassword } from "./password.server.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";
import { findAccountByEmail } from "./store.server.ts";

export const signInForm = z.object({
  email: emailAddress,
  password: z.string().min(1, "required").max(1024, "tooLong"),
});

/**
 * Opens a session for the right e-mail and password. An unknown address and a wrong password get the same answer in the same time.
 * `address` is the caller's network address, `userAgent` what the browser says of itself.
 */
export async function signIn(
  ctx: Context,
  limits: SignInLimits,
  input: z.infer<typeof signInForm> & { address: string; userAgent?: string },
): Promise<Result<SignedIn, "wrongCredentials" | "tooManyTries">> {
  if (!(await limits.takeTry(input.email, input.address))) return refuse("tooManyTries");
  const account = await findAccountByEmail(ctx.db, input.email);
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
  if (!account || !matches) return refuse("wrongCredentials");
  await limits.giveBack(input.email, input.address);
  return ok(await openSession(ctx, account.id, input));
}
