import { isLanguage, type Language, languages, referenceLanguage } from "./languages.ts";
import { isPseudoLanguage, pseudoBase } from "./pseudo-languages.ts";

// The forums are in Poland: a date is the Polish date, wherever the server and the reader are.
const timeZone = "Europe/Warsaw";
const hourInMs = 3_600_000;

const formats = new Map<Language, ReturnType<typeof createFormat>>();

/** Dates and numbers in a language of the interface. */
export function formatFor(chosen: string) {
  const language = isPseudoLanguage(chosen) ? pseudoBase : isLanguage(chosen) ? chosen : referenceLanguage;
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}

/** The formats of `Intl` take longer to make than to use: one of each is made, for a language, when it is first asked for. */
function createFormat(language: Language) {
  const { locale } = languages[language];
  const day = once(() => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }));
  const minute = once(() => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }));
  const share = once(() => new Intl.NumberFormat(locale, { style: "percent" }));
  const plain = once(() => new Intl.NumberFormat(locale));
  const conjunction = once(() => new Intl.ListFormat(locale, { type: "conjunction" }));
  return {
    /** 3 maja 2026 */
    date: (at: Date) => day().format(at),
    /** 3 maja 2026, 14:05 */
    dateTime: (at: Date) => minute().format(at),
    /** 3 maja 2026, 14:00–16:00: from the beginning of an hour to the end of another, both counted from 1970 (UTC). */
    hours: (first: number, last: number) => minute().formatRange(first * hourInMs, (last + 1) * hourInMs),
    /** 45%; "<1%" for what is hardly anything */
    percent: (part: number) => (part > 0 && part < 0.01 ? `<${share().format(0.01)}` : share().format(part)),
    number: (value: number) => plain().format(value),
    /** „a, b i c” */
    list: (items: string[]) => conjunction().format(items),
    /** `lang` for what is always Polish: titles and texts of recommendations, names of forums. Undefined where the page is Polish. */
    contentLang: language === referenceLanguage ? undefined : referenceLanguage,
  };
}

function once<T extends object>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
