import { isLanguage, languages, referenceLanguage } from "./languages.ts";
import { isPseudoLanguage, pseudoBase } from "./pseudo-languages.ts";

// The forums are in Poland: a date is the Polish date, wherever the server and the reader are.
const timeZone = "Europe/Warsaw";
const hourInMs = 3_600_000;

/** Dates and numbers in a language of the interface. */
export function formatFor(chosen: string) {
  const language = isPseudoLanguage(chosen) ? pseudoBase : isLanguage(chosen) ? chosen : referenceLanguage;
  const { locale } = languages[language];
  return {
    /** 3 maja 2026 */
    date: (at: Date) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }).format(at),
    /** 3 maja 2026, 14:05 */
    dateTime: (at: Date) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).format(at),
    /** 3 maja 2026, 14:00–16:00: from the beginning of an hour to the end of another, both counted from 1970 (UTC). */
    hours: (first: number, last: number) =>
      new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }).formatRange(
        first * hourInMs,
        (last + 1) * hourInMs,
      ),
    /** 45%; "<1%" for what is hardly anything */
    percent: (share: number) => {
      const percent = new Intl.NumberFormat(locale, { style: "percent" });
      return share > 0 && share < 0.01 ? `<${percent.format(0.01)}` : percent.format(share);
    },
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** „a, b i c” */
    list: (items: string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
    /** `lang` for what is always Polish: titles and texts of recommendations, names of forums. Undefined where the page is Polish. */
    contentLang: language === referenceLanguage ? undefined : referenceLanguage,
  };
}
