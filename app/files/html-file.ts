import { type JsonNode, levelOf } from "#app/drafting/document-clean.ts";
import { isEmpty } from "#app/drafting/document-json.ts";
import { type ExportedText, fullTitle, linesOf, partMarks } from "./exported-text.ts";
import { htmlStyle } from "./html-style.ts";
import { escapeXml, isHeaderRow, linkGroups, runsOf, spansOf, type TextRun } from "./text-runs.ts";

/** A text as one HTML file that loads nothing. */
export function htmlFile(text: ExportedText): string {
  const { contentLang, labelLang, labels } = text;
  const notes: string[] = [];
  const blocks = (nodes: readonly JsonNode[]) => htmlBlocks(nodes, (note) => noteSign(notes.push(note)));
  const foreign = contentLang === labelLang ? "" : ` lang="${contentLang}"`;
  const facts = text.facts.map(
    ({ label, value, isContent }) =>
      `<dt>${escapeXml(label)}</dt><dd${isContent ? foreign : ""}>${escapeXml(value)}</dd>`,
  );
  return [
    "<!doctype html>",
    `<html lang="${labelLang}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeXml(fullTitle(text))}</title>`,
    `<style>${htmlStyle}</style>`,
    "</head>",
    "<body>",
    "<header>",
    `<p class="number">${escapeXml(text.number)}</p>`,
    `<h1${foreign}>${escapeXml(text.title)}</h1>`,
    ...text.notices.map((notice) => `<p class="notice">${escapeXml(notice)}</p>`),
    `<dl>${facts.join("")}</dl>`,
    "</header>",
    "<main>",
    ...(text.summary ? summary(text, text.summary, foreign, blocks) : []),
    `<section aria-label="${escapeXml(labels.text)}"${foreign}><hr id="${partMarks.body}">`,
    blocks(text.body.content ?? []),
    "</section>",
    "</main>",
    `<footer id="${partMarks.end}">`,
    ...dissents(text, foreign),
    ...section(
      labels.notes,
      notes.map((note, index) => noteEntry(note, index + 1, foreign)),
      "ol",
    ),
    ...section(
      labels.shares,
      text.shares.map(({ label, value }) => `<li>${escapeXml(label)}: ${escapeXml(value)}</li>`),
      "ul",
    ),
    ...section(
      labels.check,
      text.check.map((line) => `<p>${escapeXml(line)}</p>`),
      "div",
    ),
    "</footer>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

type ShowBlocks = (nodes: readonly JsonNode[]) => string;

function summary({ labels }: ExportedText, json: JsonNode, foreign: string, blocks: ShowBlocks): string[] {
  return [
    `<section class="summary"><h2 id="${partMarks.summary}">${escapeXml(labels.summary)}</h2>`,
    isEmpty(json)
      ? `<p id="${partMarks.none}">${escapeXml(labels.emptySummary)}</p>`
      : `<div${foreign}>${blocks(json.content ?? [])}</div>`,
    "</section>",
  ];
}

function dissents({ dissents: all, labels }: ExportedText, foreign: string): string[] {
  const one = ({ title, lines, text }: ExportedText["dissents"][number]) =>
    [
      `<h3>${escapeXml(title)}</h3>`,
      ...lines.map((line) => `<p>${escapeXml(line)}</p>`),
      `<div${foreign}>${linesOf(text)
        .map((line) => `<p>${escapeXml(line)}</p>`)
        .join("")}</div>`,
    ].join("");
  return section(labels.dissents, all.map(one), "div");
}

function section(title: string, lines: string[], tag: string): string[] {
  return lines.length > 0 ? [`<h2>${escapeXml(title)}</h2>`, `<${tag}>${lines.join("")}</${tag}>`] : [];
}

/** Their ids are those by which an import knows footnotes (html-tree.ts). */
function noteSign(number: number): string {
  return `<sup><a href="#footnote-${number}" id="footnote-ref-${number}" role="doc-noteref">${number}</a></sup>`;
}

function noteEntry(note: string, number: number, lang: string): string {
  return `<li id="footnote-${number}"${lang}>${escapeXml(note)} <a href="#footnote-ref-${number}" role="doc-backlink">↩</a></li>`;
}

/** What stands in place of a footnote, in a format. */
export type ShowNote = (note: string) => string;

/** Blocks as HTML, without line breaks between them. */
export function htmlBlocks(nodes: readonly JsonNode[], show: ShowNote): string {
  return nodes.map((node) => block(node, show)).join("");
}

function block(node: JsonNode, show: ShowNote): string {
  const inside = () => htmlBlocks(node.content ?? [], show);
  switch (node.type) {
    case "paragraph": {
      const level = levelOf(node.attrs?.level);
      const tag = level ? `h${level + 1}` : "p";
      return `<${tag}>${inline(runsOf(node), show) || "<br>"}</${tag}>`;
    }
    case "bulletList":
      return `<ul>${inside()}</ul>`;
    case "orderedList": {
      const { start = 1 } = (node.attrs ?? {}) as { start?: number };
      return `<ol${start === 1 ? "" : ` start="${start}"`}>${inside()}</ol>`;
    }
    case "listItem":
      return `<li>${inside()}</li>`;
    case "blockquote":
      return `<blockquote>${inside()}</blockquote>`;
    case "table":
      return table(node, show);
    default:
      return inside();
  }
}

function table(node: JsonNode, show: ShowNote): string {
  const rows = (node.content ?? []).map((row) => {
    const scope = isHeaderRow(row) ? "col" : "row";
    return `<tr>${(row.content ?? []).map((cell) => tableCell(cell, scope, show)).join("")}</tr>`;
  });
  const hasHead = rows.length > 1 && isHeaderRow(node.content?.[0]);
  const head = hasHead ? `<thead>${rows[0]}</thead>` : "";
  return `<table>${head}<tbody>${(hasHead ? rows.slice(1) : rows).join("")}</tbody></table>`;
}

function tableCell(cell: JsonNode, scope: string, show: ShowNote): string {
  const { colspan, rowspan } = spansOf(cell);
  const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ""}${rowspan > 1 ? ` rowspan="${rowspan}"` : ""}`;
  const [tag, attributes] = cell.type === "tableHeader" ? ["th", ` scope="${scope}"${spans}`] : ["td", spans];
  return `<${tag}${attributes}>${htmlBlocks(cell.content ?? [], show)}</${tag}>`;
}

function inline(runs: readonly TextRun[], show: ShowNote): string {
  return linkGroups(runs)
    .map(({ href, runs: linked }) => {
      const words = linked.map((run) => marked(run, show)).join("");
      return href === null ? words : `<a href="${escapeXml(href)}" rel="noopener noreferrer">${words}</a>`;
    })
    .join("");
}

function marked(run: TextRun, show: ShowNote): string {
  if ("isBreak" in run) return "<br>";
  if ("note" in run) return show(run.note);
  let html = escapeXml(run.text);
  if (run.strike) html = `<s>${html}</s>`;
  if (run.italic) html = `<em>${html}</em>`;
  if (run.bold) html = `<strong>${html}</strong>`;
  return html;
}
