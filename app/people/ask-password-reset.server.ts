import { z } from "zod";
import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { hashToken, newToken } from "#app/kernel/id.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { findAccount } from "./account-store.server.ts";
import { emailAddress } from "./email-address.ts";
import { insertReset } from "./password-reset-store.server.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";
import { findAccountByEmail } from "./store.server.ts";

const resetMinutes = 30;

const form = z.object({ email: emailAddress });

/** The form in which a reset's token is stored. */
export function hashResetToken(ctx: Context, token: string): string {
  return hashToken(`password reset ${token}`, ctx.sessionSecret);
}

/**
 * Mails a link to set a new password with. The answer is the same, and takes the same time, whether or not there is such an account
 * and whether or not it was asked for too often: the rest happens after it.
 */
export async function askPasswordReset(
  ctx: Context,
  limits: SignInLimits,
  input: { email: string; address: string },
): Promise<Result<void, "invalid">> {
  const parsed = form.safeParse(input);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  mailReset(ctx, limits, { email: parsed.data.email, address: input.address }).catch((error: unknown) => {
    ctx.log.error({ err: error }, "a password reset could not be queued");
  });
  return ok(undefined);
}

async function mailReset(ctx: Context, limits: SignInLimits, asked: { email: string; address: string }): Promise<void> {
  if (!(await limits.takeMail(asked.email, asked.address))) return;
  const found = await findAccountByEmail(ctx.db, asked.email);
  const account = found && (await findAccount(ctx.db, found.id));
  if (!account) return;
  const token = newToken();
  const expiresAt = new Date(ctx.now().getTime() + resetMinutes * 60_000);
  const mail = await prepareMail(ctx, {
    kind: "passwordReset",
    to: account.email,
    language: isLanguage(account.language) ? account.language : referenceLanguage,
    usefulUntil: expiresAt,
    words: (t) => ({
      subject: t("resetMail.subject"),
      paragraphs: [t("resetMail.lead")],
      link: { label: t("resetMail.link"), path: `/new-password?token=${token}` },
      notes: [t("resetMail.until", { minutes: resetMinutes }), t("resetMail.notAsked")],
    }),
  });
  await insertReset(ctx.db, { id: hashResetToken(ctx, token), accountId: account.id, expiresAt }, mail);
  announceMail(ctx);
}
