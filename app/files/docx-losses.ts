import type { Loss } from "./imported-text.ts";

/** What a Word document has and a draft does not, by the elements that say so (ECMA-376, part 1). Pictures and footnotes are told elsewhere. */
const signs: Partial<Record<Loss, RegExp>> = {
  comments: /<w:commentReference\b/g,
  changes: /<w:(?:ins|del|moveFrom|moveTo)\b/g,
  // Black is what text without a colour is.
  colours: /<w:(?:highlight\b|color\b(?![^>]*w:val="(?:auto|0{6}|1a1a1a)"))/gi,
  underlines: /<w:u\b(?![^>]*w:val="none")/g,
  formulas: /<m:oMath>/g,
  embedded: /<w:object\b/g,
  textBoxes: /<w:txbxContent\b/g,
};

/** @param xml word/document.xml */
export function docxLosses(xml: string): Partial<Record<Loss, number>> {
  const found = Object.entries(signs).map(([loss, sign]) => [loss, xml.match(sign)?.length ?? 0] as const);
  return Object.fromEntries(found.filter(([, count]) => count > 0));
}
