import type { JsonNode } from "#app/drafting/document-clean.ts";

/** Blocks of a document made of words: what the machinery that makes files knows how to lay out and tag. */

export function heading(text: string, level: 1 | 2 = 1): JsonNode {
  return { type: "paragraph", attrs: { level }, content: words(text) };
}

export function paragraphs(text: string): JsonNode[] {
  return text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ type: "paragraph", content: words(line) }));
}

export function list(items: readonly string[]): JsonNode {
  return {
    type: "orderedList",
    content: items.map((item) => ({ type: "listItem", content: [{ type: "paragraph", content: words(item) }] })),
  };
}

/** A table whose first row and first column are headings. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): JsonNode {
  const row = (cells: readonly string[], isHead: boolean): JsonNode => ({
    type: "tableRow",
    content: cells.map((cell, index) => ({
      type: isHead || index === 0 ? "tableHeader" : "tableCell",
      content: [{ type: "paragraph", content: words(cell) }],
    })),
  });
  return { type: "table", content: [row(head, true), ...rows.map((cells) => row(cells, false))] };
}

function words(text: string): JsonNode[] {
  return text === "" ? [] : [{ type: "text", text }];
}
