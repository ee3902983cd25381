import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { checkPasskey } from "./check-passkey.server.ts";
import { openSession, type SignedIn } from "./open-session.server.ts";
import { passkeyPurpose } from "./passkey-options.server.ts";
import { writeProof } from "./second-factor-store.server.ts";
import { deleteSession } from "./store.server.ts";

/** Signs a person in by a passkey alone: the device has made sure of them, so it stands for both steps. */
export async function signInWithPasskey(
  ctx: Context,
  input: { sent: string; userAgent: string },
): Promise<Result<SignedIn, "passkeyRefused">> {
  const accountId = await checkPasskey(ctx, passkeyPurpose.signIn(), input.sent);
  if (accountId === null) return refuse("passkeyRefused");
  return ok(await openSession(ctx, accountId, { userAgent: input.userAgent, hasSecondFactor: true }));
}

/** The second step of signing in, by a passkey. As by a code, a new session takes the place of the first step's. */
export async function givePasskey(
  ctx: Context,
  half: { accountId: string; sessionId: string },
  input: { sent: string; userAgent: string },
): Promise<Result<SignedIn, "passkeyRefused">> {
  const accountId = await checkPasskey(ctx, passkeyPurpose.step(half.sessionId), input.sent);
  if (accountId !== half.accountId) return refuse("passkeyRefused");
  await deleteSession(ctx.db, half.sessionId);
  return ok(await openSession(ctx, accountId, { userAgent: input.userAgent, hasSecondFactor: true }));
}

/** A person in a session proves again who they are, by a passkey. */
export async function proveByPasskey(
  ctx: Context,
  person: { accountId: string; sessionId: string },
  sent: string,
): Promise<Result<void, "passkeyRefused">> {
  const accountId = await checkPasskey(ctx, passkeyPurpose.proof(person.sessionId), sent);
  if (accountId !== person.accountId) return refuse("passkeyRefused");
  await writeProof(ctx.db, person.sessionId, ctx.now());
  return ok(undefined);
}
