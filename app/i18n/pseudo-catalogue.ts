import type { Catalogue } from "./languages.ts";
import type { PseudoLanguage } from "./pseudo-languages.ts";

const accented: Record<string, string> = Object.fromEntries(
  [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"].map((letter, index) => [
    letter,
    [..."ȧƀćđéƒĝĥîĵķļɱñôþɋŕšťûṽŵẋýžÅƁÇĐÉƑĜĤÎĴĶĻṀÑÔÞɊŔŠŤÛṼŴẊÝŽ"][index] ?? letter,
  ]),
);
// Words, not one long one: a text that is longer may wrap.
const filler = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/** Makes a pseudo-language of a catalogue. What stands in `{{…}}` is left alone. */
export function pseudoCatalogue(language: PseudoLanguage, catalogue: Catalogue): Catalogue {
  const entries = Object.entries(catalogue).flatMap(([key, value]): [string, string | Catalogue][] => {
    const disguised = typeof value === "string" ? disguise(language, value) : pseudoCatalogue(language, value);
    if (language === "en-XA" || !key.endsWith("_other")) return [[key, disguised]];
    // Arabic counts in six forms, English in two.
    const base = key.slice(0, -"_other".length);
    return ["zero", "two", "few", "many", "other"].map((form) => [`${base}_${form}`, disguised]);
  });
  return Object.fromEntries(entries);
}

function disguise(language: PseudoLanguage, text: string): string {
  if (language === "ar-XB")
    return outsideVariables(text, (part) => part.replace(/\p{L}[\p{L}’'-]*/gu, "\u202e$&\u202c"));
  const longer = outsideVariables(text, (part) => [...part].map((letter) => accented[letter] ?? letter).join(""));
  return `[${longer}${padding(text.replace(/\{\{.*?\}\}/g, "").length * 0.4)}]`;
}

function outsideVariables(text: string, change: (part: string) => string): string {
  return text
    .split(/(\{\{.*?\}\})/)
    .map((part) => (part.startsWith("{{") ? part : change(part)))
    .join("");
}

function padding(length: number): string {
  let text = "";
  for (let word = 0; text.length < length; word++) text += ` ${filler[word % filler.length]}`;
  return text;
}
