import { renderToString } from "react-dom/server";
import { describe, expect, test } from "vitest";
import type { JsonNode } from "#app/drafting/document-json.ts";
import { DocumentView } from "#app/drafting/document-view.tsx";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { I18nProvider } from "#app/i18n/use-translation.tsx";

const i18n = await createI18n("pl");

const render = (view: JSX.Element) => renderToString(<I18nProvider i18n={i18n}>{view}</I18nProvider>);

function html(...content: unknown[]): string {
  return render(<DocumentView json={{ type: "doc", content: content as JsonNode[] }} lang="pl" />);
}

function paragraph(text: string, attrs: Record<string, unknown> = {}, marks?: unknown[]) {
  return { type: "paragraph", attrs, content: [{ type: "text", text, ...(marks && { marks }) }] };
}

function cell(type: string, text: string, attrs = {}) {
  return { type, attrs, content: [paragraph(text)] };
}

describe("a document as HTML", () => {
  test("has headings one can link to", () => {
    expect(html(paragraph("Diagnoza", { id: "abc", level: 1 }), paragraph("Dane", { level: 3 }))).toBe(
      '<div class="document-text" lang="pl"><h2 id="tekst-abc" data-level="1">Diagnoza</h2><h4 data-level="3">Dane</h4></div>',
    );
  });

  test("has lists, quotes, line breaks and marks", () => {
    const item = { type: "listItem", content: [paragraph("raz")] };
    expect(
      html(
        { type: "bulletList", content: [item] },
        { type: "orderedList", attrs: { start: 3 }, content: [item] },
        { type: "blockquote", content: [paragraph("cytat", {}, [{ type: "bold" }, { type: "italic" }])] },
        { type: "paragraph", content: [{ type: "hardBreak" }, { type: "text", text: "<b>" }] },
      ),
    ).toContain(
      '<ul><li><p>raz</p></li></ul><ol start="3"><li><p>raz</p></li></ol>' +
        "<blockquote><p><em><strong>cytat</strong></em></p></blockquote><p><br/>&lt;b&gt;</p>",
    );
  });

  test("has its footnotes at the end, with ways there and back, and their addresses as links", () => {
    const note = (text: string) => ({ type: "footnote", content: [{ type: "text", text }] });
    const page = html({
      type: "paragraph",
      content: [
        { type: "text", text: "Raz" },
        note("<i> zob. www.krakow.pl."),
        { type: "text", text: " dwa" },
        note("b"),
      ],
    });
    expect(page).toContain('<a id="do-przypisu-2" href="#przypis-2" role="doc-noteref"');
    expect(page).toMatch(
      /<li id="przypis-1">&lt;i&gt; zob\. <a href="https:\/\/www\.krakow\.pl" rel="noopener noreferrer">www\.krakow\.pl<\/a>\./,
    );
    expect(page).toContain('href="#do-przypisu-2"');
  });

  test("marks the first row of a table as its head when it holds headers only", () => {
    const page = html({
      type: "table",
      content: [
        { type: "tableRow", content: [cell("tableHeader", "Rok"), cell("tableHeader", "Liczba", { colspan: 2 })] },
        { type: "tableRow", content: [cell("tableHeader", "2013"), cell("tableCell", "5"), cell("tableCell", "6")] },
      ],
    });
    expect(page).toContain(
      '<thead><tr><th scope="col"><p>Rok</p></th><th scope="col" colSpan="2"><p>Liczba</p></th></tr></thead>',
    );
    expect(page).toContain(
      '<tbody><tr><th scope="row"><p>2013</p></th><td><p>5</p></td><td><p>6</p></td></tr></tbody>',
    );
    expect(page).toMatch(/<section class="document-table" aria-label="[^"]+" tabindex="0"><table>/i);
  });

  test("opens links without handing over the page", () => {
    const link = { type: "link", attrs: { href: "https://www.krakow.pl/" } };
    expect(html(paragraph("Kraków", {}, [link]))).toContain(
      '<a href="https://www.krakow.pl/" rel="noopener noreferrer">Kraków</a>',
    );
  });
});

describe("an attack", () => {
  test.each([
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>",
    "vbscript:x",
    "//evil.example",
  ])("a link to %j is plain text", (href) => {
    expect(html(paragraph("tekst", {}, [{ type: "link", attrs: { href } }]))).toContain("<p>tekst</p>");
  });

  test("with unknown nodes and marks leaves only their text", () => {
    const page = html(
      { type: "script", content: [{ type: "text", text: "alert(1)" }] },
      { type: "iframe", attrs: { src: "https://evil.example" } },
      {
        type: "paragraph",
        content: [{ type: "text", text: "<img src=x onerror=alert(1)>", marks: [{ type: "svg" }] }],
      },
    );
    expect(page).toBe(
      '<div class="document-text" lang="pl"><p>alert(1)</p><p>&lt;img src=x onerror=alert(1)&gt;</p></div>',
    );
  });

  test("with attributes leaves none of them", () => {
    const hostile = { style: "x", class: "x", onclick: "x", dangerouslySetInnerHTML: { __html: "x" }, id: 'x" y="' };
    const page = html(
      paragraph("a", { ...hostile, level: 2 }),
      {
        type: "table",
        attrs: hostile,
        content: [{ type: "tableRow", attrs: hostile, content: [cell("tableCell", "b", hostile)] }],
      },
      paragraph("c", {}, [{ type: "link", attrs: { ...hostile, href: "https://example.org", target: "_top" } }]),
    );
    expect(page).not.toMatch(/style=|onclick|class="x"|__html|y=|target/);
  });

  test("on the shape of the JSON itself renders an empty document", () => {
    for (const content of [null, "x", [null, 1, "x"], { forEach: "x" }]) {
      const json = { type: "doc", content } as unknown as JsonNode;
      expect(render(<DocumentView json={json} />)).toBe('<div class="document-text"><p><br/></p></div>');
    }
  });
});
