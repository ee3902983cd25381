import { type DocumentText, plainText } from "#app/drafting/document-json.ts";

const mostLetters = 300;

/** A text in a few words, as search engines and feeds show it: its summary, cut at a word. */
export function describe(text: DocumentText): string {
  const words = plainText(text.summary).replace(/\s+/g, " ").trim();
  if (words.length <= mostLetters) return words;
  return `${words.slice(0, mostLetters).replace(/\s+\S*$/, "")}…`;
}
