import { Transform } from "@tiptap/pm/transform";
import { updateYFragment, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { readDocument, templateDocument, writeInitialContent } from "#app/drafting/document-json.ts";
import { hrefFromInput, isAllowedHref, linksIn } from "#app/drafting/document-link.ts";
import { documentSchema, newBlockId, summarySchema } from "#app/drafting/document-schema.ts";

describe("turning a paragraph into a heading", () => {
  test("keeps what somebody else types into it at the same time", () => {
    const mine = new Y.Doc();
    const body = templateDocument([{ heading: "Diagnoza", paragraphs: ["Rekomendacja"] }]);
    writeInitialContent(mine, { body, summary: { type: "doc" } }, newBlockId);
    const theirs = new Y.Doc();
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));

    edit(mine, (transform) => transform.setNodeAttribute(paragraphAt(transform, 1), "level", 2));
    edit(theirs, (transform) => transform.insert(transform.doc.content.size - 1, documentSchema.text(" dla miasta")));
    Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
    Y.applyUpdate(theirs, Y.encodeStateAsUpdate(mine));

    for (const doc of [mine, theirs]) {
      const block = readDocument(doc).body.content?.[1];
      expect(block?.attrs?.level).toBe(2);
      expect(block?.content).toEqual([{ type: "text", text: "Rekomendacja dla miasta" }]);
    }
  });

  /** Edits the way the editor's binding does: ProseMirror makes the change, y-tiptap writes the difference. */
  function edit(doc: Y.Doc, change: (transform: Transform) => void): void {
    const fragment = doc.getXmlFragment("body");
    const transform = new Transform(yXmlFragmentToProseMirrorRootNode(fragment, documentSchema));
    change(transform);
    updateYFragment(doc, fragment, transform.doc, { mapping: new Map(), isOMark: new Map() });
  }

  function paragraphAt(transform: Transform, index: number): number {
    let position = 0;
    for (let i = 0; i < index; i++) position += transform.doc.child(i).nodeSize;
    return position;
  }
});

test("the summary knows nothing but paragraphs, lists and simple marks", () => {
  expect(Object.keys(summarySchema.nodes).sort()).toEqual(
    ["bulletList", "doc", "hardBreak", "listItem", "orderedList", "paragraph", "text"].sort(),
  );
  expect(Object.keys(summarySchema.marks)).toEqual(["link", "bold", "italic"]);
});

test("no attribute of the schema can carry a style, a class or a target", () => {
  const types = [...Object.values(documentSchema.nodes), ...Object.values(documentSchema.marks)];
  const attributes = new Set(types.flatMap((type) => Object.keys(type.spec.attrs ?? {})));
  expect([...attributes].sort()).toEqual(["colspan", "href", "id", "level", "rowspan", "start"]);
});

test("block ids are short and differ", () => {
  const ids = new Set(Array.from({ length: 1000 }, newBlockId));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[a-z2-7]{12}$/);
});

test.each([
  ["https://www.krakow.pl/a?b=c#d", true],
  ["http://example.org", true],
  ["mailto:biuro@um.krakow.pl", true],
  ["javascript:alert(1)", false],
  ["JaVaScRiPt:alert(1)", false],
  ["java\nscript:alert(1)", false],
  [" https://example.org", false],
  ["data:text/html,x", false],
  ["vbscript:x", false],
  ["//example.org", false],
  ["/forums", false],
  ["https:example.org", false],
  ["ftp://example.org", false],
  ["", false],
  [`https://example.org/${"a".repeat(3000)}`, false],
  [null, false],
  [{ href: "https://example.org" }, false],
])("a link may point to %j: %s", (href, allowed) => {
  expect(isAllowedHref(href)).toBe(allowed);
});

test.each([
  ["www.um.krakow.pl", "https://www.um.krakow.pl"],
  ["um.krakow.pl/strona?x=1", "https://um.krakow.pl/strona?x=1"],
  ["żółw.pl", "https://żółw.pl"],
  [" https://example.org ", "https://example.org"],
  ["biuro@um.krakow.pl", "mailto:biuro@um.krakow.pl"],
  ["rekomendacja", null],
  ["javascript:alert(1)", null],
  ["ftp://example.org", null],
  ["dwa słowa.pl", null],
  ["", null],
])("typing %j means the address %j", (typed, href) => {
  expect(hrefFromInput(typed)).toBe(href);
});

test.each([
  ["Raport: https://www.krakow.pl/raport_(2013), s. 4.", [["https://www.krakow.pl/raport_(2013)", 8]]],
  ["(zob. www.um.krakow.pl/strona).", [["www.um.krakow.pl/strona", 6]]],
  ["Napisz: biuro@um.krakow.pl!", [["biuro@um.krakow.pl", 8]]],
  [
    "http://a.pl i http://b.pl",
    [
      ["http://a.pl", 0],
      ["http://b.pl", 14],
    ],
  ],
  ["„https://example.org/cytat”", [["https://example.org/cytat", 1]]],
  ["np.Kraków oraz art.3, data:text/html,x", []],
  ["javascript:alert(1) https: www. @", []],
] as const)("the addresses in %j are %j", (text, found) => {
  expect(linksIn(text).map(({ text, index }) => [text, index])).toEqual(found);
  for (const { href } of linksIn(text)) expect(isAllowedHref(href)).toBe(true);
});
