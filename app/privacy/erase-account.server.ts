import { removeConsentedMarks } from "#app/drafting/remove-marks.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { canOnInstance } from "#app/forums/policy.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { sweepDatabase } from "#app/kernel/sweep.server.ts";
import { findAccount } from "#app/people/account-store.server.ts";
import { isFixedAccount } from "#app/people/fixed-account.server.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import type { ErasureRequest } from "./erased-person.ts";
import { type ErasureOutcome, erasePerson, findUnsweptErasures, setSwept } from "./person-store.server.ts";
import { personalTables } from "./tables.ts";

export type ErasureRefusal =
  | "signedOut"
  | "forbidden"
  | "notFound"
  | "demoAccount"
  | "proofNeeded"
  | "confirmationWrong"
  | "onlyModerator"
  | "lastSecretariat";

/**
 * Erases a person at their own wish, or by the secretariat at their request. Who asks has proved lately who they are, and has typed the
 * e-mail address of the account, which cannot be brought back.
 */
export async function eraseAccount(
  ctx: Context,
  actor: Actor | null,
  input: { accountId: string; confirmation: string },
): Promise<Result<{ isSelf: boolean }, ErasureRefusal>> {
  if (!actor) return refuse("signedOut");
  const isSelf = actor.accountId === input.accountId;
  if (!isSelf && !canOnInstance(actor, "instance.managePeople")) return refuse("forbidden");
  const account = await findAccount(ctx.db, input.accountId);
  if (!account) return refuse("notFound");
  if (await isFixedAccount(ctx, account.id)) return refuse("demoAccount");
  if (!hasRecentProof(actor, ctx.now())) return refuse("proofNeeded");
  if (input.confirmation.trim().toLowerCase() !== account.email.toLowerCase()) {
    const code = input.confirmation.trim() === "" ? "required" : "confirmationWrong";
    return refuse("confirmationWrong", { confirmation: code });
  }
  const outcome = await eraseNow(ctx, {
    accountId: account.id,
    at: ctx.now(),
    requestedBy: isSelf ? "self" : "secretariat",
    actorId: actor.accountId,
  });
  return outcome.erased ? ok({ isSelf }) : refuse(outcome.reason);
}

/** Erases without asking who wants it. Whatever fails after the person is gone from the tables is done by the daily work. */
export async function eraseNow(ctx: Context, request: ErasureRequest): Promise<ErasureOutcome> {
  const outcome = await erasePerson(ctx.db, request);
  if (!outcome.erased) return outcome;
  ctx.hub.publish({ type: "access-changed" });
  await finishErasures(ctx).catch((error: unknown) => {
    ctx.log.error({ err: error }, "an erased person is not yet swept out of the database file");
  });
  return outcome;
}

/** Does what erasures have left to do: in the journals, and in the database's files. */
export async function finishErasures(ctx: Context): Promise<void> {
  const accountIds = await findUnsweptErasures(ctx.db);
  if (accountIds.length === 0) return;
  for (const accountId of accountIds) await removeConsentedMarks(ctx, accountId);
  await sweepDatabase(
    ctx.db,
    personalTables.map(({ name }) => name),
  );
  await setSwept(ctx.db, accountIds);
}
