import type { JsonNode } from "./document-clean.ts";

/** Stands in the text of a paragraph where a footnote's sign is. The note itself is a line of its own after the paragraph. */
export const noteSign = "\ufffc";

/** What a paragraph, or a footnote, says. */
export function inlineText(block: JsonNode): string {
  return (block.content ?? []).map(lettersOf).join("");
}

/** The part of what stands in a paragraph from `from` to `to`, in UTF-16 code units of its text; a line break and a footnote count as one. */
export function cutInline(content: readonly JsonNode[], from: number, to: number): JsonNode[] {
  const cut: JsonNode[] = [];
  let at = 0;
  for (const node of content) {
    const text = lettersOf(node);
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, text.length)];
    at += text.length;
    if (start >= end) continue;
    cut.push(node.type === "text" ? { ...node, text: text.slice(start, end) } : node);
    if (at >= to) break;
  }
  return cut;
}

function lettersOf(node: JsonNode): string {
  if (node.type === "hardBreak") return "\n";
  return node.type === "footnote" ? noteSign : (node.text ?? "");
}
