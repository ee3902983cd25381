import * as Y from "yjs";
import type { JsonNode } from "#app/drafting/document-clean.ts";
import { rewrite } from "./rewrite.ts";
import { sortedJson } from "./sorted-json.ts";

type Marks = Record<string, unknown>;

/**
 * Changes the words of a paragraph, and their marks, to those of `node`, letter by letter.
 * @returns false where that cannot be done in place: line breaks, or what no editor writes
 */
export function makeTextEqual(paragraph: Y.XmlElement, node: JsonNode): boolean {
  const [text, ...more] = paragraph.toArray();
  const wanted = node.content ?? [];
  if (!(text instanceof Y.XmlText) || more.length > 0 || wanted.some(({ type }) => type !== "text")) return false;
  const after = wanted.map((one) => one.text ?? "").join("");
  const before = lettersOf(text);
  if (before === null) return false;
  for (const piece of rewrite(before, after).reverse()) {
    if (piece.kind === "kept") continue;
    if (piece.deleted > 0) text.delete(piece.from, piece.deleted);
    if (piece.inserted > 0) text.insert(piece.from, after.slice(piece.to, piece.to + piece.inserted));
  }
  // Half a surrogate pair that was cut would have become another letter.
  if (lettersOf(text) !== after) return false;
  let at = 0;
  for (const { marks = [], text: letters = "" } of wanted) {
    setMarks(text, at, letters.length, Object.fromEntries(marks.map(({ type, attrs }) => [type, attrs ?? {}])));
    at += letters.length;
  }
  return true;
}

/** Null where something else stands in it. */
function lettersOf(text: Y.XmlText): string | null {
  let letters = "";
  for (const { insert } of text.toDelta() as { insert: unknown }[]) {
    if (typeof insert !== "string") return null;
    letters += insert;
  }
  return letters;
}

/** Only where they are others. */
function setMarks(text: Y.XmlText, from: number, length: number, wanted: Marks): void {
  let at = 0;
  for (const { insert, attributes = {} } of text.toDelta() as { insert: string; attributes?: Marks }[]) {
    const start = Math.max(at, from);
    const end = Math.min(at + insert.length, from + length);
    at += insert.length;
    if (end <= start || sortedJson(attributes) === sortedJson(wanted)) continue;
    const cleared = Object.fromEntries(Object.keys(attributes).map((name) => [name, null]));
    text.format(start, end - start, { ...cleared, ...wanted });
  }
}
