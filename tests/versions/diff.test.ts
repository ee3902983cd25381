import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonNode } from "#app/drafting/document-json.ts";
import { type BlockChange, diffDocuments, diffWords, isChange } from "#app/versions/diff.ts";

const p = (id: string | null, text: string, level: number | null = null): JsonNode => ({
  type: "paragraph",
  attrs: { id, level },
  ...(text && { content: [{ type: "text", text }] }),
});
const doc = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });
const item = (...content: JsonNode[]): JsonNode => ({ type: "listItem", attrs: { id: null }, content });
const list = (...content: JsonNode[]): JsonNode => ({ type: "bulletList", attrs: { id: null }, content });
const table = (...rows: JsonNode[][]): JsonNode => ({
  type: "table",
  content: rows.map((cells) => ({
    type: "tableRow",
    content: cells.map((cell) => ({ type: "tableCell", content: [cell] })),
  })),
});

/** As one would read it aloud. */
function said(changes: readonly BlockChange[]): string[] {
  return changes.filter(isChange).map((change) => {
    if (change.kind === "added") return `added: ${change.after.text}`;
    if (change.kind === "removed") return `removed: ${change.before.text}`;
    const words = change.words?.map(({ kind, text }) => (kind === "kept" ? text : `[${kind} ${text}]`)).join("");
    const what = [change.isMoved && "moved", change.isReformed && "reformed", words && "changed"].filter(Boolean);
    return `${what.join(", ")}: ${words ?? change.after.text}`;
  });
}

const long = (word: string) => `${word} to dłuższe zdanie, po którym akapit da się rozpoznać ${word}`;

describe("what changed", () => {
  test("is nothing between equal documents", () => {
    const one = doc(p("a", "Raz."), list(item(p("b", "dwa"))));
    expect(said(diffDocuments(one, one))).toEqual([]);
  });

  test("is told by words inside a block that kept its id, however much was rewritten", () => {
    const before = doc(p("a", "Miasto prowadzi jeden punkt."), p("b", "Stare zdanie."));
    const after = doc(p("a", "Miasto prowadzi trzy punkty."), p("b", "Zupełnie inna treść!"));
    expect(said(diffDocuments(before, after))).toEqual([
      "changed: Miasto prowadzi [removed jeden punkt][added trzy punkty].",
      "changed: [removed Stare zdanie.][added Zupełnie inna treść!]",
    ]);
  });

  test("is told by likeness where ids differ", () => {
    const before = doc(p("a", long("Pierwsze")), p("b", long("Drugie")));
    const after = doc(
      p("x", `${long("Pierwsze")} i więcej`),
      p("y", "Coś całkiem nowego bez związku"),
      p("z", long("Drugie")),
    );
    expect(said(diffDocuments(before, after))).toEqual([
      `changed: ${long("Pierwsze")}[added  i więcej]`,
      "added: Coś całkiem nowego bez związku",
    ]);
  });

  test("names moves as moves, and of two that swapped only one", () => {
    const [a, b, c] = [p("a", "Raz."), p("b", "Dwa."), p("c", "Trzy.")];
    expect(said(diffDocuments(doc(a, b, c), doc(c, a, b)))).toEqual(["moved: Trzy."]);
    expect(said(diffDocuments(doc(a, b), doc(b, a)))).toHaveLength(1);
    expect(said(diffDocuments(doc(a, b, c), doc(p("c", "Trzy i pół."), a, b)))).toEqual([
      "moved, changed: Trzy[added  i pół].",
    ]);
  });

  test("puts removed blocks where they stood", () => {
    const [a, b, c] = [p("a", "Raz."), p("b", "Dwa."), p("c", "Trzy.")];
    const all = diffDocuments(doc(a, b, c), doc(a, c));
    expect(all.map(({ kind }) => kind)).toEqual(["kept", "removed", "kept"]);
  });

  test("knows a heading from a paragraph and bold from plain", () => {
    const bold = { ...p("b", ""), content: [{ type: "text", text: "Dwa.", marks: [{ type: "bold" }] }] };
    expect(said(diffDocuments(doc(p("a", "Raz"), p("b", "Dwa.")), doc(p("a", "Raz", 2), bold)))).toEqual([
      "reformed: Raz",
      "reformed: Dwa.",
    ]);
  });

  test("looks into lists and tables", () => {
    const before = doc(list(item(p("a", "raz")), item(p("b", "dwa"))), table([p("c", "Rok"), p("d", "2013")]));
    const after = doc(
      list(item(p("b", "dwa")), item(p("a", "raz")), item(p("x", "trzy"))),
      table([p("c", "Rok"), p("d", "2014")], [p("e", "Kraków"), p("f", "12")]),
    );
    const changes = diffDocuments(before, after);
    expect(said(changes)).toEqual([
      expect.stringContaining("moved: "),
      "added: trzy",
      "changed: [removed 2013][added 2014]",
      "added: Kraków",
      "added: 12",
    ]);
    expect(changes.at(-1)).toMatchObject({ after: { place: ["table", "cell 2:2", "tableCell"] } });
  });

  test("a block taken out of a list is the same block", () => {
    expect(said(diffDocuments(doc(list(item(p("a", "raz")))), doc(p("a", "raz"))))).toEqual(["reformed: raz"]);
  });
});

const someBlocks = fc.array(
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d", null),
    text: fc.array(fc.constantFrom("raz", "dwa", "trzy", "cztery", ""), { maxLength: 5 }),
  }),
  { maxLength: 8 },
);
const docOf = (blocks: { id: string | null; text: string[] }[]) =>
  doc(...blocks.map(({ id, text }) => p(id, text.join(" "))));

test("every block of both versions is told of once, and the words of each are all there", () => {
  fc.assert(
    fc.property(someBlocks, someBlocks, (one, other) => {
      const changes = diffDocuments(docOf(one), docOf(other));
      const before = changes.flatMap((change) => (change.kind === "added" ? [] : [change.from]));
      const after = changes.flatMap((change) => (change.kind === "removed" ? [] : [change.to]));
      expect([...before].sort((a, b) => a - b)).toEqual(one.map((_, index) => index));
      expect(after).toEqual(other.map((_, index) => index));
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const pieces = diffWords(one, other);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect([without("added"), without("removed")]).toEqual([one, other]);
    }),
  );
});
