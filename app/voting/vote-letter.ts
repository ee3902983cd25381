import { formatFor } from "#app/i18n/format-for.ts";
import { isLanguage, referenceLanguage } from "#app/i18n/languages.ts";
import type { Letter } from "#app/mail/letter.ts";
import { votePath } from "./paths.ts";

/** The letters about a vote, each of which is sent once: that it is open, and, to those who have not voted, that it soon ends. */
export type VoteLetterKind = "opened" | "reminder";

/** Tells somebody who may vote that they can. Whether they have voted is all that it knows of them. */
export function voteLetter(
  kind: VoteLetterKind,
  reader: { email: string; language: string },
  vote: {
    question: string;
    number: number;
    closesAt: Date;
    forum: { slug: string; name: string };
    recommendation: { number: string; forum: { slug: string } } | null;
  },
): Letter {
  const language = isLanguage(reader.language) ? reader.language : referenceLanguage;
  const { question, closesAt, forum, recommendation } = vote;
  const place = recommendation
    ? { forum: recommendation.forum.slug, number: recommendation.number }
    : { forum: forum.slug };
  return {
    kind: "notice",
    to: reader.email,
    language,
    usefulUntil: closesAt,
    words: (t) => ({
      subject: t(`voteLetter.${kind}`, { question }),
      paragraphs: [
        t("mail.hello"),
        t(`voteLetter.${kind}Text`, { question, forum: forum.name }),
        t("voteLetter.until", { date: formatFor(language).dateTime(closesAt) }),
      ],
      link: { label: t("voteLetter.link"), path: votePath(place, vote.number) },
      notes: [t("voteLetter.why")],
    }),
  };
}
