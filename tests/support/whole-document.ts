import { expect } from "vitest";
import * as Y from "yjs";
import { plainText, readDocument } from "#app/drafting/document-json.ts";
import { documentSchema, summarySchema } from "#app/drafting/document-schema.ts";

/** Nothing in it waits for what never comes; it has its two roots alone, and both read as the schema says. */
export function expectWhole(doc: Y.Doc): void {
  expect(doc.store.pendingStructs).toBeNull();
  expect(doc.store.pendingDs).toBeNull();
  expect([...doc.share.keys()].filter((root) => root !== "body" && root !== "summary")).toEqual([]);
  const { body, summary } = readDocument(doc);
  documentSchema.nodeFromJSON(body).check();
  summarySchema.nodeFromJSON(summary).check();
  for (const root of ["body", "summary"]) expectTree(doc.getXmlFragment(root), true);
}

/** What every editor relies on: elements stand under the roots, texts in elements, nothing else anywhere. */
function expectTree(parent: Y.XmlFragment, isRoot: boolean): void {
  for (const child of parent.toArray()) {
    if (child instanceof Y.XmlElement) expectTree(child, false);
    else expect([isRoot, child instanceof Y.XmlText]).toEqual([false, true]);
  }
}

/**
 * Nothing of one text is missing in the other. Where exactly a sign stands that names its neighbours the wrong way round, or half an emoji,
 * depends in Yjs on the order of arrival.
 */
export function expectSame(one: Y.Doc, other: Y.Doc): void {
  const signs = (doc: Y.Doc, root: string) =>
    [...plainText(readDocument(doc)[root === "body" ? "body" : "summary"]).replace(/[\ud800-\udfff\ufffd]/g, "")]
      .sort()
      .join("");
  for (const root of ["body", "summary"]) expect(signs(one, root)).toBe(signs(other, root));
}
