import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { DocumentText, JsonNode } from "#app/drafting/document-json.ts";
import { plainText, readDocument, writeInitialContent } from "#app/drafting/document-json.ts";
import { Authorship } from "#app/versions/authorship.ts";
import { blockIdsOf, canonicalText, readCanonicalText, withBlockIds } from "#app/versions/canonical-text.ts";
import { diffDocuments, isChange } from "#app/versions/diff.ts";
import { makeEqual } from "#app/versions/make-equal.ts";
import { sharesOf } from "#app/versions/shares.ts";

const words = (text: string): JsonNode => ({ type: "text", text });
const note = (text: string, id: string | null = null): JsonNode => ({
  type: "footnote",
  attrs: { id },
  content: [words(text)],
});
const paragraph = (id: string, ...content: JsonNode[]): JsonNode => ({
  type: "paragraph",
  attrs: { id, level: null },
  content,
});
const textOf = (...content: JsonNode[]): DocumentText => ({
  body: { type: "doc", content },
  summary: { type: "doc", content: [{ type: "paragraph", attrs: { id: "s" }, content: [words("Krótko.")] }] },
});
const cited = textOf(
  paragraph("a", words("Miasto prowadzi punkt"), note("Uchwała z 2019 r.", "n1"), words(", w którym radzi.")),
  paragraph("b", words("Drugi akapit."), note("Raport, s. 5.", "n2")),
);

function docOf(text: DocumentText): Y.Doc {
  const doc = new Y.Doc();
  let next = 0;
  writeInitialContent(doc, text, () => `new${next++}`);
  return doc;
}

describe("a footnote", () => {
  test("is a line after its paragraph, in which its sign is one letter", () => {
    const text = readDocument(docOf(cited));
    expect(plainText(text.body)).toBe(
      "Miasto prowadzi punkt\ufffc, w którym radzi.\nUchwała z 2019 r.\nDrugi akapit.\ufffc\nRaport, s. 5.",
    );
    expect(readCanonicalText(canonicalText(text)).body.content?.[1]?.content).toEqual([
      words("Drugi akapit."),
      { type: "footnote", content: [words("Raport, s. 5.")] },
    ]);
    expect(withBlockIds(readCanonicalText(canonicalText(text)), blockIdsOf(text)).body).toEqual(cited.body);
  });

  test("keeps its author where somebody else writes around it or corrects a word of it", () => {
    const doc = docOf(cited);
    const authorship = new Authorship();
    authorship.add([{ userId: "ania", sector: "city", update: Y.encodeStateAsUpdate(doc) }]);
    const before = Y.encodeStateVector(doc);
    const first = doc.getXmlFragment("body").get(0) as Y.XmlElement;
    const [lead, sign] = first.toArray() as [Y.XmlText, Y.XmlElement];
    (sign.get(0) as Y.XmlText).insert(0, "Zob. ");
    lead.insert(lead.length, " i radzi");
    authorship.add([{ userId: "basia", sector: "ngo", update: Y.encodeStateAsUpdate(doc, before) }]);
    const { text, runs } = authorship.runsOf("body");
    expect(text).toBe(plainText(readDocument(doc).body));
    let at = 0;
    const written = runs.map(({ author, length }) => {
      at += length;
      return [authorship.contributors[author]?.userId, text.slice(at - length, at)];
    });
    expect(written).toEqual([
      ["ania", "Miasto prowadzi punkt"],
      ["basia", " i radzi"],
      ["ania", "\ufffc, w którym radzi.\n"],
      ["basia", "Zob. "],
      ["ania", "Uchwała z 2019 r.\nDrugi akapit.\ufffc\nRaport, s. 5."],
    ]);
    // Signs are no letters.
    const contributors = new Map(authorship.contributors.map((one, number) => [number, one]));
    const shares = sharesOf([{ text, runs }], contributors);
    expect(shares.reduce((sum, { letters }) => sum + letters, 0)).toBe(text.replace(/[\s\ufffc]/g, "").length);
  });

  test("is compared word by word, added, removed and moved like a paragraph", () => {
    const now = textOf(
      paragraph("a", words("Miasto prowadzi punkt"), note("Uchwała z 2021 r.", "n1"), words(", w którym radzi.")),
      paragraph("b", words("Drugi akapit.")),
      paragraph("c", words("Trzeci"), note("Nowy", "n3")),
    );
    const changes = diffDocuments(cited.body, now.body).filter(isChange);
    expect(changes.map((one) => [one.kind, one.kind === "removed" ? one.before.text : one.after.text])).toEqual([
      ["kept", "Uchwała z 2021 r."],
      ["kept", "Drugi akapit."],
      ["removed", "Raport, s. 5."],
      ["added", "Trzeci\ufffc"],
      ["added", "Nowy"],
    ]);
    expect(changes[0]).toMatchObject({
      words: [
        { kind: "kept", text: "Uchwała z " },
        { kind: "removed", text: "2019" },
        { kind: "added", text: "2021" },
        { kind: "kept", text: " r." },
      ],
    });
    expect(changes.map((one) => (one.kind === "removed" ? one.before : one.after).place)).toEqual([
      ["footnote 1"],
      [],
      ["footnote 2"],
      [],
      ["footnote 2"],
    ]);
  });

  test("comes back with the version it is of", () => {
    const doc = docOf(textOf(paragraph("a", words("Miasto prowadzi punkt, w którym radzi."))));
    makeEqual(doc, cited, () => "x");
    expect(canonicalText(readDocument(doc))).toBe(canonicalText(cited));
    makeEqual(doc, textOf(paragraph("a", words("Nic."))), () => "x");
    expect(plainText(readDocument(doc).body)).toBe("Nic.");
  });

  test("is plain text, not empty, and of the body alone", () => {
    const hostile = { type: "footnote", content: [{ type: "table", content: [words("a"), note("b")] }] };
    const bold = { ...words("c"), marks: [{ type: "bold" }] };
    const text = readDocument(
      docOf({
        body: { type: "doc", content: [paragraph("a", hostile, { type: "footnote", content: [bold] }, note(""))] },
        summary: { type: "doc", content: [paragraph("b", words("x"), note("y"))] },
      }),
    );
    expect(text.body.content?.[0]?.content).toEqual(
      [note("ab"), note("c")].map((one) => ({ ...one, attrs: { id: expect.any(String) } })),
    );
    expect(plainText(text.summary)).toBe("xy");
  });
});
