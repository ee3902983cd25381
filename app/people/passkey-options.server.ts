import type { Context } from "#app/kernel/context.server.ts";
import { newChallenge } from "./passkey-challenge.server.ts";
import { relyingParty } from "./relying-party.server.ts";
import { findPasskeys } from "./second-factor-store.server.ts";

// The library is loaded where a passkey is used: it would be a seventh of the time that starting takes.
const timeout = 5 * 60_000;

/** What a challenge is for. */
export const passkeyPurpose = {
  add: (accountId: string) => `add to ${accountId}`,
  signIn: () => "sign in",
  step: (sessionId: string) => `second step of ${sessionId}`,
  proof: (sessionId: string) => `proof in ${sessionId}`,
};

/** What the browser needs to make a passkey for a person, in JSON. */
export async function addPasskeyOptions(
  ctx: Context,
  person: { accountId: string; email: string; name: string },
): Promise<string> {
  const present = await findPasskeys(ctx.db, person.accountId);
  const { generateRegistrationOptions } = await import("@simplewebauthn/server");
  const options = await generateRegistrationOptions({
    rpName: "Trójgłos",
    rpID: relyingParty(ctx).id,
    userName: person.email,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.accountId)),
    challenge: newChallenge(ctx, passkeyPurpose.add(person.accountId)),
    timeout,
    // Who made the device is nobody's business here.
    attestationType: "none",
    excludeCredentials: present.map(({ id, transports }) => ({ id, transports: listed(transports) })),
    // The device knows whose passkey it is and makes sure of the person, so that it stands for both steps of signing in.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return JSON.stringify(options);
}

/** What the browser needs to ask for a passkey: one of a person's, or any that it has for this site. */
export async function askPasskeyOptions(ctx: Context, purpose: string, accountId?: string): Promise<string> {
  const known = accountId === undefined ? [] : await findPasskeys(ctx.db, accountId);
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(ctx).id,
    challenge: newChallenge(ctx, purpose),
    timeout,
    allowCredentials: known.map(({ id, transports }) => ({ id, transports: listed(transports) })),
    userVerification: "required",
  });
  return JSON.stringify(options);
}

function listed(transports: string): string[] {
  return transports.split(",").filter(Boolean);
}
