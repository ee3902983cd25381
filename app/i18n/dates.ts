import { type Language, languages } from "./languages.ts";

// The forums are in Poland: a time is the Polish time, wherever the server and the reader are.
const timeZone = "Europe/Warsaw";

/** 3 maja 2026, in a language that need not be the page's. */
export function dateIn(language: Language, at: Date): string {
  return new Intl.DateTimeFormat(languages[language].locale, { dateStyle: "long", timeZone }).format(at);
}
