/** Case and the marks over letters do not matter: who cannot type "Żółw" finds it by "zolw". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");
}

/** Whether every word of `query` is found in one of the texts. An empty query finds everything. */
export function isFound(query: string, texts: readonly string[]): boolean {
  const folded = fold(texts.join("\n"));
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
