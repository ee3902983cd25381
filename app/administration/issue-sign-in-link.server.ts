import type { Actor, Operator } from "#app/forums/actor.ts";
import { canOnInstance } from "#app/forums/policy.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { newToken } from "#app/kernel/id.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { findAccount } from "#app/people/account-store.server.ts";
import { securityLetter } from "#app/people/security-notice.server.ts";
import { insertIssuedRequest } from "#app/people/sign-in-link-store.server.ts";
import { newSignInRequest } from "#app/people/sign-in-request.server.ts";

export interface IssuedLink {
  url: string;
  /** Asked for by the page of the link: no browser is known that it could belong to. */
  code: string;
  expiresAt: Date;
  /** It stands for the first step only. */
  hasSecondFactor: boolean;
}

/**
 * A one-time link with its code, to be handed to somebody whose mail does not reach them. It works as the mailed ones do. The address of
 * the account is told.
 */
export async function issueSignInLink(
  ctx: Context,
  by: Actor | Operator | null,
  accountId: string,
): Promise<Result<IssuedLink, "signedOut" | "forbidden" | "notFound">> {
  if (!canOnInstance(by, "instance.issueSignInLink")) return refuse(by ? "forbidden" : "signedOut");
  const account = await findAccount(ctx.db, accountId);
  if (!account) return refuse("notFound");
  const { email } = account;
  const asked = { email, accountId: account.id, browser: newToken(), redirectTo: "/account" };
  const { row, code, path } = newSignInRequest(ctx, asked);
  const mail = await prepareMail(ctx, securityLetter(ctx, account, "linkIssued"));
  await insertIssuedRequest(ctx.db, { ...row, accountId: account.id }, mail);
  announceMail(ctx);
  const hasSecondFactor = account.secondFactorSince !== null;
  return ok({ url: ctx.publicUrl(path), code, expiresAt: row.expiresAt, hasSecondFactor });
}
