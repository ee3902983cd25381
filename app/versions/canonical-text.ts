import { cleanDocument, type DocumentRoot, type JsonNode } from "#app/drafting/document-clean.ts";
import type { DocumentText } from "#app/drafting/document-json.ts";
import { sortedJson } from "./sorted-json.ts";

/** Block ids of both texts in the order of the document, null for a block without one. */
export type BlockIds = Record<DocumentRoot, (string | null)[]>;

/**
 * The words of a version and their form, in the one way of writing them that its hash is made from (docs/versions.md): JSON with sorted
 * keys and every attribute of the schema. Ids of blocks are left out: they are anchors, and the same words typed again get others.
 */
export function canonicalText(text: DocumentText): string {
  return sortedJson({ body: canonicalRoot(text.body, "body"), summary: canonicalRoot(text.summary, "summary") });
}

/** @param canonical what canonicalText wrote */
export function readCanonicalText(canonical: string): DocumentText {
  return JSON.parse(canonical) as DocumentText;
}

function canonicalRoot(node: JsonNode, root: DocumentRoot): JsonNode {
  return withoutIds(cleanDocument(node, root));
}

function withoutIds({ type, attrs, content, marks, text }: JsonNode): JsonNode {
  const { id: _, ...kept } = attrs ?? {};
  return {
    type,
    ...(Object.keys(kept).length > 0 && { attrs: kept }),
    ...(content && { content: content.map(withoutIds) }),
    ...(marks && { marks }),
    ...(text !== undefined && { text: wellFormed(text) }),
  };
}

/** UTF-8 has no halves of surrogate pairs. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** Blocks that have an id; the others are told by where they stand. */
const withId: ReadonlySet<string> = new Set([
  "paragraph",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "table",
  "tableRow",
  "footnote",
]);

/** The ids that the canonical text leaves out. */
export function blockIdsOf(text: DocumentText): BlockIds {
  const idsOf = (root: DocumentRoot) => {
    const ids: (string | null)[] = [];
    const visit = (node: JsonNode) => {
      if (withId.has(node.type)) ids.push(typeof node.attrs?.id === "string" ? node.attrs.id : null);
      node.content?.forEach(visit);
    };
    visit(cleanDocument(text[root], root));
    return ids;
  };
  return { body: idsOf("body"), summary: idsOf("summary") };
}

/** A canonical text with its ids in their places again. */
export function withBlockIds(text: DocumentText, ids: BlockIds): DocumentText {
  const give = (root: DocumentRoot) => {
    let next = 0;
    const visit = (node: JsonNode): JsonNode => ({
      ...node,
      ...(withId.has(node.type) && { attrs: { id: ids[root][next++] ?? null, ...node.attrs } }),
      ...(node.content && { content: node.content.map(visit) }),
    });
    return visit(text[root]);
  };
  return { body: give("body"), summary: give("summary") };
}
