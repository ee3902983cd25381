import type { DocumentText, JsonNode } from "#app/drafting/document-json.ts";
import type { ExportedText } from "#app/files/exported-text.ts";

export const p = (...content: (JsonNode | string)[]): JsonNode => ({
  type: "paragraph",
  attrs: { level: null },
  content: content.map((one) => (typeof one === "string" ? { type: "text", text: one } : one)),
});
export const h = (level: 1 | 2 | 3, text: string): JsonNode => ({ ...p(text), attrs: { level } });
export const run = (text: string, ...marks: string[]): JsonNode => ({
  type: "text",
  text,
  marks: marks.map((mark) => (mark.includes(":") ? { type: "link", attrs: { href: mark } } : { type: mark })),
});
export const br: JsonNode = { type: "hardBreak" };
export const fn = (text: string): JsonNode => ({
  type: "footnote",
  attrs: { id: null },
  content: [{ type: "text", text }],
});
export const ul = (...items: JsonNode[][]): JsonNode => list("bulletList", {}, items);
export const ol = (start: number, ...items: JsonNode[][]): JsonNode => list("orderedList", { start }, items);
export const table = (...rows: JsonNode[][]): JsonNode => ({
  type: "table",
  content: rows.map((content) => ({ type: "tableRow", content })),
});
export const th = (text: string, attrs = {}): JsonNode => cell("tableHeader", attrs, [p(text)]);
export const td = (text: string | JsonNode[], attrs = {}): JsonNode =>
  cell("tableCell", attrs, typeof text === "string" ? [p(text)] : text);

function list(type: string, attrs: object, items: JsonNode[][]): JsonNode {
  return { type, attrs: { ...attrs }, content: items.map((content) => ({ type: "listItem", content })) };
}

function cell(type: string, attrs: object, content: JsonNode[]): JsonNode {
  return { type, attrs: { colspan: 1, rowspan: 1, ...attrs }, content };
}

export const doc = (...content: JsonNode[]): JsonNode => ({ type: "doc", content });

/** Everything that a text may hold, in Polish and Cyrillic letters. */
export const wholeText: DocumentText = {
  summary: doc(
    p(
      "Urząd powinien ",
      run("zawsze", "bold"),
      " odpowiadać w ",
      run("prostym języku", "https://example.org/prosty-jezyk"),
      ".",
    ),
    ul([p("po polsku,")], [p("po ukraińsku: Відповідь українською.")]),
  ),
  body: doc(
    h(1, "Diagnoza"),
    p(
      "Zażółć gęślą jaźń: ",
      run("ważne", "bold"),
      ", ",
      run("ostrożnie", "italic"),
      ", ",
      run("oba", "bold", "italic"),
      ", ",
      run("skreślone", "strike"),
      ".",
      fn("Ustawa z 12 grudnia 2013 r., art. 5 § 2 – zob. https://example.org/ustawa."),
    ),
    p(
      "Pierwsza linia",
      br,
      "druga linia z adresem ",
      run("https://example.org/raport", "https://example.org/raport"),
      ".",
    ),
    h(2, "Dane z lat 2024–2026"),
    table(
      [th("Rok"), th("Liczba spraw"), th("Uwagi")],
      [td("2024"), td("1 204"), td([p("wzrost"), ul([p("pobyt")], [p("praca")])])],
      [td("2025", { rowspan: 2 }), td([p("dwie kolumny", fn("Razem z powiatem."), " razem")], { colspan: 2 })],
      [td("3 000"), td("–")],
    ),
    h(3, "Szczegóły"),
    ol(
      3,
      [p("Punkt trzeci."), p("Jego drugi akapit.")],
      [p("Punkt czwarty:"), ul([p("podpunkt")], [p("drugi"), ul([p("głębiej")])])],
    ),
    { type: "blockquote", content: [p("Cytat z wypowiedzi uczestniczki."), p("Drugi akapit cytatu.")] },
    h(1, "Rekomendacja"),
    p(
      "Napisz do ",
      run("biura", "mailto:biuro@example.org"),
      " lub zobacz ",
      run("stronę ", "https://example.org/a?b=1&c=2"),
      run("urzędu", "https://example.org/a?b=1&c=2", "bold"),
      ".",
    ),
  ),
};

export function exportedText(text: DocumentText, changes: Partial<ExportedText> = {}): ExportedText {
  return {
    contentLang: "pl",
    labelLang: "pl",
    number: "KRK-2026-01",
    title: "Punkt informacyjny dla mieszkańców: „Łącznik”",
    facts: [
      { label: "Forum", value: "Forum Kraków", isContent: true },
      { label: "Wersja", value: "3, zamrożona 21 listopada 2026", isContent: false },
      {
        label: "Skrót SHA-256",
        value: "e1730d3d29eb3b3a4355a63a4fa4be2b5a1a81f76bef658d3f1fd1c315ba106d",
        isContent: false,
      },
    ],
    notices: ["Treść zmyślona, na potrzeby wersji demonstracyjnej"],
    ...text,
    dissents: [
      {
        title: "Zdanie odrębne sektora: organizacje społeczne",
        lines: ["do głosowania 1, 3 grudnia 2026"],
        text: "Punkt <nie wystarczy>.\nPotrzebny jest *stały* zespół.",
      },
    ],
    shares: [{ label: "Organizacje społeczne", value: "61%" }],
    check: ["Pobierz plik JSON tej wersji i policz jego skrót."],
    labels: {
      summary: "W skrócie",
      text: "Tekst rekomendacji",
      dissents: "Zdania odrębne",
      shares: "Kto napisał ten tekst",
      check: "Jak sprawdzić ten tekst",
      notes: "Przypisy",
      links: "Odnośniki",
      emptySummary: "Streszczenie nie jest jeszcze napisane.",
      page: "Strona {page} z {pages}",
      running: "KRK-2026-01 – Punkt informacyjny dla mieszkańców: „Łącznik”",
    },
    ...changes,
  };
}
