import { getDocument, type PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JsonNode } from "#app/drafting/document-json.ts";
import { openWorkshop } from "#server/workshop.ts";
import { doc, exportedText, h, p, run, table, td, th, wholeText } from "./sample-text.ts";

const workshop = openWorkshop();
afterAll(() => workshop.close());

async function pdfOf(body: JsonNode = wholeText.body): Promise<PDFDocumentProxy> {
  const file = await workshop.make("pdf", exportedText({ ...wholeText, body }));
  if (!file.ok) throw new Error(file.reason);
  return getDocument({ data: file.value, disableFontFace: true, verbosity: 0 }).promise;
}

async function wordsOf(pdf: PDFDocumentProxy): Promise<string> {
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const { items } = await (await pdf.getPage(index + 1)).getTextContent();
      return items.map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : "")).join("");
    }),
  );
  return pages.join(" ").replace(/\s+/g, " ");
}

interface Tag {
  role?: string;
  type?: string;
  children?: Tag[];
}

async function rolesOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const roles: string[] = [];
  const visit = (tag: Tag) => {
    if (tag.role) roles.push(tag.role);
    for (const child of tag.children ?? []) visit(child);
  };
  for (let page = 1; page <= pdf.numPages; page++) visit((await (await pdf.getPage(page)).getStructTree()) as Tag);
  return roles;
}

let whole: PDFDocumentProxy;
beforeAll(async () => {
  whole = await pdfOf();
});

test("it says its title and its language, and that it is tagged", async () => {
  const { info } = (await whole.getMetadata()) as unknown as { info: Record<string, unknown> };
  expect(info).toMatchObject({ Title: "KRK-2026-01 – Punkt informacyjny dla mieszkańców: „Łącznik”", Language: "pl" });
  expect(await whole.getMarkInfo()).toMatchObject({ Marked: true });
});

test("its words can be copied, in Polish and in Cyrillic letters, and its pages are numbered", async () => {
  const words = await wordsOf(whole);
  for (const part of [
    "Zażółć gęślą jaźń: ważne, ostrożnie, oba, skreślone.",
    "Відповідь українською.",
    "Pierwsza linia druga linia",
    "e1730d3d29eb3b3a4355a63a4fa4be2b5a1a81f76bef658d3f1fd1c315ba106d",
    "[i] https://example.org/prosty-jezyk",
    "oba, skreślone.1",
    "1. Ustawa z 12 grudnia 2013 r., art. 5 § 2 – zob. https://example.org/ustawa.",
    "Strona 1 z 2",
    "Strona 2 z 2",
  ]) {
    expect(words).toContain(part);
  }
});

test("headings, lists, tables, quotes and links are tagged as what they are", async () => {
  const roles = await rolesOf(whole);
  const count = (role: string) => roles.filter((one) => one === role).length;
  expect(roles).toContain("Document");
  expect([count("H1"), count("H3"), count("H4")]).toEqual([1, 2, 1]);
  expect([count("Table"), count("TR"), count("TH"), count("TD")]).toEqual([1, 4, 3, 7]);
  expect(roles.filter((role) => role === "BlockQuote").length).toBeGreaterThan(0);
  expect(count("Link")).toBeGreaterThanOrEqual(4);
  expect(count("Lbl")).toBe(count("LI") - 5);
});

test("links lead where they say, and say so to who cannot see them", async () => {
  const links = (
    await Promise.all(
      Array.from({ length: whole.numPages }, async (_, index) => (await whole.getPage(index + 1)).getAnnotations()),
    )
  ).flat();
  expect(links.map(({ url }) => url)).toEqual(
    expect.arrayContaining(["https://example.org/prosty-jezyk", "mailto:biuro@example.org"]),
  );
  for (const { contentsObj } of links) expect(contentsObj.str).toMatch(/^(https?:|mailto:)/);
});

test("its bookmarks are the headings, one under the other", async () => {
  type Node = { title: string; items: Node[] };
  const tree = (nodes: Node[]): unknown[] =>
    nodes.map(({ title, items }) => (items.length > 0 ? [title, tree(items)] : title));
  expect(tree((await whole.getOutline()) as Node[])).toEqual([
    "W skrócie",
    ["Diagnoza", [["Dane z lat 2024–2026", ["Szczegóły"]]]],
    "Rekomendacja",
    "Przypisy",
    "Odnośniki",
    "Zdania odrębne",
    "Kto napisał ten tekst",
    "Jak sprawdzić ten tekst",
  ]);
});

test("what does not fit goes on: a word of a thousand letters, a row taller than a page, a list of eleven levels", async () => {
  let deep: JsonNode[] = [p("najgłębiej")];
  for (let depth = 0; depth < 11; depth++)
    deep = [{ type: "bulletList", content: [{ type: "listItem", content: deep }] }];
  const tall = Array.from({ length: 90 }, (_, index) => p(`wiersz ${index}`));
  const pdf = await pdfOf(
    doc(p("ź".repeat(1000)), table([th("a"), th("b")], [td(tall), td("obok")]), ...deep, p("koniec")),
  );
  const words = await wordsOf(pdf);
  expect(words.match(/ź/g)).toHaveLength(1000);
  for (const part of ["wiersz 0", "wiersz 89", "obok", "najgłębiej", "koniec"]) expect(words).toContain(part);
});

test("a text without a word but its headings is a file too, and so is one of nothing", async () => {
  expect(await wordsOf(await pdfOf(doc(h(1, "Diagnoza"), p(""))))).toContain("Diagnoza");
  expect((await pdfOf(doc(p("")))).numPages).toBe(1);
});

test("50 pages are made within ten seconds, while the thread that serves people is free", {
  timeout: 60_000,
}, async () => {
  const sentence =
    "Urząd miasta odpowiada na pytania mieszkanek i mieszkańców w języku, który znają, także po południu. ";
  const body = doc(
    ...Array.from({ length: 400 }, (_, index) =>
      index % 12 === 0 ? h(1, `Rozdział ${index}`) : p(run(sentence.repeat(4)), run(" Ważne. ", "bold"), sentence),
    ),
  );
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const begun = performance.now();
  const file = await workshop.make("pdf", exportedText({ ...wholeText, body }));
  const took = performance.now() - begun;
  clearInterval(watch);
  if (!file.ok) throw new Error(file.reason);
  const { numPages } = await getDocument({ data: file.value, verbosity: 0 }).promise;
  expect(numPages).toBeGreaterThanOrEqual(50);
  expect(took).toBeLessThan(10_000);
  // Far above what is measured on a quiet machine: half a second of waiting would still be a page that hangs.
  expect(longest).toBeLessThan(500);
});
