import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { cleanDocument, type JsonNode } from "#app/drafting/document-clean.ts";
import {
  isEmpty,
  outline,
  plainText,
  readDocument,
  templateDocument,
  writeInitialContent,
} from "#app/drafting/document-json.ts";
import { documentSchema, summarySchema } from "#app/drafting/document-schema.ts";

function counter() {
  let n = 0;
  return () => `b${++n}`;
}

function text(value: string, ...marks: string[]): JsonNode {
  return { type: "text", text: value, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) };
}

function paragraph(...content: JsonNode[]): JsonNode {
  return { type: "paragraph", content };
}

const rich: JsonNode = {
  type: "doc",
  content: [
    { type: "paragraph", attrs: { level: 1 }, content: [text("Diagnoza")] },
    paragraph(
      text("Zażółć "),
      text("gęślą", "bold"),
      text(" jaźń", "bold", "italic"),
      { type: "hardBreak" },
      text("x"),
    ),
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("raz"))] }] },
    { type: "orderedList", attrs: { start: 4 }, content: [{ type: "listItem", content: [paragraph(text("dwa"))] }] },
    { type: "blockquote", content: [paragraph(text("cytat"))] },
    {
      type: "table",
      content: [
        { type: "tableRow", content: [{ type: "tableHeader", content: [paragraph(text("Rok"))] }] },
        { type: "tableRow", content: [{ type: "tableCell", content: [paragraph(text("2013"))] }] },
      ],
    },
  ],
};

describe("initial content", () => {
  test("is read back as it was written, with an id on every block", () => {
    const doc = new Y.Doc();
    writeInitialContent(doc, { body: rich, summary: { type: "doc", content: [paragraph(text("Krótko"))] } }, counter());
    const { body, summary } = readDocument(doc);
    expect(plainText(body)).toBe("Diagnoza\nZażółć gęślą jaźń\nx\nraz\ndwa\ncytat\nRok\n2013");
    expect(plainText(summary)).toBe("Krótko");
    expect(body.content?.every((block) => typeof block.attrs?.id === "string")).toBe(true);
    expect(documentSchema.nodeFromJSON(body).toJSON()).toEqual(body);
    expect(summarySchema.nodeFromJSON(summary).toJSON()).toEqual(summary);
  });

  test("is stored as the editor's binding would have stored it", () => {
    const ours = new Y.Doc();
    writeInitialContent(ours, { body: rich, summary: rich }, counter());
    const theirs = new Y.Doc().getXmlFragment("body");
    prosemirrorJSONToYXmlFragment(documentSchema, readDocument(ours).body, theirs);
    expect(ours.getXmlFragment("body").toString()).toBe(theirs.toString());
    expect(yXmlFragmentToProsemirrorJSON(ours.getXmlFragment("body"))).toEqual(yXmlFragmentToProsemirrorJSON(theirs));
  });

  test("always has a paragraph to write in", () => {
    const doc = new Y.Doc();
    writeInitialContent(doc, { body: { type: "doc" }, summary: { type: "doc" } }, counter());
    expect(doc.getXmlFragment("body").length).toBe(1);
    expect(doc.getXmlFragment("summary").length).toBe(1);
  });
});

describe("a template", () => {
  const body = templateDocument([
    { heading: "Diagnoza" },
    { heading: "Uzasadnienie", paragraphs: ["Po pierwsze", ""] },
  ]);

  test("becomes headings with paragraphs", () => {
    expect(outline(body).map(({ level, text }) => [level, text])).toEqual([
      [1, "Diagnoza"],
      [1, "Uzasadnienie"],
    ]);
    expect(plainText(body)).toBe("Diagnoza\n\nUzasadnienie\nPo pierwsze\n");
    documentSchema.nodeFromJSON(body).check();
  });

  test("may have paragraphs without a heading", () => {
    expect(plainText(templateDocument([{ heading: "", paragraphs: ["Krótko"] }]))).toBe("Krótko");
  });

  test("counts as text, an empty paragraph does not", () => {
    expect(isEmpty(body)).toBe(false);
    expect(isEmpty({ type: "doc", content: [paragraph(text("  "))] })).toBe(true);
  });
});

