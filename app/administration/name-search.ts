import { foldText } from "#app/kernel/fold-text.ts";

/** Whether every word of `query` is found in one of the texts. An empty query finds everything. */
export function isFound(query: string, texts: readonly string[]): boolean {
  const folded = foldText(texts.join("\n"));
  return foldText(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
