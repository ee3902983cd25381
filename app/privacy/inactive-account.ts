import { formatFor } from "#app/i18n/format-for.ts";
import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import type { Letter } from "#app/mail/letter.ts";

/** So many days before their account is erased people are warned. */
export const warnedDays = 30;

const dayMs = 86_400_000;

export interface InactiveAccount {
  id: string;
  email: string;
  language: string;
  isSecretariat: boolean;
  /** When they last signed in; when the account was made, if they never did. */
  lastSeenAt: Date;
}

/** The id of the mail that warns of one absence: a later absence has another. */
export function warningId({ id, lastSeenAt }: InactiveAccount): string {
  return `inactive-${id}-${lastSeenAt.toISOString().slice(0, 10)}`;
}

/** Whether an account goes: nobody has used it for `days`, and its warning was out so long ago that they could have come. */
export function isToGo({ lastSeenAt }: InactiveAccount, warnedAt: Date | null, now: Date, days: number): boolean {
  const before = (count: number) => now.getTime() - count * dayMs;
  return lastSeenAt.getTime() < before(days) && warnedAt !== null && warnedAt.getTime() <= before(warnedDays);
}

const languageOf = ({ language }: InactiveAccount) => (isLanguage(language) ? language : referenceLanguage);

/** Warns somebody that their account will be erased unless they sign in. */
export function warningLetter(account: InactiveAccount, now: Date, days: number): Letter {
  const language = languageOf(account);
  const goesAt = new Date(Math.max(account.lastSeenAt.getTime() + days * dayMs, now.getTime() + warnedDays * dayMs));
  return {
    kind: "notice",
    to: account.email,
    language,
    usefulUntil: goesAt,
    words: (t) => ({
      subject: t("inactiveMail.subject"),
      paragraphs: [
        t("mail.hello"),
        t("inactiveMail.since", { date: formatFor(language).date(account.lastSeenAt) }),
        t("inactiveMail.goes", { date: formatFor(language).date(goesAt) }),
      ],
      link: { label: t("inactiveMail.link"), path: "/sign-in" },
      notes: [t("inactiveMail.stays")],
    }),
  };
}

/** Tells the last in an office that their account is not erased, and why. `forums` are those without another moderator; none: the secretariat. */
export function keptLetter(account: InactiveAccount, now: Date, forums: readonly string[]): Letter {
  const language = languageOf(account);
  return {
    kind: "notice",
    to: account.email,
    language,
    usefulUntil: new Date(now.getTime() + warnedDays * dayMs),
    words: (t) => ({
      subject: t("keptMail.subject"),
      paragraphs: [
        t("mail.hello"),
        t("inactiveMail.since", { date: formatFor(language).date(account.lastSeenAt) }),
        forums.length > 0 ? t("keptMail.forums", { forums: forums.join(", ") }) : t("keptMail.secretariat"),
      ],
      link: { label: t("keptMail.link"), path: "/sign-in" },
      notes: [t("keptMail.handOver")],
    }),
  };
}
