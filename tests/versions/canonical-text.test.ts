import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { cleanDocument } from "#app/drafting/document-clean.ts";
import { readDocument, writeInitialContent } from "#app/drafting/document-json.ts";
import { blockIdsOf, canonicalText, readCanonicalText, withBlockIds } from "#app/versions/canonical-text.ts";
import { hashText } from "#app/versions/hash-text.server.ts";
import { randomFrom } from "../support/random.ts";
import { bodyOnly, documentOf, type Paragraph, someParagraphs, writeSomehow } from "../support/written-text.ts";

const someSeed = fc.integer({ min: 0, max: 2 ** 31 });

function hashOfDoc(doc: Y.Doc): string {
  return hashText(1, canonicalText(readDocument(doc)));
}

/** What a text says, read another way than the product reads it. */
function letters(paragraphs: readonly Paragraph[]): string {
  return JSON.stringify(
    paragraphs.map(({ level, runs }) => [
      level,
      runs.flatMap(({ text, marks }) =>
        [...text].map((letter) => [letter, marks.includes("bold"), marks.includes("italic")]),
      ),
    ]),
  );
}

describe("the hash of a text", () => {
  test("is the same whatever way the text was written", () => {
    fc.assert(
      fc.property(someParagraphs, someSeed, someSeed, (paragraphs, one, other) => {
        const first = writeSomehow(paragraphs, randomFrom(one));
        const second = writeSomehow(paragraphs, randomFrom(other));
        expect(hashOfDoc(first)).toBe(hashOfDoc(second));
        expect(hashOfDoc(first)).toBe(hashText(1, canonicalText(bodyOnly(documentOf(paragraphs)))));
      }),
      { numRuns: 60 },
    );
  });

  test("differs between texts that say something else, be it one letter, one mark or one level", () => {
    fc.assert(
      fc.property(someParagraphs, someParagraphs, someSeed, (one, other, seed) => {
        const isSame = letters(one) === letters(other);
        expect(
          hashOfDoc(writeSomehow(one, randomFrom(seed))) === hashOfDoc(writeSomehow(other, randomFrom(seed))),
        ).toBe(isSame);
      }),
      { numRuns: 50 },
    );
    fc.assert(
      fc.property(someParagraphs, fc.nat(), fc.nat(), (paragraphs, which, how) => {
        const changed = changeOne(paragraphs, which, how);
        expect(canonicalText(bodyOnly(documentOf(changed)))).not.toBe(canonicalText(bodyOnly(documentOf(paragraphs))));
      }),
    );
  });

  test("does not take the body for the summary, nor one schema for another", () => {
    const some = documentOf([{ level: null, runs: [{ text: "W skrócie", marks: [] }] }]);
    const inBody = canonicalText({ body: some, summary: { type: "doc" } });
    const inSummary = canonicalText({ body: { type: "doc" }, summary: some });
    expect(hashText(1, inBody)).not.toBe(hashText(1, inSummary));
    expect(hashText(1, inBody)).not.toBe(hashText(2, inBody));
  });

  test("is the one that docs/versions.md prints", () => {
    const text = {
      body: documentOf([
        { level: 1, runs: [{ text: "Diagnoza", marks: [] }] },
        {
          level: null,
          runs: [
            { text: "Zażółć ", marks: [] },
            { text: "jaźń", marks: ["italic", "bold"] },
          ],
        },
      ]),
      summary: documentOf([{ level: null, runs: [{ text: "Krótko.", marks: [] }] }]),
    };
    expect(canonicalText(text)).toBe(
      '{"body":{"content":[{"attrs":{"level":1},"content":[{"text":"Diagnoza","type":"text"}],"type":"paragraph"},' +
        '{"attrs":{"level":null},"content":[{"text":"Zażółć ","type":"text"},{"marks":[{"type":"bold"},{"type":"italic"}],' +
        '"text":"jaźń","type":"text"}],"type":"paragraph"}],"type":"doc"},' +
        '"summary":{"content":[{"content":[{"text":"Krótko.","type":"text"}],"type":"paragraph"}],"type":"doc"}}',
    );
    expect(hashText(1, canonicalText(text))).toBe("e1730d3d29eb3b3a4355a63a4fa4be2b5a1a81f76bef658d3f1fd1c315ba106d");
  });
});

