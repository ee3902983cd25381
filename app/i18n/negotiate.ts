import { isLanguage, type Language, referenceLanguage } from "./languages.ts";

/**
 * The language for a request: the one chosen before (`chosen`, from the cookie), else the best of Accept-Language, else Polish.
 * Ranges follow RFC 9110, section 12.5.4; a regional range such as `en-GB` matches `en`.
 */
export function negotiateLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen;
  const ranges = (acceptLanguage ?? "")
    .split(",")
    .map((range) => {
      const [tag = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2) ?? "1";
      return { language: tag.split("-")[0] ?? "", quality: Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranges.map(({ language }) => language).find(isLanguage) ?? referenceLanguage;
}
