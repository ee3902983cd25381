import { generateSecret, generateURI, verifySync } from "otplib";
import type { Context } from "#app/kernel/context.server.ts";
import { seal, unseal } from "#app/kernel/seal.server.ts";
import { codeStepSeconds } from "./one-time-code.ts";

/** A secret that an app may get; nothing is stored of it until a code proves that the app has it. */
export interface OfferedCodeApp {
  /** As a person types it into the app: base32 in groups of four. */
  readable: string;
  /** What the QR code holds. */
  uri: string;
  /** The secret as it goes through the form and comes back: for this account alone. */
  sealed: string;
}

/** @param sealed an offer made before, to be shown again */
export function offerCodeApp(
  ctx: Context,
  person: { accountId: string; email: string },
  sealed = sealSecret(ctx, person.accountId, generateSecret()),
): OfferedCodeApp | null {
  const secret = openSecret(ctx, person.accountId, sealed);
  if (secret === null) return null;
  const uri = generateURI({ issuer: `Trójgłos (${new URL(ctx.publicUrl("/")).host})`, label: person.email, secret });
  return { readable: secret.match(/.{1,4}/g)?.join(" ") ?? secret, uri, sealed };
}

/**
 * The time step for which `code` is right: the present one, the one before or the one after, for clocks that differ. Null for a wrong
 * code and for one of a step up to `lastStep`, which has been taken already.
 */
export function stepOfCode(
  ctx: Context,
  accountId: string,
  app: { secret: string; lastStep: number },
  code: string,
): number | null {
  const secret = openSecret(ctx, accountId, app.secret);
  if (secret === null) return null;
  const result = verifySync({
    secret,
    token: code,
    period: codeStepSeconds,
    epoch: Math.floor(ctx.now().getTime() / 1000),
    epochTolerance: codeStepSeconds,
    afterTimeStep: app.lastStep,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}

function sealSecret(ctx: Context, accountId: string, secret: string): string {
  return seal(secret, ctx.sessionSecret, `code app of ${accountId}`);
}

function openSecret(ctx: Context, accountId: string, sealed: string): string | null {
  return unseal(sealed, ctx.sessionSecret, `code app of ${accountId}`);
}