describe("hostile content", () => {
  function body(build: (fragment: Y.XmlFragment) => void): JsonNode {
    const doc = new Y.Doc();
    build(doc.getXmlFragment("body"));
    return readDocument(doc).body;
  }

  function element(name: string, attrs: Record<string, unknown>, ...children: (Y.XmlElement | Y.XmlText)[]) {
    const made = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attrs)) made.setAttribute(key, value as string);
    made.insert(0, children);
    return made;
  }

  function run(value: string, attributes: Record<string, unknown> = {}) {
    const made = new Y.XmlText();
    made.insert(0, value, attributes);
    return made;
  }

  test("keeps the text of nodes it does not know", () => {
    const json = body((fragment) =>
      fragment.insert(0, [
        element("script", { src: "//evil" }, run("alert(1)")),
        element("paragraph", {}, run("a"), element("mention", {}, run("b")), run("c")),
        run("luźny tekst") as never,
      ]),
    );
    expect(plainText(json)).toBe("alert(1)\nabc\nluźny tekst");
    documentSchema.nodeFromJSON(json).check();
  });

  test("keeps only links with an allowed address", () => {
    const json = body((fragment) =>
      fragment.insert(0, [
        element(
          "paragraph",
          {},
          run("zły", { link: { href: "javascript:alert(1)", class: "x" } }),
          run("dobry", { link: { href: "https://www.krakow.pl/", target: "_top" }, blink: true }),
        ),
      ]),
    );
    expect(json.content?.[0]?.content).toEqual([
      { type: "text", text: "zły" },
      { type: "text", text: "dobry", marks: [{ type: "link", attrs: { href: "https://www.krakow.pl/" } }] },
    ]);
  });

  test("drops unknown attributes, impossible values and ids used twice", () => {
    const json = body((fragment) =>
      fragment.insert(0, [
        element("paragraph", { id: "x1", level: "2", style: "color:red", onclick: "x" }, run("a")),
        element("paragraph", { id: "x1", level: 3 }, run("b")),
        element("paragraph", { id: '"><img', level: 99 }, run("c")),
      ]),
    );
    expect(json.content?.map((node) => node.attrs)).toEqual([
      { id: "x1", level: null },
      { id: null, level: 3 },
      { id: null, level: null },
    ]);
  });

  test("flattens what is nested too deep, keeping the text", () => {
    const json = body((fragment) => {
      let innermost: Y.XmlFragment = fragment;
      for (let i = 0; i < 3000; i++) {
        const inner = new Y.XmlElement(i % 2 ? "listItem" : "bulletList");
        innermost.insert(0, [inner]);
        innermost = inner;
      }
      innermost.insert(0, [run("dno")]);
    });
    expect(plainText(json)).toBe("dno");
    documentSchema.nodeFromJSON(json).check();
  });

  test("does not stumble over a very wide node", () => {
    const json = body((fragment) =>
      fragment.insert(
        0,
        Array.from({ length: 150_000 }, () => new Y.XmlElement("x")),
      ),
    );
    expect(isEmpty(json)).toBe(true);
  });

  test("a root of another type reads as empty", () => {
    const doc = new Y.Doc();
    doc.getMap("body").set("a", 1);
    expect(isEmpty(readDocument(doc).body)).toBe(true);
  });

  test("reading does not change the document", () => {
    const doc = new Y.Doc();
    doc.getXmlFragment("body").insert(0, [element("unknown", {}, run("a", { nothing: {} }))]);
    const before = Y.encodeStateAsUpdate(doc);
    let updates = 0;
    doc.on("update", () => updates++);
    readDocument(doc);
    expect(updates).toBe(0);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });

  const names = [...Object.keys(documentSchema.nodes), "heading", "__proto__", "image"];
  const markNames = [...Object.keys(documentSchema.marks), "code", "toString"];
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.record({
        type: fc.constant("text"),
        text: fc.oneof(fc.string(), fc.constant(null)),
        marks: fc.array(fc.record({ type: fc.constantFrom(...markNames), attrs: fc.anything() })),
      }),
      fc.record(
        {
          type: fc.constantFrom(...names),
          attrs: fc.oneof(
            fc.record({ id: fc.constantFrom("a", "b", "c", 1), level: fc.integer({ min: 0, max: 5 }) }),
            fc.record({ colspan: fc.anything(), start: fc.integer() }),
            fc.anything(),
          ),
          content: fc.oneof(fc.array(tie("tree"), { maxLength: 5 }), fc.constant("x")),
        },
        { requiredKeys: ["type"] },
      ),
    ),
  }));

  test.each([
    ["body", documentSchema],
    ["summary", summarySchema],
  ] as const)(
    "whatever the tree, a cleaned %s satisfies the schema, and cleaning again changes nothing",
    (root, schema) => {
      fc.assert(
        fc.property(fc.array(tree), (content) => {
          const json = cleanDocument({ type: "doc", content: content as JsonNode[] }, root);
          const node = schema.nodeFromJSON(json);
          node.check();
          expect(node.toJSON()).toEqual(json);
          expect(cleanDocument(json, root)).toEqual(json);
        }),
        { numRuns: 500 },
      );
    },
  );
});
