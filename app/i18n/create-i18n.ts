import { createInstance, type i18n } from "i18next";
import { type Catalogue, type Language, languages } from "./languages.ts";
import { isPseudoLanguage, type PseudoLanguage, pseudoBase } from "./pseudo-languages.ts";

/**
 * An i18next instance with the catalogue of one language; loads only that one. The same on the server and in the browser.
 * @param load "loadLive" for the live parts of pages, which need a part of it
 */
export async function createI18n(
  language: Language | PseudoLanguage,
  load: "load" | "loadLive" = "load",
): Promise<i18n> {
  const catalogue = await loadCatalogue(language, load);
  const instance = createInstance();
  await instance.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: catalogue } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  });
  return instance;
}

async function loadCatalogue(language: Language | PseudoLanguage, load: "load" | "loadLive"): Promise<Catalogue> {
  if (!isPseudoLanguage(language)) return (await languages[language][load]()).catalogue;
  const [{ pseudoCatalogue }, { catalogue }] = await Promise.all([
    import("./pseudo-catalogue.ts"),
    languages[pseudoBase][load](),
  ]);
  return pseudoCatalogue(language, catalogue);
}
