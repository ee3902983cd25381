import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { takeChallenge } from "./passkey-challenge.server.ts";
import { findPasskey, writePasskeyUse } from "./passkey-store.server.ts";
import { relyingParty } from "./relying-party.server.ts";

const text = z.string().max(10_000);

/** As browsers send it (WebAuthn level 3, AuthenticationResponseJSON). */
const assertion = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
});

/**
 * Whose passkey has signed a challenge of ours for `purpose`; null when none has. A challenge is used up by the first answer to it, right
 * or wrong.
 */
export async function checkPasskey(ctx: Context, purpose: string, sent: string): Promise<string | null> {
  const parsed = assertion.safeParse(readJson(sent));
  const passkey = parsed.success ? await findPasskey(ctx.db, parsed.data.id) : null;
  if (!parsed.success || !passkey) return null;
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(ctx);
  try {
    const { verifyAuthenticationResponse } = await import("@simplewebauthn/server");
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: parsed.data,
      expectedChallenge: (challenge) => takeChallenge(ctx, challenge, purpose),
      expectedOrigin,
      expectedRPID,
      credential: { id: passkey.id, publicKey: passkey.publicKey, counter: passkey.counter },
      requireUserVerification: true,
    });
    if (!verified) return null;
    await writePasskeyUse(ctx.db, passkey.id, authenticationInfo.newCounter, ctx.now());
    return passkey.accountId;
  } catch (error) {
    // The library throws for whatever does not fit; what it says may hold parts of what was sent.
    ctx.log.debug({ err: error }, "a passkey was refused");
    return null;
  }
}

/** @returns undefined for what is no JSON */
export function readJson(sent: string): unknown {
  try {
    return JSON.parse(sent);
  } catch {
    return undefined;
  }
}
