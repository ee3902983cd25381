import type { JsonNode } from "#app/drafting/document-json.ts";
import { footnotesIn, numberedFootnotes, numberOf } from "#app/drafting/footnotes.ts";
import { inlineText } from "#app/drafting/inline-text.ts";
import { sortedJson } from "./sorted-json.ts";

/** Where a block stands: its ancestors from the outside in, as "bulletList", "cell 2:3" (row and cell from 1), "footnote 4" … */
export type Place = readonly string[];

/** A paragraph or heading, wherever it stands, or a footnote. */
export interface TextBlock {
  id: string | null;
  text: string;
  level: number | null;
  place: Place;
  /** What its words look like: level, marks, links. Two blocks with the same text and form are the same. */
  form: string;
  node: JsonNode;
}

/** The paragraphs of a document in their order, those in lists, quotes and tables too, each followed by its footnotes. */
export function textBlocksOf(root: JsonNode): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (node: JsonNode, place: Place) => {
    if (node.type === "paragraph") {
      const notes = footnotesIn(node).map((note) => blockOf(note, [...place, `footnote ${numberOf(note)}`]));
      blocks.push(blockOf(node, place), ...notes);
    } else for (const [index, child] of (node.content ?? []).entries()) visit(child, below(node, place, index));
  };
  visit(numberedFootnotes(root).doc, []);
  return blocks;
}

function below(node: JsonNode, place: Place, index: number): Place {
  if (node.type === "doc") return place;
  if (node.type === "table") return [...place, `table ${index + 1}`];
  if (node.type !== "tableRow") return [...place, node.type];
  const row = place.at(-1)?.split(" ")[1] ?? "1";
  return [...place.slice(0, -1), "table", `cell ${row}:${index + 1}`];
}

function blockOf(node: JsonNode, place: Place): TextBlock {
  const { id, number: _, ...attrs } = node.attrs ?? {};
  const inline = node.content ?? [];
  // Only what stands beside the letters: the letters are compared as words.
  const marks = inline.flatMap((child) => (child.marks ? [[child.text, child.marks]] : []));
  return {
    id: typeof id === "string" ? id : null,
    text: inlineText(node),
    level: typeof attrs.level === "number" ? attrs.level : null,
    place,
    form: sortedJson([attrs, place.map((step) => step.split(" ")[0]), marks]),
    node,
  };
}
