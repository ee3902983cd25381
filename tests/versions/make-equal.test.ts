import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { cleanDocument, type JsonNode } from "#app/drafting/document-clean.ts";
import { readDocument, writeInitialContent } from "#app/drafting/document-json.ts";
import { canonicalText } from "#app/versions/canonical-text.ts";
import { makeEqual } from "#app/versions/make-equal.ts";
import { writeHistory } from "../support/history.ts";
import { randomFrom } from "../support/random.ts";

let count = 0;
const newId = () => `n${count++}`;

const p = (text: string, id?: string, level: number | null = null): JsonNode => ({
  type: "paragraph",
  attrs: { id: id ?? null, level },
  ...(text && { content: [{ type: "text", text }] }),
});
const text = (...content: JsonNode[]) => ({
  body: cleanDocument({ type: "doc", content }, "body"),
  summary: cleanDocument({ type: "doc", content: [p("W skrócie.", "s")] }, "summary"),
});

function docOf(...content: JsonNode[]): Y.Doc {
  const doc = new Y.Doc();
  writeInitialContent(doc, text(...content), newId);
  return doc;
}

/** Makes them equal and answers how many bytes that took. */
function made(doc: Y.Doc, wanted: ReturnType<typeof text>): number {
  const before = Y.encodeStateVector(doc);
  makeEqual(doc, wanted, newId);
  expect(canonicalText(readDocument(doc))).toBe(canonicalText(wanted));
  return Y.encodeStateAsUpdate(doc, before).length;
}

describe("a document made equal to a text", () => {
  test("that says the same is not touched", () => {
    const doc = docOf(p("Raz.", "a"), p("Dwa.", "b"));
    const before = Y.encodeStateVector(doc);
    made(doc, text(p("Raz.", "x"), p("Dwa.", "y")));
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  test("changes words inside a paragraph, not the paragraph: who writes in it goes on", () => {
    const doc = docOf(p("Rekomendujemy wyznaczenie jednej osoby.", "a"), p("Dalej.", "b"));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const paragraph = other.getXmlFragment("body").get(0) as Y.XmlElement;
    (paragraph.get(0) as Y.XmlText).insert(0, "Teraz ");
    made(doc, text(p("Rekomendujemy wyznaczenie dwóch osób.", "a"), p("Dalej.", "b")));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(JSON.stringify(readDocument(doc).body)).toContain("Teraz Rekomendujemy wyznaczenie dwóch osób.");
  });

  test("brings deleted blocks back with their ids, and moves and levels to where they were", () => {
    const wanted = text(p("Diagnoza", "a", 1), p("Pierwszy akapit.", "b"), p("Drugi akapit.", "c"), p("Trzeci.", "d"));
    const doc = docOf(p("Diagnoza", "a", 2), p("Trzeci.", "d"), p("Wtręt.", "e"), p("Drugi akapit.", "c"));
    made(doc, wanted);
    const ids = readDocument(doc).body.content?.map(({ attrs }) => attrs?.id);
    expect(ids?.slice(0, 2)).toEqual(["a", "b"]);
    expect(new Set(ids).size).toBe(4);
  });

  test("with marks, links, lists, quotes and tables, and letters beyond the basic plane", () => {
    const bold = (words: string): JsonNode => ({ type: "text", text: words, marks: [{ type: "bold" }] });
    const link = { type: "link", attrs: { href: "https://krakow.pl/" } };
    const cell = (words: string): JsonNode => ({ type: "tableCell", attrs: {}, content: [p(words)] });
    const item = (...content: JsonNode[]): JsonNode => ({ type: "listItem", attrs: {}, content });
    const rich = text(
      {
        type: "paragraph",
        attrs: {},
        content: [{ type: "text", text: "Zwykłe " }, bold("grube"), { type: "hardBreak" }, bold("😀😁")],
      },
      {
        type: "bulletList",
        attrs: {},
        content: [
          item(p("raz"), { type: "orderedList", attrs: { start: 3 }, content: [item(p("pod"))] }),
          item(p("dwa")),
        ],
      },
      { type: "table", attrs: {}, content: [{ type: "tableRow", attrs: {}, content: [cell("a"), cell("b")] }] },
      { type: "blockquote", attrs: {}, content: [p("cytat")] },
      {
        type: "paragraph",
        attrs: {},
        content: [{ type: "text", text: "odnośnik", marks: [link, { type: "italic" }] }],
      },
    );
    const plain = text(p("Zwykłe grube😂"), p("odnośnik"), {
      type: "bulletList",
      attrs: {},
      content: [item(p("raz")), item(p("trzy"))],
    });
    for (const [from, to] of [
      [rich, plain],
      [plain, rich],
    ] as const) {
      const doc = new Y.Doc();
      writeInitialContent(doc, from, newId);
      made(doc, to);
    }
  });

  test("whatever hostile hands have left in it", () => {
    const doc = docOf(p("Raz.", "a"), p("Dwa.", "b"));
    const body = doc.getXmlFragment("body");
    const strange = new Y.XmlElement("script");
    strange.insert(0, [new Y.XmlText("obce")]);
    const loose = new Y.XmlText("luźne słowa");
    const twice = new Y.XmlElement("paragraph");
    twice.insert(0, [new Y.XmlText("dwa"), new Y.XmlText(" teksty")]);
    twice.setAttribute("id", "a");
    body.insert(1, [strange, loose, twice]);
    made(doc, text(p("Raz.", "a"), p("dwa teksty", "c"), p("Dwa.", "b")));
  });

  test("any text of a long history again, whatever has become of it since, with less than the text anew", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 50, max: 400 }),
        fc.integer({ min: 1, max: 300 }),
        (seed, first, more) => {
          const { updates } = writeHistory(first + more, randomFrom(seed));
          const doc = new Y.Doc();
          for (const update of updates.slice(0, first)) Y.applyUpdate(doc, update);
          const wanted = readDocument(doc);
          for (const update of updates.slice(first)) Y.applyUpdate(doc, update);
          made(doc, wanted);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("any text of another, in any blocks", () => {
    const words = fc.stringMatching(/^[a-c ęł😀😁]{0,12}$/u);
    const block = fc.oneof(
      fc
        .record({ words, id: fc.option(fc.constantFrom("a", "b", "c", "d")), level: fc.constantFrom(null, 1, 2) })
        .map((one) => p(one.words, one.id ?? undefined, one.level)),
      fc.array(words, { minLength: 1, maxLength: 3 }).map(
        (items): JsonNode => ({
          type: "bulletList",
          attrs: {},
          content: items.map((one) => ({ type: "listItem", attrs: {}, content: [p(one)] })),
        }),
      ),
    );
    const texts = fc.array(block, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(texts, texts, (from, to) => {
        made(docOf(...from), text(...to));
      }),
      { numRuns: 400 },
    );
  });
});
