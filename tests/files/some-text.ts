import fc from "fast-check";
import { cleanDocument } from "#app/drafting/document-clean.ts";
import type { DocumentText, JsonNode } from "#app/drafting/document-json.ts";
import { br, doc, fn, run } from "./sample-text.ts";

const marks = ["bold", "italic", "strike"] as const;
const words = fc.stringMatching(/^[A-Za-zżółćęąŻŁїєґЖ0-9*_#<>&|`~!\\[\](){}+=.,:;"'„”–-]{1,8}$/u);
// A word that looks like an address becomes a link when it is read, as in the editor.
const text = fc
  .array(words, { minLength: 1, maxLength: 5 })
  .map((list) => list.join(" "))
  .filter((line) => !/https?:|www\.|mailto:|@/i.test(line));
const href = fc.constantFrom(
  "https://example.org/a?b=1&c=(2)",
  "mailto:biuro@example.org",
  "http://example.org/%C5%BC",
);

const someRun: fc.Arbitrary<JsonNode[]> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(text, fc.subarray([...marks])).map(([line, own]) => [run(line, ...own)]) },
  { weight: 2, arbitrary: fc.tuple(text, href).map(([line, address]) => [run(line, address)]) },
  { weight: 1, arbitrary: text.map((line) => [run(line), br, run(line)]) },
  { weight: 2, arbitrary: fc.tuple(text, text).map(([line, note]) => [run(line), fn(note)]) },
);

/** Between two runs stands a space, sometimes inside of the second and sometimes of neither. */
const inline: fc.Arbitrary<JsonNode[]> = fc
  .array(fc.tuple(fc.constantFrom(" ", " ", ""), someRun), { minLength: 1, maxLength: 4 })
  .map((runs) => runs.flatMap(([space, content], index) => (index > 0 && space ? [run(" "), ...content] : content)));

const paragraph = (level: number | null) =>
  inline.map((content): JsonNode => ({ type: "paragraph", attrs: { level }, content }));
const plain = paragraph(null);

const list = (inside: fc.Arbitrary<JsonNode[]>): fc.Arbitrary<JsonNode> =>
  fc.tuple(fc.constantFrom("bulletList", "orderedList"), fc.array(inside, { minLength: 1, maxLength: 3 })).map(
    ([type, items]): JsonNode => ({
      type,
      attrs: {},
      content: items.map((content) => ({ type: "listItem", content })),
    }),
  );
const leaf = list(plain.map((one) => [one]));
const someList = list(fc.tuple(plain, fc.option(leaf)).map(([one, below]) => (below ? [one, below] : [one])));

const table: fc.Arbitrary<JsonNode> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([width, height]) => {
    const row = (type: string) =>
      fc
        .array(plain, { minLength: width, maxLength: width })
        .map((cells): JsonNode => ({ type: "tableRow", content: cells.map((one) => ({ type, content: [one] })) }));
    return fc
      .tuple(row("tableHeader"), fc.array(row("tableCell"), { minLength: height, maxLength: height }))
      .map(([head, rows]): JsonNode => ({ type: "table", content: [head, ...rows] }));
  });

const quote = fc
  .array(plain, { minLength: 1, maxLength: 2 })
  .map((content): JsonNode => ({ type: "blockquote", content }));

const between = paragraph(null);

/** Bodies of everything that all of our formats can carry. Between two blocks of a kind that flow together stands a paragraph. */
export const someBody: fc.Arbitrary<JsonNode> = fc
  .array(fc.tuple(fc.oneof(plain, paragraph(1), paragraph(2), paragraph(3), someList, table, quote), between), {
    minLength: 1,
    maxLength: 5,
  })
  .map((blocks) => cleanDocument(doc(...blocks.flat()), "body"));

export const someSummary: fc.Arbitrary<JsonNode> = fc
  .tuple(plain, fc.option(leaf))
  .map(([one, below]) => cleanDocument(doc(one, ...(below ? [below] : [])), "summary"));

/** A text without what no file keeps: ids, and a space that is bold or not. */
export function comparable({ body, summary }: DocumentText): DocumentText {
  return {
    body: stripped(cleanDocument(stripped(body), "body")),
    summary: stripped(cleanDocument(stripped(summary), "summary")),
  };
}

function stripped(node: JsonNode): JsonNode {
  const { id: _, ...attrs } = node.attrs ?? {};
  const content = node.content?.flatMap((child) => {
    if (child.type !== "text" || child.marks === undefined) return [stripped(child)];
    const [, before = "", core = "", after = ""] = /^(\s*)(.*?)(\s*)$/su.exec(child.text ?? "") ?? [];
    return [
      { type: "text", text: before },
      { ...child, text: core },
      { type: "text", text: after },
    ].filter(({ text: part }) => part !== "");
  });
  return { ...node, ...(node.attrs && { attrs }), ...(content && { content }) };
}
