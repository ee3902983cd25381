import type { Catalogue } from "#app/i18n/languages.ts";

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

export const baseOf = (key: string) => key.replace(pluralSuffix, "");

/** The texts of a catalogue by their whole keys, `site.home`. */
export function flatten(tree: Catalogue, prefix = ""): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") texts.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) texts.set(inner, text);
  }
  return texts;
}

/** What keeps a language from being offered, a line each: keys missing or too many, plural forms, empty texts, variables. */
export function catalogueFaults(
  language: string,
  texts: Map<string, string>,
  reference: Map<string, string>,
): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const expected = new Set(
    [...reference.keys()].flatMap((key) =>
      pluralSuffix.test(key) ? forms.map((form) => `${baseOf(key)}_${form}`) : [key],
    ),
  );
  const missing = [...expected].filter((key) => !texts.has(key)).map((key) => `missing: ${key}`);
  const surplus = [...texts.keys()].filter((key) => !expected.has(key)).map((key) => `not in the reference: ${key}`);
  const empty = [...texts].filter(([, text]) => text.trim() === "").map(([key]) => `empty: ${key}`);
  const others = [...texts]
    .filter(([key, text]) => expected.has(key) && variables(text) !== variables(inReference(key)))
    .map(([key]) => `other variables than the reference: ${key}`);
  return [...missing, ...surplus, ...empty, ...others];

  function inReference(key: string): string {
    return reference.get(key) ?? reference.get(`${baseOf(key)}_other`) ?? "";
  }
}

function variables(text: string): string {
  return [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map(([, name]) => name)
    .sort()
    .join();
}
