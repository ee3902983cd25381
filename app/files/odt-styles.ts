import type { ExportedText } from "./exported-text.ts";
import { escapeXml } from "./text-runs.ts";
import { wordLanguage } from "./word-language.ts";

const oasis = "urn:oasis:names:tc:opendocument:xmlns";

export const odtNamespaces = [
  ...["office", "style", "text", "table", "meta"].map((name) => `xmlns:${name}="${oasis}:${name}:1.0"`),
  `xmlns:fo="${oasis}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${oasis}:svg-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(" ");

/** styles.xml: how the document looks, its language, its page with a running line above and the page's number below. */
export function odtFixedStyles({ contentLang, labelLang, labels }: ExportedText): string {
  const { language, country } = wordLanguage(contentLang);
  const [before = "", between = "", after = ""] = labels.page.split(/\{pages?\}/).map(escapeXml);
  const running = `<text:p text:style-name="Running">${escapeXml(labels.running)}</text:p>`;
  const pages = `<text:p text:style-name="Running">${before}<text:page-number/>${between}<text:page-count/>${after}</text:p>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<office:document-styles ${odtNamespaces} office:version="1.3">`,
    "<office:font-face-decls>",
    `<style:font-face style:name="Serif" svg:font-family="'Liberation Serif'" style:font-family-generic="roman"/>`,
    `<style:font-face style:name="Sans" svg:font-family="'Liberation Sans'" style:font-family-generic="swiss"/>`,
    "</office:font-face-decls>",
    "<office:styles>",
    '<style:default-style style:family="paragraph">',
    '<style:paragraph-properties fo:margin-bottom="0.25cm" fo:line-height="125%" fo:orphans="2" fo:widows="2"/>',
    `<style:text-properties style:font-name="Serif" fo:font-size="11.5pt" fo:language="${language}" fo:country="${country}"/>`,
    "</style:default-style>",
    '<style:style style:name="Standard" style:family="paragraph"/>',
    heading("Title", 1, 20),
    heading("Heading_20_1", 2, 15, "Heading 1"),
    heading("Heading_20_2", 3, 13, "Heading 2"),
    heading("Heading_20_3", 4, 12, "Heading 3"),
    style("Number", "", 'style:font-name="Sans" fo:font-weight="bold"'),
    style(
      "Notice",
      'fo:border="0.5mm solid #1a1a1a" fo:padding="0.2cm"',
      'style:font-name="Sans" fo:font-weight="bold"',
    ),
    style("Fact", 'fo:margin-bottom="0.05cm"', 'style:font-name="Sans" fo:font-size="10.5pt"'),
    style(
      "Running",
      'fo:margin-bottom="0cm"',
      `style:font-name="Sans" fo:font-size="9pt" fo:color="#555555" ${languageOf(labelLang)}`,
    ),
    style("Part", 'fo:margin-bottom="0cm"', 'fo:font-size="4pt"'),
    style("Quotations", 'fo:margin-left="1cm" fo:border-left="0.5mm solid #767676" fo:padding-left="0.4cm"', ""),
    style("Footnote", 'fo:margin-bottom="0cm"', 'fo:font-size="9pt"'),
    style("Table_20_Contents", 'fo:margin-bottom="0.05cm"', 'fo:font-size="10.5pt"', "Table Contents"),
    style(
      "Table_20_Heading",
      'fo:margin-bottom="0.05cm"',
      'style:font-name="Sans" fo:font-size="10.5pt" fo:font-weight="bold"',
      "Table Heading",
    ),
    '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>',
    listStyle(
      "Bullets",
      (level) =>
        `<text:list-level-style-bullet text:level="${level}" text:bullet-char="${["•", "–", "▪"][(level - 1) % 3]}">`,
      "bullet",
    ),
    listStyle(
      "Numbers",
      (level) => `<text:list-level-style-number text:level="${level}" style:num-format="1" style:num-suffix=".">`,
      "number",
    ),
    '<text:notes-configuration text:note-class="footnote" style:num-format="1"/>',
    '<text:notes-configuration text:note-class="endnote" style:num-format="i"/>',
    "</office:styles>",
    '<office:automatic-styles><style:page-layout style:name="Page">',
    '<style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.2cm" style:print-orientation="portrait"/>',
    '<style:header-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-bottom="0.4cm"/></style:header-style>',
    '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" fo:margin-top="0.4cm"/></style:footer-style>',
    "</style:page-layout></office:automatic-styles>",
    '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">',
    `<style:header>${running}</style:header><style:footer>${pages}</style:footer>`,
    "</style:master-page></office:master-styles>",
    "</office:document-styles>",
  ].join("");
}

/** Of tables, in content.xml: office programs know those of styles.xml for text only. */
export const odtTableStyles = [
  '<style:style style:name="Table" style:family="table"><style:table-properties style:rel-width="100%" table:align="margins"/></style:style>',
  '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.25mm solid #767676" fo:padding="0.12cm"/></style:style>',
].join("");

function languageOf(lang: string): string {
  const { language, country } = wordLanguage(lang);
  return `fo:language="${language}" fo:country="${country}"`;
}

function style(name: string, paragraph: string, text: string, displayName = name): string {
  return [
    `<style:style style:name="${name}" style:display-name="${displayName}" style:family="paragraph" style:parent-style-name="Standard">`,
    paragraph && `<style:paragraph-properties ${paragraph}/>`,
    text && `<style:text-properties ${text}/>`,
    "</style:style>",
  ].join("");
}

function heading(name: string, level: number, size: number, displayName = name): string {
  return [
    `<style:style style:name="${name}" style:display-name="${displayName}" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Standard" style:default-outline-level="${level}">`,
    `<style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.2cm" fo:keep-with-next="always"/>`,
    `<style:text-properties style:font-name="Sans" fo:font-size="${size}pt" fo:font-weight="bold"/>`,
    "</style:style>",
  ].join("");
}

function listStyle(name: string, open: (level: number) => string, kind: string): string {
  const levels = Array.from({ length: 10 }, (_, index) => {
    const indent = ((index + 1) * 0.75).toFixed(2);
    return [
      open(index + 1),
      '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">',
      `<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="${indent}cm" fo:text-indent="-0.75cm" fo:margin-left="${indent}cm"/>`,
      `</style:list-level-properties></text:list-level-style-${kind}>`,
    ].join("");
  });
  return `<text:list-style style:name="${name}">${levels.join("")}</text:list-style>`;
}
