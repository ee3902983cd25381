import { strFromU8, unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, test } from "vitest";
import { openWorkshop } from "#server/workshop.ts";
import { convert, soffice } from "../support/soffice.ts";
import { exportedText, wholeText } from "./sample-text.ts";
import { comparable } from "./some-text.ts";

const workshop = openWorkshop();
afterAll(() => workshop.close());

async function file(format: "docx" | "odt"): Promise<Uint8Array> {
  const made = await workshop.make(format, exportedText(wholeText));
  if (!made.ok) throw new Error(made.reason);
  return made.value;
}

describe.skipIf(!soffice).each(["docx", "odt"] as const)("LibreOffice opens the %s", (format) => {
  test("with every word, its language and its pages numbered", { timeout: 120_000 }, async () => {
    const pdf = await getDocument({ data: await convert(await file(format), format, "pdf"), verbosity: 0 }).promise;
    let words = "";
    for (let page = 1; page <= pdf.numPages; page++) {
      const { items } = await (await pdf.getPage(page)).getTextContent();
      words += items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    }
    words = words.replace(/\s+/g, " ");
    for (const part of [
      "Punkt informacyjny dla mieszkańców: „Łącznik”",
      "Відповідь українською.",
      "Zażółć gęślą jaźń",
      "3. Punkt trzeci.",
      "https://example.org/prosty-jezyk",
      "Ustawa z 12 grudnia 2013 r., art. 5 § 2",
      "Strona 1 z",
      "e1730d3d29eb3b3a4355a63a4fa4be2b5a1a81f76bef658d3f1fd1c315ba106d",
    ]) {
      expect(words.replaceAll(" ", "")).toContain(part.replaceAll(" ", ""));
    }
  });

  test("and keeps headings, lists, the table with its head, footnotes and links as such", {
    timeout: 120_000,
  }, async () => {
    const { "content.xml": content, "styles.xml": styles } = unzipSync(
      await convert(await file(format), format, "odt"),
    );
    const xml = strFromU8(content ?? new Uint8Array());
    const outline = [...xml.matchAll(/<text:h [^>]*outline-level="(\d)"/g)].map(([, level]) => Number(level));
    // In Word the title is no heading.
    const levels = format === "docx" ? [1, 1, 2, 3, 1, 1, 2, 1, 1] : [1, 2, 2, 3, 4, 2, 2, 3, 2, 2];
    expect(outline).toEqual(levels);
    // The text's own notes, and addresses of links.
    expect(xml.match(/text:note-class="footnote"/g)).toHaveLength(2);
    expect(xml.match(/text:note-class="endnote"/g)).toHaveLength(3);
    expect(xml).toContain("Razem z powiatem.");
    expect(xml).toContain("<table:table-header-rows>");
    expect(xml).toMatch(/number-rows-spanned="2"/);
    expect(xml).toMatch(/number-columns-spanned="2"/);
    expect(xml).toContain('xlink:href="https://example.org/a?b=1&amp;c=2"');
    expect(strFromU8(styles ?? new Uint8Array())).toMatch(/fo:language="pl"/);
  });
});

test.skipIf(!soffice)(
  "a document that LibreOffice has saved is read as the same text",
  { timeout: 120_000 },
  async () => {
    const saved = await convert(await file("odt"), "odt", "docx");
    const read = await workshop.read("docx", saved);
    if (!read.ok) throw new Error(read.reason);
    const { body, summary } = comparable(read.value.text);
    const words = JSON.stringify(body);
    expect(words).toContain("Zażółć gęślą jaźń");
    expect(words).toContain('"level":3');
    expect(words).toContain("tableHeader");
    expect(words.match(/"type":"footnote"/g)).toHaveLength(2);
    expect(JSON.stringify(summary)).toContain("Відповідь українською.");
  },
);
