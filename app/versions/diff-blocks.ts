import type { JsonNode } from "#app/drafting/document-json.ts";
import { sortedJson } from "./sorted-json.ts";

/** Where a block stands: its ancestors from the outside in, as "bulletList", "tableCell 2:3" (row and cell from 1) … */
export type Place = readonly string[];

/** A paragraph or heading, wherever it stands. */
export interface TextBlock {
  id: string | null;
  text: string;
  level: number | null;
  place: Place;
  /** What its words look like: level, marks, links. Two blocks with the same text and form are the same. */
  form: string;
  node: JsonNode;
}

/** The paragraphs of a document in their order, those in lists, quotes and tables too. */
export function textBlocksOf(root: JsonNode): TextBlock[] {
  const blocks: TextBlock[] = [];
  const visit = (node: JsonNode, place: Place) => {
    if (node.type === "paragraph") blocks.push(blockOf(node, place));
    else for (const [index, child] of (node.content ?? []).entries()) visit(child, below(node, place, index));
  };
  visit(root, []);
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
  const { id, ...attrs } = node.attrs ?? {};
  const inline = node.content ?? [];
  // Only what stands beside the letters: the letters are compared as words.
  const marks = inline.flatMap((child) => (child.marks ? [[child.text, child.marks]] : []));
  return {
    id: typeof id === "string" ? id : null,
    text: inline.map((child) => (child.type === "hardBreak" ? "\n" : (child.text ?? ""))).join(""),
    level: typeof attrs.level === "number" ? attrs.level : null,
    place,
    form: sortedJson([attrs, place.map((step) => step.split(" ")[0]), marks]),
    node,
  };
}
