/** Languages as office programs name them; they ask for a country. */
const countries: Record<string, string> = { pl: "PL", en: "GB", uk: "UA" };

export function wordLanguage(language: string): { language: string; country: string; tag: string } {
  const [base = "pl"] = language.split("-");
  const country = countries[base] ?? base.toUpperCase();
  return { language: base, country, tag: `${base}-${country}` };
}
