import {
  Bookmark,
  Document,
  type FileChild,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { JsonNode } from "#app/drafting/document-clean.ts";
import { isEmpty } from "#app/drafting/document-json.ts";
import { DocxBlocks } from "./docx-blocks.server.ts";
import { docxStyles, listLevels } from "./docx-styles.server.ts";
import { type ExportedText, fullTitle, linesOf, partMarks } from "./exported-text.ts";
import { xmlSafe } from "./text-runs.ts";

/** A text as a Word document, with headings, lists, tables and footnotes as Word knows them. */
export async function docxFile(text: ExportedText): Promise<Uint8Array> {
  const { labels, contentLang } = text;
  const blocks = new DocxBlocks();
  const children = [
    styled("Number", text.number),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(xmlSafe(text.title))] }),
    ...text.notices.map((notice) => styled("Notice", notice)),
    ...text.facts.map(({ label, value }) => fact(label, value)),
    ...(text.summary ? summary(text, text.summary, blocks) : []),
    part(partMarks.body),
    ...blocks.of(text.body.content ?? []),
    part(partMarks.end),
    ...section(labels.dissents, text.dissents.flatMap(dissent)),
    ...section(
      labels.shares,
      text.shares.map(({ label, value }) => fact(label, value)),
    ),
    ...section(
      labels.check,
      text.check.map((line) => new Paragraph(xmlSafe(line))),
    ),
  ];
  const numbered = blocks.numbering.map(({ reference, start }) => ({ reference, levels: listLevels(start) }));
  const page = { size: { width: 11906, height: 16838 }, margin: { top: 1418, bottom: 1418, left: 1418, right: 1418 } };
  const file = new Document({
    title: xmlSafe(fullTitle(text)),
    creator: xmlSafe(text.facts[0]?.value ?? ""),
    lastModifiedBy: "Trójgłos",
    styles: docxStyles(contentLang),
    numbering: { config: [{ reference: "bullets", levels: listLevels(null) }, ...numbered] },
    footnotes: numberedNotes(blocks.notes),
    endnotes: numberedNotes(blocks.addresses),
    sections: [
      {
        properties: { page },
        headers: { default: new Header({ children: [styled("Running", labels.running)] }) },
        footers: {
          default: new Footer({ children: [new Paragraph({ style: "Running", children: pageRuns(labels.page) })] }),
        },
        children,
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function numberedNotes(notes: readonly string[]) {
  return Object.fromEntries(
    notes.map((words, index) => [
      index + 1,
      { children: [new Paragraph({ children: [new TextRun(` ${xmlSafe(words)}`)] })] },
    ]),
  );
}

function summary({ labels }: ExportedText, json: JsonNode, blocks: DocxBlocks): FileChild[] {
  return [
    part(partMarks.summary, labels.summary),
    ...(isEmpty(json)
      ? [part(partMarks.none), new Paragraph(xmlSafe(labels.emptySummary))]
      : blocks.of(json.content ?? [])),
  ];
}

function dissent({ title, lines, text }: ExportedText["dissents"][number]): FileChild[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(xmlSafe(title))] }),
    ...lines.map((line) => styled("Fact", line)),
    ...linesOf(text).map((line) => new Paragraph(xmlSafe(line))),
  ];
}

function styled(style: string, text: string): Paragraph {
  return new Paragraph({ style, children: [new TextRun(xmlSafe(text))] });
}

function fact(label: string, value: string): Paragraph {
  const children = [new TextRun({ text: `${xmlSafe(label)}: `, bold: true }), new TextRun(xmlSafe(value))];
  return new Paragraph({ style: "Fact", children });
}

/** Where a part of the file begins, told by a bookmark; with its heading, if it has one. */
function part(id: string, title?: string): Paragraph {
  const children = [new Bookmark({ id, children: title ? [new TextRun(xmlSafe(title))] : [] })];
  return title
    ? new Paragraph({ heading: HeadingLevel.HEADING_1, children })
    : new Paragraph({ style: "Part", children });
}

function section(title: string, lines: FileChild[]): FileChild[] {
  return lines.length > 0
    ? [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(xmlSafe(title))] }), ...lines]
    : [];
}

/** "Page {page} of {pages}" with the fields that count. */
function pageRuns(line: string): TextRun[] {
  const fields: Record<string, string> = { "{page}": PageNumber.CURRENT, "{pages}": PageNumber.TOTAL_PAGES };
  return line.split(/(\{pages?\})/).map((piece) => new TextRun({ children: [fields[piece] ?? xmlSafe(piece)] }));
}
