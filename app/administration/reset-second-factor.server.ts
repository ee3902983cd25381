import { type Actor, actorIdOf, type Operator } from "#app/forums/actor.ts";
import { canOnInstance } from "#app/forums/policy.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { hasRecentProof } from "#app/people/recent-proof.ts";
import { deleteEveryFactor } from "#app/people/second-factor-store.server.ts";
import { securityLetter } from "#app/people/security-notice.server.ts";
import { findPerson } from "./person-store.server.ts";

type Refused = "signedOut" | "forbidden" | "notFound" | "ownFactor" | "proofNeeded" | "noFactor";

/**
 * Turns the second step of somebody off who can no longer take it, and signs them out everywhere. They are told by mail; who must have a
 * second factor sets a new one up at the next sign-in. Nobody does this for themselves: that would be a way around their own.
 */
export async function resetSecondFactor(
  ctx: Context,
  by: Actor | Operator | null,
  accountId: string,
): Promise<Result<{ email: string }, Refused>> {
  if (!by || !canOnInstance(by, "instance.managePeople")) return refuse(by ? "forbidden" : "signedOut");
  const account = await findPerson(ctx.db, accountId);
  if (!account) return refuse("notFound");
  if (by !== "operator" && by.accountId === account.id) return refuse("ownFactor");
  if (account.secondFactorSince === null) return refuse("noFactor");
  if (by !== "operator" && !hasRecentProof(by, ctx.now())) return refuse("proofNeeded");
  const mail = await prepareMail(ctx, securityLetter(ctx, account, "factorReset"));
  const done = await deleteEveryFactor(ctx.db, account.id, mail, { actorId: actorIdOf(by), at: ctx.now() });
  if (!done) return refuse("noFactor");
  announceMail(ctx);
  ctx.hub.publish({ type: "access-changed" });
  return ok({ email: account.email });
}
