import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findAccount } from "./account-store.server.ts";
import { offerCodeApp, stepOfCode } from "./code-app.server.ts";
import { isFixedAccount } from "./fixed-account.server.ts";
import { readCode } from "./one-time-code.ts";
import { hasRecentProof } from "./recent-proof.ts";
import { hashRecoveryCode, newRecoveryCodes } from "./recovery-codes.server.ts";
import { findCodeApp, insertCodeApp } from "./second-factor-store.server.ts";
import { noteSecurityChange } from "./security-notice.server.ts";

interface Person {
  accountId: string;
  sessionId: string;
  email: string;
  provedAt: Date;
}

/**
 * Takes an offered app once a code shows that it has the secret. With the first factor come recovery codes, which are told this once.
 * @returns the recovery codes; none when there are some already
 */
export async function setUpCodeApp(
  ctx: Context,
  person: Person,
  input: { sealed: string; code: string },
): Promise<
  Result<string[], "demoAccount" | "proofNeeded" | "offerExpired" | "alreadySetUp" | "codeMissing" | "wrongCode">
> {
  if (await isFixedAccount(ctx, person.accountId)) return refuse("demoAccount");
  if (!hasRecentProof(person, ctx.now())) return refuse("proofNeeded");
  if (!offerCodeApp(ctx, person, input.sealed)) return refuse("offerExpired");
  if (await findCodeApp(ctx.db, person.accountId)) return refuse("alreadySetUp");
  if (input.code.trim() === "") return refuse("codeMissing", { code: "required" });
  const typed = readCode(input.code);
  const step =
    typed?.kind === "app" ? stepOfCode(ctx, person.accountId, { secret: input.sealed, lastStep: 0 }, typed.code) : null;
  if (step === null) return refuse("wrongCode", { code: "wrongCode" });
  const account = await findAccount(ctx.db, person.accountId);
  const codes = account?.secondFactorSince ? null : newRecoveryCodes();
  await insertCodeApp(ctx.db, {
    accountId: person.accountId,
    sessionId: person.sessionId,
    at: ctx.now(),
    secret: input.sealed,
    lastStep: step,
    recoveryCodes: codes?.map((code) => hashRecoveryCode(ctx, person.accountId, code)) ?? null,
  });
  ctx.hub.publish({ type: "access-changed" });
  if (account) await noteSecurityChange(ctx, account, "factorAdded");
  return ok(codes ?? []);
}
