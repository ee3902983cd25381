import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";

const usefulDays = 3;

/** Tells a person by mail that the way they sign in has changed, in case it was not them (ASVS 6.3.7). */
export async function noteSecurityChange(
  ctx: Context,
  account: { email: string; language: string },
  what: "password" | "factorAdded" | "factorRemoved",
): Promise<void> {
  await queueMail(ctx, {
    kind: "notice",
    to: account.email,
    language: isLanguage(account.language) ? account.language : referenceLanguage,
    usefulUntil: new Date(ctx.now().getTime() + usefulDays * 86_400_000),
    words: (t) => ({
      subject: t(`securityMail.${what}`),
      paragraphs: [t(`securityMail.${what}`), t("securityMail.ifYou")],
      link: { label: t("securityMail.link"), path: "/reset-password" },
      notes: [t("securityMail.ifNotYou")],
    }),
  });
}
