import { formatFor } from "#app/i18n/format-for.ts";
import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import type { Letter } from "#app/mail/letter.ts";
import { answerDays } from "./deadline.ts";

const dayMs = 86_400_000;

/**
 * Tells one of the secretariat that somebody asks for accessibility, or that the time to answer runs out. What was asked, and by whom,
 * stands on the page alone.
 */
export function requestLetter(
  what: "arrived" | "runningOut",
  reader: { email: string; language: string },
  receivedAt: Date,
): Letter {
  const language = isLanguage(reader.language) ? reader.language : referenceLanguage;
  const dueAt = new Date(receivedAt.getTime() + answerDays * dayMs);
  return {
    kind: "notice",
    to: reader.email,
    language,
    // A reminder of what is overdue is of use too.
    usefulUntil: new Date(dueAt.getTime() + answerDays * dayMs),
    words: (t) => ({
      subject: t(`accessibilityMail.${what}`),
      paragraphs: [
        t("mail.hello"),
        t(`accessibilityMail.${what}Text`, { date: formatFor(language).date(receivedAt) }),
        t("accessibilityMail.due", { date: formatFor(language).date(dueAt) }),
      ],
      link: { label: t("accessibilityMail.link"), path: "/admin/accessibility-requests" },
      notes: [t("accessibilityMail.why")],
    }),
  };
}
