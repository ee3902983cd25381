import { useTranslation } from "react-i18next";
import { isLanguage, languages, referenceLanguage } from "./languages.ts";
import { isPseudoLanguage, pseudoBase } from "./pseudo-languages.ts";

// The forums are in Poland: a date is the Polish date, wherever the server and the reader are.
const timeZone = "Europe/Warsaw";

/** Dates and numbers in the reader's language. */
export function useFormat() {
  const { i18n } = useTranslation();
  const language = isPseudoLanguage(i18n.language)
    ? pseudoBase
    : isLanguage(i18n.language)
      ? i18n.language
      : referenceLanguage;
  const { locale } = languages[language];
  return {
    /** 3 maja 2026 */
    date: (at: Date) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at),
    /** 3 maja 2026, 14:05 */
    dateTime: (at: Date) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(at),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** „a, b i c” */
    list: (items: string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
    /** `lang` for what is always Polish: titles and texts of recommendations, names of forums. Undefined where the page is Polish. */
    contentLang: language === referenceLanguage ? undefined : referenceLanguage,
  };
}
