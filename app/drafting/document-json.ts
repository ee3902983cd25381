import * as Y from "yjs";
import { cleanDocument, type DocumentRoot, type JsonMark, type JsonNode, levelOf, maxDepth } from "./document-clean.ts";
import { footnotesIn } from "./footnotes.ts";
import { inlineText, noteSign } from "./inline-text.ts";

export type { JsonNode };

export interface DocumentText {
  body: JsonNode;
  summary: JsonNode;
}

export interface OutlineItem {
  /** Block id of the heading; null until an editor has given it one. */
  id: string | null;
  level: 1 | 2 | 3;
  text: string;
}

/**
 * Both texts of a document as JSON that the schema accepts, whatever the clients wrote into it. Never throws and does
 * not modify `doc` (y-tiptap's own conversion deletes what it does not know).
 */
export function readDocument(doc: Y.Doc): DocumentText {
  return { body: readRoot(doc, "body"), summary: readRoot(doc, "summary") };
}

function readRoot(doc: Y.Doc, root: DocumentRoot): JsonNode {
  let content: JsonNode[] = [];
  try {
    content = readChildren(doc.getXmlFragment(root), 1);
  } catch {
    // A root that was created as another type than XmlFragment has no text to show.
  }
  return cleanDocument({ type: "doc", content }, root);
}

function readChildren(parent: Y.XmlFragment, depth: number): JsonNode[] {
  return parent.toArray().flatMap((child): JsonNode[] => {
    if (child instanceof Y.XmlText) return readText(child);
    return child instanceof Y.XmlElement ? [readElement(child, depth)] : [];
  });
}

function readElement(element: Y.XmlElement, depth: number): JsonNode {
  const content =
    depth < maxDepth * 2 ? readChildren(element, depth + 1) : [{ type: "text", text: textBelow(element) }];
  return { type: element.nodeName, attrs: element.getAttributes(), content };
}

/** A block as it lies in the document, whatever the clients wrote into it; nothing for one that cannot be read. */
export function readBlock(element: Y.XmlElement): JsonNode[] {
  try {
    return [readElement(element, 1)];
  } catch {
    return [];
  }
}

function readText(text: Y.XmlText): JsonNode[] {
  return text.toDelta().flatMap((run: { insert: unknown; attributes?: Record<string, unknown> }): JsonNode[] => {
    if (typeof run.insert !== "string") return [];
    return [{ type: "text", text: run.insert, marks: Object.entries(run.attributes ?? {}).map(readMark) }];
  });
}

/** Marks that may overlap themselves are stored with a hash after their name; ours do not, but others may have written so. */
function readMark([name, value]: [string, unknown]): JsonMark {
  const type = name.replace(/--[a-zA-Z0-9+/=]{8}$/, "");
  return typeof value === "object" && value !== null ? { type, attrs: { ...value } } : { type };
}

function textBelow(element: Y.XmlElement): string {
  let text = "";
  const stack: unknown[] = [element];
  for (let type = stack.pop(); type; type = stack.pop()) {
    if (type instanceof Y.XmlText)
      text += readText(type)
        .map((node) => node.text)
        .join("");
    else if (type instanceof Y.XmlElement) for (const child of type.toArray().reverse()) stack.push(child);
  }
  return text;
}

/** The words of a document: one line for each paragraph, and after it one for each of its footnotes (noteSign). */
export function plainText(json: JsonNode): string {
  const lines: string[] = [];
  const visit = (node: JsonNode) => {
    if (node.type === "paragraph") lines.push(inlineText(node), ...footnotesIn(node).map(inlineText));
    else node.content?.forEach(visit);
  };
  visit(json);
  return lines.join("\n");
}

/** The headings of a document in their order. Empty headings are left out: there is nothing to read in them. */
export function outline(json: JsonNode): OutlineItem[] {
  return (json.content ?? []).flatMap((node): OutlineItem[] => {
    const level = node.type === "paragraph" ? levelOf(node.attrs?.level) : null;
    const text = level ? inlineText(node).replaceAll(noteSign, "").trim() : "";
    return level && text ? [{ id: typeof node.attrs?.id === "string" ? node.attrs.id : null, level, text }] : [];
  });
}

/** Whether a document has no words but those of its headings, as a template has before anyone has written. */
export function isEmpty(json: JsonNode): boolean {
  return plainText(withoutHeadings(json)).trim() === "";
}

function withoutHeadings(node: JsonNode): JsonNode {
  if (!node.content) return node;
  const content = node.content.filter((child) => levelOf(child.attrs?.level) === null).map(withoutHeadings);
  return { ...node, content };
}

export interface TemplateSection {
  heading: string;
  paragraphs?: string[];
}

/** The text a template starts with: each section its heading, unless that is empty, and its paragraphs, or an empty one to write in. */
export function templateDocument(sections: TemplateSection[]): JsonNode {
  const content = sections.flatMap(({ heading, paragraphs = [""] }) => [
    ...(heading === "" ? [] : [textBlock(heading, 1)]),
    ...paragraphs.map((text) => textBlock(text, null)),
  ]);
  return cleanDocument({ type: "doc", content }, "body");
}

function textBlock(text: string, level: number | null): JsonNode {
  return { type: "paragraph", attrs: { level }, content: [{ type: "text", text }] };
}

/**
 * Fills a document nobody has opened yet, in one Yjs transaction. Blocks without an id are given one by `newId`
 * (letters, digits, "-" and "_", at most 64). Call it once per document: a second call would write the text twice.
 */
export function writeInitialContent(doc: Y.Doc, text: DocumentText, newId: () => string): void {
  doc.transact(() => {
    for (const root of ["summary", "body"] as const) appendContent(doc, root, text[root], newId);
  });
}

/** Writes blocks after those that are there, under the same conditions. */
export function appendContent(doc: Y.Doc, root: DocumentRoot, json: JsonNode, newId: () => string): void {
  const blocks = cleanDocument(json, root).content ?? [];
  const fragment = doc.getXmlFragment(root);
  fragment.insert(
    fragment.length,
    blocks.map((block) => blockToYjs(block, newId)),
  );
}

/** A block as y-tiptap writes it, with new ids where it has none: neighbouring text nodes share one XmlText, null attributes are left out. */
export function blockToYjs(node: JsonNode, newId: () => string): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    const written = name === "id" ? (value ?? newId()) : value;
    // Yjs stores any JSON value; only its types speak of strings.
    if (written !== null) element.setAttribute(name, written as string);
  }
  element.insert(0, childrenToYjs(node, newId));
  return element;
}

/** What stands in a block, likewise. */
export function childrenToYjs(node: JsonNode, newId: () => string): (Y.XmlElement | Y.XmlText)[] {
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let run: JsonNode[] = [];
  const flush = () => {
    if (run.length > 0) children.push(textOf(run));
    run = [];
  };
  for (const child of node.content ?? []) {
    if (child.type === "text") {
      run.push(child);
      continue;
    }
    flush();
    children.push(blockToYjs(child, newId));
  }
  flush();
  // An empty paragraph has its text already: two people who begin in it write in the same one (editor/shared-paragraphs.ts).
  if (node.type === "paragraph" && children.length === 0) children.push(new Y.XmlText());
  return children;
}

function textOf(run: JsonNode[]): Y.XmlText {
  const text = new Y.XmlText();
  text.applyDelta(
    run.map((node) => ({
      insert: node.text,
      attributes: Object.fromEntries((node.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
    })),
  );
  return text;
}
