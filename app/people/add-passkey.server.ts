import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { requiredLine } from "#app/kernel/visible-text.ts";
import { findAccount } from "./account-store.server.ts";
import { readJson } from "./check-passkey.server.ts";
import { isFixedAccount } from "./fixed-account.server.ts";
import { takeChallenge } from "./passkey-challenge.server.ts";
import { passkeyPurpose } from "./passkey-options.server.ts";
import { insertPasskey } from "./passkey-store.server.ts";
import { hasRecentProof } from "./recent-proof.ts";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes.server.ts";
import { relyingParty } from "./relying-party.server.ts";
import { findPasskeys } from "./second-factor-store.server.ts";
import { noteSecurityChange } from "./security-notice.server.ts";

const text = z.string().max(50_000);

/** As browsers send it (WebAuthn level 3, RegistrationResponseJSON). */
const attestation = z.object({
  id: text,
  rawId: text,
  type: z.literal("public-key"),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z
      .array(z.string().regex(/^[\w-]{1,20}$/))
      .max(10)
      .optional(),
  }),
});

const passkeyNameLength = 60;
const passkeysEach = 20;

/**
 * Keeps a passkey that the browser has just made for a person, under a name of theirs. With the first factor come recovery codes, which
 * are told this once. @returns the recovery codes; none when there are some already
 */
export async function addPasskey(
  ctx: Context,
  person: { accountId: string; sessionId: string; provedAt: Date },
  input: { name: string; sent: string },
): Promise<Result<string[], "demoAccount" | "proofNeeded" | "invalid" | "passkeyRefused">> {
  const { accountId, sessionId } = person;
  if (await isFixedAccount(ctx, accountId)) return refuse("demoAccount");
  if (!hasRecentProof(person, ctx.now())) return refuse("proofNeeded");
  const name = requiredLine(passkeyNameLength).safeParse(input.name);
  if (!name.success) return refuse("invalid", { name: name.error.issues[0]?.message ?? "invalid" });
  const made = await verified(ctx, accountId, input.sent);
  if (!made || (await findPasskeys(ctx.db, accountId)).length >= passkeysEach) return refuse("passkeyRefused");
  const account = await findAccount(ctx.db, accountId);
  const codes = account?.secondFactorSince ? null : newRecoveryCodes();
  try {
    await insertPasskey(ctx.db, {
      ...made,
      accountId,
      sessionId,
      name: name.data,
      at: ctx.now(),
      recoveryCodes: codes?.map((code) => hashRecoveryCode(ctx, accountId, code)) ?? null,
    });
  } catch (error) {
    if (isTaken(error)) return refuse("passkeyRefused");
    throw error;
  }
  ctx.hub.publish({ type: "access-changed" });
  if (account) await noteSecurityChange(ctx, account, "factorAdded");
  return ok(codes ?? []);
}

async function verified(ctx: Context, accountId: string, sent: string) {
  const parsed = attestation.safeParse(readJson(sent));
  if (!parsed.success) return null;
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(ctx);
  try {
    const { verifyRegistrationResponse } = await import("@simplewebauthn/server");
    const { registrationInfo } = await verifyRegistrationResponse({
      response: parsed.data,
      expectedChallenge: (challenge) => takeChallenge(ctx, challenge, passkeyPurpose.add(accountId)),
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
    });
    if (!registrationInfo) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { id, publicKey, counter, transports: parsed.data.response.transports?.join(",") ?? "" };
  } catch (error) {
    ctx.log.debug({ err: error }, "a new passkey was refused");
    return null;
  }
}
