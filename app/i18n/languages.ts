import { folders } from "./folders.ts";

export type Language = keyof typeof folders;

/** The languages of the interface: a folder each, and nothing else (README, "To add a language"). */
export const languages: Record<
  Language,
  {
    name: string;
    locale: string;
    load(): Promise<{ catalogue: Catalogue }>;
    /** Only what the live parts of pages say. */
    loadLive(): Promise<{ catalogue: Catalogue }>;
  }
> = folders;

/** Texts by key; what counts has a key for each plural form. */
export interface Catalogue {
  [key: string]: string | Catalogue;
}

/** The language in which every catalogue is complete, and in which recommendations are written. */
export const referenceLanguage: Language = "pl";

/** The reference first, then the others by their codes. */
export const languageIds: Language[] = [
  referenceLanguage,
  ...(Object.keys(languages) as Language[]).filter((id) => id !== referenceLanguage),
];

export function isLanguage(value: string): value is Language {
  return Object.hasOwn(languages, value);
}