describe("the canonical text", () => {
  test("is canonical already", () => {
    fc.assert(
      fc.property(someParagraphs, (paragraphs) => {
        const once = canonicalText(bodyOnly(documentOf(paragraphs)));
        expect(canonicalText(readCanonicalText(once))).toBe(once);
      }),
    );
  });

  test("is canonical already for whatever looks like a document", () => {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.record(
        {
          type: fc.constantFrom(
            "paragraph",
            "text",
            "bulletList",
            "listItem",
            "table",
            "tableRow",
            "tableCell",
            "hardBreak",
            "footnote",
            "script",
          ),
          attrs: fc.dictionary(
            fc.constantFrom("id", "level", "start", "colspan", "onclick"),
            fc.oneof(fc.nat(5), fc.string()),
          ),
          text: fc.string({ unit: "binary" }),
          marks: fc.array(
            fc.record({
              type: fc.constantFrom("italic", "bold", "link", "blink"),
              attrs: fc.constant({ href: "https://a.pl" }),
            }),
          ),
          content: fc.array(tie("tree"), { maxLength: 4 }),
        },
        { requiredKeys: ["type"] },
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (content) => {
        const root = { type: "doc", content: content as never };
        const once = canonicalText({ body: root, summary: root });
        expect(canonicalText(readCanonicalText(once))).toBe(once);
        expect(once).not.toMatch(/\p{Surrogate}/u);
      }),
      { numRuns: 150 },
    );
  });

  test("gets its block ids back where they were", () => {
    fc.assert(
      fc.property(someParagraphs, someSeed, (paragraphs, seed) => {
        const text = readDocument(writeSomehow(paragraphs, randomFrom(seed)));
        const back = withBlockIds(readCanonicalText(canonicalText(text)), blockIdsOf(text));
        expect(cleanDocument(back.body, "body")).toEqual(text.body);
        expect(cleanDocument(back.summary, "summary")).toEqual(text.summary);
      }),
      { numRuns: 50 },
    );
  });

  test("holds lists, tables, quotes, links and line breaks, with every attribute", () => {
    const cell = (type: string, text: string) => ({
      type,
      content: [{ type: "paragraph", content: [{ type: "text", text }] }],
    });
    const doc = new Y.Doc();
    const body = {
      type: "doc",
      content: [
        { type: "orderedList", attrs: { start: 4 }, content: [cell("listItem", "raz")] },
        {
          type: "table",
          content: [{ type: "tableRow", content: [cell("tableHeader", "Rok"), cell("tableCell", "2013")] }],
        },
        { type: "blockquote", content: cell("", "cytat").content },
        {
          type: "paragraph",
          content: [
            { type: "text", text: "tu", marks: [{ type: "link", attrs: { href: "https://um.krakow.pl" } }] },
            { type: "hardBreak" },
          ],
        },
      ],
    };
    let ids = 0;
    writeInitialContent(doc, { body, summary: body }, () => `b${++ids}`);
    expect(JSON.parse(canonicalText(readDocument(doc))).body).toMatchObject({
      content: [
        { type: "orderedList", attrs: { start: 4 } },
        {
          type: "table",
          content: [{ content: [{ attrs: { colspan: 1, rowspan: 1 } }, { attrs: { colspan: 1, rowspan: 1 } }] }],
        },
        { type: "blockquote" },
        {
          attrs: { level: null },
          content: [{ marks: [{ attrs: { href: "https://um.krakow.pl" } }] }, { type: "hardBreak" }],
        },
      ],
    });
    expect(canonicalText(readDocument(doc))).not.toContain('"id"');
  });
});

function changeOne(paragraphs: readonly Paragraph[], which: number, how: number): Paragraph[] {
  return paragraphs.map((paragraph, index): Paragraph => {
    if (index !== which % paragraphs.length) return paragraph;
    const [first, ...rest] = paragraph.runs;
    if (!first || how % 3 === 0) return { ...paragraph, level: paragraph.level === 1 ? 2 : 1 };
    if (how % 3 === 1) return { ...paragraph, runs: [{ ...first, text: `${first.text}x` }, ...rest] };
    const marks = first.marks.includes("bold")
      ? first.marks.filter((mark) => mark !== "bold")
      : [...first.marks, "bold" as const];
    return { ...paragraph, runs: [{ ...first, marks }, ...rest] };
  });
}
