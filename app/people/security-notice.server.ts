import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { Letter } from "#app/mail/letter.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";

const usefulDays = 3;

/** What a person did themselves, and what somebody else did for them. */
type OwnChange = "password" | "factorAdded" | "factorRemoved";
type OthersChange = "factorReset" | "linkIssued";

/** Tells a person that the way they sign in has changed, in case it was not them (ASVS 6.3.7). */
export function securityLetter(
  ctx: Context,
  account: { email: string; language: string },
  what: OwnChange | OthersChange,
): Letter {
  const isByOthers = what === "factorReset" || what === "linkIssued";
  return {
    kind: "notice",
    to: account.email,
    language: isLanguage(account.language) ? account.language : referenceLanguage,
    usefulUntil: new Date(ctx.now().getTime() + usefulDays * 86_400_000),
    words: (t) => ({
      subject: t(`securityMail.${what}`),
      paragraphs: [t(`securityMail.${what}`), t(isByOthers ? "securityMail.ifAsked" : "securityMail.ifYou")],
      link: { label: t(isByOthers ? "securityMail.linkNotAsked" : "securityMail.link"), path: "/reset-password" },
      notes: [t(isByOthers ? "securityMail.ifNotAsked" : "securityMail.ifNotYou")],
    }),
  };
}

/** Mails a person that they have changed the way they sign in. */
export async function noteSecurityChange(
  ctx: Context,
  account: { email: string; language: string },
  what: OwnChange,
): Promise<void> {
  await queueMail(ctx, securityLetter(ctx, account, what));
}
