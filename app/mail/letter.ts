import type { TFunction } from "i18next";
import type { Language } from "#app/i18n/languages.ts";

/** What a mail says, in the words of its reader's language. Plain and short: paragraphs, at most one link, at most one code. */
export interface LetterWords {
  subject: string;
  paragraphs: string[];
  /** `path` on this instance; it becomes a link from APP_URL. */
  link?: { label: string; path: string };
  code?: { label: string; value: string };
  /** What stands under the link: until when it works, what to do when it was not asked for. */
  notes: string[];
}

/** A mail before it is put into words. */
export interface Letter {
  kind: "invitation" | "signInLink" | "passwordReset" | "notice";
  to: string;
  /** The recipient's. */
  language: Language;
  /** When it is of no use any more; it is not sent after that. */
  usefulUntil: Date;
  words(t: TFunction): LetterWords;
}
