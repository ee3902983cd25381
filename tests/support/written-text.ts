import fc from "fast-check";
import * as Y from "yjs";
import type { DocumentText, JsonNode } from "#app/drafting/document-json.ts";
import type { Random } from "./random.ts";

type Mark = "bold" | "italic";

export interface Paragraph {
  level: 1 | 2 | 3 | null;
  runs: { text: string; marks: Mark[] }[];
}

const someText = fc.stringMatching(/^[a-zA-Zżółć ,.\u{1F3D9}]{1,12}$/u);
const someMarks = fc.subarray<Mark>(["bold", "italic"]);

/** What a text says in the end: paragraphs of runs. */
export const someParagraphs: fc.Arbitrary<Paragraph[]> = fc.array(
  fc.record({
    level: fc.constantFrom(null, null, 1, 2, 3),
    runs: fc.array(fc.record({ text: someText, marks: someMarks }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 5 },
) as fc.Arbitrary<Paragraph[]>;

/** The same as a document, without ids. */
export function documentOf(paragraphs: readonly Paragraph[]): JsonNode {
  return {
    type: "doc",
    content: paragraphs.map(({ level, runs }) => ({
      type: "paragraph",
      attrs: { level },
      content: runs.map(({ text, marks }) => ({ type: "text", text, marks: marks.map((type) => ({ type })) })),
    })),
  };
}

/**
 * Writes paragraphs as people do: begun in any order, typed in pieces, in the wrong order, with things written and taken away again and
 * others made bold and plain, by three clients who hear of each other sometimes at once and sometimes later.
 * @returns the text that all have in the end
 */
export function writeSomehow(paragraphs: readonly Paragraph[], random: Random): Y.Doc {
  const group = new Group(random);
  const places = inAnyOrder(paragraphs.length, random);
  const begun: number[] = [];
  for (const index of places) {
    const at = begun.filter((other) => other < index).length;
    begun.push(index);
    group.write((body) => body.insert(at, [paragraph(`b${random.below(1e9)}`, paragraphs[index]?.level ?? null)]));
    group.maybe(
      () =>
        group.write((body) => body.insert(at, [paragraph("again", null)])) && group.write((body) => body.delete(at)),
    );
  }
  for (const index of inAnyOrder(paragraphs.length, random))
    typeRuns(group, index, paragraphs[index]?.runs ?? [], random);
  return group.together();
}

function typeRuns(group: Group, index: number, runs: Paragraph["runs"], random: Random): void {
  const pieces = runs.flatMap(({ text, marks }) => [...text].map((letter) => ({ letter, marks })));
  const typed: number[] = [];
  for (const piece of inAnyOrder(pieces.length, random)) {
    const before = typed.filter((other) => other < piece);
    typed.push(piece);
    const at = before.reduce((sum, other) => sum + (pieces[other]?.letter.length ?? 0), 0);
    const { letter, marks } = pieces[piece] ?? { letter: "", marks: [] };
    group.maybe(() => {
      group.write((body) => textIn(body, index).insert(at, "taken back", { bold: {} }));
      group.write((body) => textIn(body, index).delete(at, "taken back".length));
    });
    group.write((body) => textIn(body, index).insert(at, letter, attributesOf(marks)));
    group.maybe(() => {
      const flip = { bold: marks.includes("bold") ? null : {} };
      group.write((body) => textIn(body, index).format(at, letter.length, flip));
      group.write((body) => textIn(body, index).format(at, letter.length, attributesOf(marks)));
    });
  }
}

/** Clients of one text. Who writes next has heard of everything before; the others hear of it now or later. */
class Group {
  readonly #random: Random;
  readonly #docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];

  constructor(random: Random) {
    this.#random = random;
    for (const doc of this.#docs) doc.clientID = 1 + random.below(2 ** 31);
  }

  write(change: (body: Y.XmlFragment) => void): true {
    const writer = this.#random.pick(this.#docs);
    this.#tell(writer);
    writer.transact(() => change(writer.getXmlFragment("body")));
    return true;
  }

  maybe(work: () => void): void {
    if (this.#random.chance(0.2)) work();
  }

  together(): Y.Doc {
    const [doc = new Y.Doc()] = this.#docs;
    this.#tell(doc);
    return doc;
  }

  #tell(doc: Y.Doc): void {
    for (const other of inAnyOrder(this.#docs.length, this.#random)) {
      const from = this.#docs[other];
      if (from && from !== doc) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from, Y.encodeStateVector(doc)));
    }
  }
}

function attributesOf(marks: readonly Mark[]) {
  return { bold: marks.includes("bold") ? {} : null, italic: marks.includes("italic") ? {} : null };
}

function textIn(body: Y.XmlFragment, index: number): Y.XmlText {
  const element = body.get(index);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error("a paragraph holds one text");
  return text;
}

function paragraph(id: string, level: number | null): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.setAttribute("id", id);
  // Yjs stores any JSON value; only its types speak of strings.
  if (level) element.setAttribute("level", level as unknown as string);
  element.insert(0, [new Y.XmlText()]);
  return element;
}

function inAnyOrder(count: number, random: Random): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let index = count - 1; index > 0; index--) {
    const other = random.below(index + 1);
    [order[index], order[other]] = [order[other] as number, order[index] as number];
  }
  return order;
}

export const emptyRoot: JsonNode = { type: "doc" };
export const bodyOnly = (body: JsonNode): DocumentText => ({ body, summary: emptyRoot });
