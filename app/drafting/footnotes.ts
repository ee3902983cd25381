import type { JsonNode } from "./document-clean.ts";

/** The footnotes of a paragraph, in their order. */
export function footnotesIn(paragraph: JsonNode): JsonNode[] {
  return (paragraph.content ?? []).filter(({ type }) => type === "footnote");
}

/** A document of which every footnote says its number, counted from 1, in the attribute `number`. For rendering only. */
export function numberedFootnotes(doc: JsonNode): { doc: JsonNode; notes: JsonNode[] } {
  const notes: JsonNode[] = [];
  const visit = (node: JsonNode): JsonNode => {
    if (node.type === "footnote") {
      const note = { ...node, attrs: { ...node.attrs, number: notes.length + 1 } };
      notes.push(note);
      return note;
    }
    return node.content ? { ...node, content: node.content.map(visit) } : node;
  };
  return { doc: visit(doc), notes };
}

export function numberOf(footnote: JsonNode): number {
  return Number(footnote.attrs?.number);
}
