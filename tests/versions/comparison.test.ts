import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonNode } from "#app/drafting/document-json.ts";
import { authoredDocument, sentencesOf } from "#app/versions/authored-text.ts";
import { countsOf, folded, piecesOf, rowsOf } from "#app/versions/comparison.ts";
import { diffDocuments } from "#app/versions/diff.ts";
import { readVersionAddress } from "#app/versions/paths.ts";

const p = (id: string, text: string): JsonNode => ({
  type: "paragraph",
  attrs: { id, level: null },
  ...(text && { content: [{ type: "text", text }] }),
});
const doc = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });
const rows = (before: JsonNode, after: JsonNode) => rowsOf(diffDocuments(before, after));

describe("the rows of a comparison", () => {
  test("leave a mark where a moved block stood", () => {
    const [a, b, c] = [p("a", "Raz."), p("b", "Dwa."), p("c", "Trzy.")];
    const shown = rows(doc(a, b, c), doc(c, a, b));
    expect(shown.map(({ kind }) => kind)).toEqual(["change", "same", "same", "origin"]);
    expect(rows(doc(c, a, b), doc(a, b, c)).map(({ kind }) => kind)).toEqual(["origin", "same", "same", "change"]);
  });

  test("are counted by what happened", () => {
    const before = doc(p("a", "Raz."), p("b", "Dwa."), p("c", "Trzy."), p("d", "Cztery."));
    const after = doc(p("d", "Cztery."), p("a", "Raz i pół."), p("c", "Trzy."), p("e", "Zupełnie nowe."));
    expect(countsOf(rows(before, after))).toEqual({ added: 1, removed: 1, moved: 1, rewritten: 1, reformed: 0 });
  });

  test("are folded far from a change, and nothing is lost", () => {
    const block = fc.record({
      id: fc.constantFrom(..."abcdefghijkl"),
      text: fc.constantFrom("raz", "dwa", "trzy", ""),
    });
    const blocks = fc.uniqueArray(block, { selector: ({ id }) => id, maxLength: 12 });
    fc.assert(
      fc.property(blocks, blocks, (one, other) => {
        const docOf = (some: typeof one) => doc(...some.map(({ id, text }) => p(id, text)));
        const all = rows(docOf(one), docOf(other));
        const stretches = folded(all);
        expect(stretches.flatMap((stretch) => stretch.rows)).toEqual(all);
        for (const stretch of stretches)
          if (stretch.isFolded) expect(stretch.rows.every(({ kind }) => kind === "same")).toBe(true);
        const moved = all.filter((row) => row.kind === "change" && row.change.kind === "kept" && row.change.isMoved);
        expect(all.filter(({ kind }) => kind === "origin")).toHaveLength(moved.length);
        // Read without what is new, the rows are the earlier version in its order.
        const before = all.flatMap((row) => {
          if (row.kind !== "change") return [row.block.from];
          if (row.change.kind === "added" || (row.change.kind === "kept" && row.change.isMoved)) return [];
          return [row.change.from];
        });
        expect(before).toEqual(one.map((_, index) => index));
      }),
    );
  });

  test("keep the marks of what was there and of what is there now", () => {
    const bold = {
      type: "paragraph",
      attrs: { id: "a" },
      content: [
        { type: "text", text: "Miasto prowadzi " },
        { type: "text", text: "jeden punkt", marks: [{ type: "bold" }] },
        { type: "text", text: "." },
      ],
    };
    const [row] = rows(doc(bold), doc(p("a", "Miasto prowadzi dwa punkty.")));
    if (row?.kind !== "change" || row.change.kind !== "kept") throw new Error("it has changed");
    expect(piecesOf(row.change)).toEqual([
      { kind: "kept", nodes: [{ type: "text", text: "Miasto prowadzi " }] },
      { kind: "removed", nodes: [{ type: "text", text: "jeden punkt", marks: [{ type: "bold" }] }] },
      { kind: "added", nodes: [{ type: "text", text: "dwa punkty" }] },
      { kind: "kept", nodes: [{ type: "text", text: "." }] },
    ]);
  });
});

describe("who wrote what", () => {
  test("is told of each sentence, with the hours", () => {
    const text = "Miasto prowadzi punkt. Działa w soboty.";
    const runs = [
      { author: 1, length: 16, hour: 10 },
      { author: 2, length: 6, hour: 12 },
      { author: 1, length: 17, hour: 14 },
    ];
    expect(sentencesOf(text, runs)).toEqual([
      {
        text: "Miasto prowadzi punkt.",
        by: [
          { author: 1, letters: 14, hours: [10, 10] },
          { author: 2, letters: 6, hours: [12, 12] },
        ],
      },
      { text: "Działa w soboty.", by: [{ author: 1, letters: 14, hours: [14, 14] }] },
    ]);
  });

  test("follows the text through paragraphs, marks and breaks, letter by letter", () => {
    const inline = fc.oneof(
      fc.record({ type: fc.constant("text"), text: fc.string({ minLength: 1, maxLength: 8 }) }),
      fc.constant<JsonNode>({ type: "hardBreak" }),
      fc
        .string({ minLength: 1, maxLength: 8 })
        .map((text): JsonNode => ({ type: "footnote", content: [{ type: "text", text }] })),
    );
    const someDoc = fc.array(fc.array(inline, { maxLength: 4 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        someDoc,
        fc.array(fc.record({ author: fc.nat(3), length: fc.integer({ min: 1, max: 9 }) })),
        (blocks, runs) => {
          const authors: number[] = runs.flatMap(({ author, length }) => Array.from({ length }, () => author));
          const authored = authoredDocument(
            doc(...blocks.map((content) => ({ type: "paragraph", attrs: {}, content }))),
            runs,
          );
          let at = 0;
          for (const block of authored.content ?? []) {
            const notes = block.content?.filter(({ type }) => type === "footnote") ?? [];
            // The lines of its notes follow a paragraph.
            const breaks = notes.map((): JsonNode => ({ type: "hardBreak" }));
            const lines = notes.flatMap(({ content }, index) => [breaks[index] as JsonNode, ...(content ?? [])]);
            for (const node of [...(block.content ?? []), ...lines]) {
              const length = node.type === "text" ? (node.text ?? "").length : 1;
              if (node.type === "text") {
                const expected = Array.from({ length }, (_, index) => authors[at + index]);
                expect(new Set(expected)).toEqual(new Set([node.marks?.at(-1)?.attrs?.author]));
              }
              at += length;
            }
            at += 1;
          }
        },
      ),
    );
  });
});

test("an address names one version or two, the earlier first", () => {
  const name = fc.oneof(fc.integer({ min: 1, max: 999_999 }), fc.constant("draft" as const));
  fc.assert(
    fc.property(name, name, (one, other) => {
      const read = readVersionAddress(`${one}..${other}`);
      expect(read).toEqual(readVersionAddress(`${other}..${one}`));
      const kind = one !== other ? "two" : one === "draft" ? undefined : "one";
      expect(read?.address.kind).toBe(kind);
      if (read) expect(readVersionAddress(read.canonical)).toEqual(read);
    }),
  );
});
