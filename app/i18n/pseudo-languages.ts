import type { Language } from "./languages.ts";

/**
 * English in disguise, for tests and development, never offered: `en-XA` is accented, longer and in brackets, so that what is not translated
 * and what has no room shows; `ar-XB` runs from right to left. The cookie of the language switch turns them on.
 */
const pseudoLanguages = ["en-XA", "ar-XB"] as const;

export type PseudoLanguage = (typeof pseudoLanguages)[number];

/** The language they are made from. */
export const pseudoBase: Language = "en";

export function isPseudoLanguage(value: string | undefined): value is PseudoLanguage {
  return pseudoLanguages.some((id) => id === value);
}
