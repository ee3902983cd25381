import { strToU8, type Zippable, zipSync } from "fflate";
import type { JsonNode } from "#app/drafting/document-clean.ts";
import { isEmpty } from "#app/drafting/document-json.ts";
import { type ExportedText, fullTitle, linesOf, partMarks } from "./exported-text.ts";
import { OdtBlocks } from "./odt-blocks.ts";
import { odtFixedStyles, odtNamespaces, odtTableStyles } from "./odt-styles.ts";
import { escapeXml } from "./text-runs.ts";

/** A text as an OpenDocument text (ODF 1.3): headings, lists, tables, footnotes and language as office programs know them. */
export function odtFile(text: ExportedText): Uint8Array {
  const files: Zippable = {
    // First and not compressed, so that the type of the file can be told from its first bytes.
    mimetype: [strToU8("application/vnd.oasis.opendocument.text"), { level: 0 }],
    "META-INF/manifest.xml": strToU8(manifest),
    "meta.xml": strToU8(meta(text)),
    "styles.xml": strToU8(odtFixedStyles(text)),
    "content.xml": strToU8(content(text)),
  };
  return zipSync(files);
}

const head = '<?xml version="1.0" encoding="UTF-8"?>';

const manifest = [
  head,
  '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">',
  '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>',
  ...["content", "styles", "meta"].map(
    (name) => `<manifest:file-entry manifest:full-path="${name}.xml" manifest:media-type="text/xml"/>`,
  ),
  "</manifest:manifest>",
].join("");

function meta(text: ExportedText): string {
  const facts = [
    `<dc:title>${escapeXml(fullTitle(text))}</dc:title>`,
    `<dc:language>${text.contentLang}</dc:language>`,
    "<meta:generator>Trójgłos</meta:generator>",
  ];
  return `${head}<office:document-meta ${odtNamespaces} office:version="1.3"><office:meta>${facts.join("")}</office:meta></office:document-meta>`;
}

function content(text: ExportedText): string {
  const { labels } = text;
  const blocks = new OdtBlocks();
  const body = [
    paragraph("Number", text.number),
    `<text:h text:style-name="Title" text:outline-level="1">${escapeXml(text.title)}</text:h>`,
    ...text.notices.map((notice) => paragraph("Notice", notice)),
    ...text.facts.map(fact),
    ...(text.summary ? summary(text, text.summary, blocks) : []),
    `<text:p text:style-name="Part"><text:bookmark text:name="${partMarks.body}"/></text:p>`,
    blocks.of(text.body.content ?? []),
    `<text:p text:style-name="Part"><text:bookmark text:name="${partMarks.end}"/></text:p>`,
    ...section(labels.dissents, text.dissents.flatMap(dissent)),
    ...section(labels.shares, text.shares.map(fact)),
    ...section(
      labels.check,
      text.check.map((line) => paragraph("Standard", line)),
    ),
  ].join("");
  return [
    head,
    `<office:document-content ${odtNamespaces} office:version="1.3">`,
    `<office:automatic-styles>${odtTableStyles}${blocks.styles()}</office:automatic-styles>`,
    `<office:body><office:text>${body}</office:text></office:body>`,
    "</office:document-content>",
  ].join("");
}

function summary({ labels }: ExportedText, json: JsonNode, blocks: OdtBlocks): string[] {
  return [
    heading(`<text:bookmark text:name="${partMarks.summary}"/>${escapeXml(labels.summary)}`),
    isEmpty(json) ? paragraph("Standard", labels.emptySummary) : blocks.of(json.content ?? []),
  ];
}

function dissent({ title, lines, text }: ExportedText["dissents"][number]): string[] {
  return [
    `<text:h text:style-name="Heading_20_2" text:outline-level="3">${escapeXml(title)}</text:h>`,
    ...lines.map((line) => paragraph("Fact", line)),
    ...linesOf(text).map((line) => paragraph("Standard", line)),
  ];
}

function paragraph(style: string, text: string): string {
  return `<text:p text:style-name="${style}">${escapeXml(text)}</text:p>`;
}

function heading(inside: string): string {
  return `<text:h text:style-name="Heading_20_1" text:outline-level="2">${inside}</text:h>`;
}

function fact({ label, value }: { label: string; value: string }): string {
  return `<text:p text:style-name="Fact"><text:span text:style-name="Strong">${escapeXml(label)}:</text:span> ${escapeXml(value)}</text:p>`;
}

function section(title: string, lines: string[]): string[] {
  return lines.length > 0 ? [heading(escapeXml(title)), ...lines] : [];
}
