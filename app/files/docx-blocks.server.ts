import {
  EndnoteReferenceRun,
  ExternalHyperlink,
  type FileChild,
  FootnoteReferenceRun,
  HeadingLevel,
  type IParagraphOptions,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type JsonNode, levelOf } from "#app/drafting/document-clean.ts";
import { isHeaderRow, linkGroups, needsNote, type TextRun as Run, runsOf, spansOf, xmlSafe } from "./text-runs.ts";

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** Word numbers lists nine levels deep; what is deeper stands on the last. */
const deepest = 8;

/** Distance of a list's text from the margin, per level, in twentieths of a point. */
export const listIndent = 425;

interface Place {
  /** How many lists it is in. */
  depth: number;
  /** Set for the first paragraph of a list's item. */
  numbering?: IParagraphOptions["numbering"];
  style?: string;
}

/** Turns blocks into paragraphs and tables of Word, and gathers what the document has to declare for them. */
export class DocxBlocks {
  /** Each numbered list is one by itself, or Word would count on from the one before. */
  readonly numbering: { reference: string; start: number }[] = [];
  /** Footnotes, from number 1. */
  readonly notes: string[] = [];
  /** Addresses of links, an endnote each, from number 1: so either are counted by themselves. */
  readonly addresses: string[] = [];

  of(nodes: readonly JsonNode[], place: Place = { depth: 0 }): FileChild[] {
    return nodes.flatMap((node) => this.#block(node, place));
  }

  #block(node: JsonNode, place: Place): FileChild[] {
    const children = node.content ?? [];
    switch (node.type) {
      case "paragraph":
        return [this.#paragraph(node, place)];
      case "bulletList":
        return this.#items(children, "bullets", place);
      case "orderedList": {
        const reference = `numbers-${this.numbering.length + 1}`;
        const { start = 1 } = (node.attrs ?? {}) as { start?: number };
        this.numbering.push({ reference, start });
        return this.#items(children, reference, place);
      }
      case "blockquote":
        return this.of(children, { ...place, style: "Quote" });
      case "table":
        return [this.#table(node), new Paragraph({ style: "AfterTable" })];
      default:
        return this.of(children, place);
    }
  }

  #items(items: readonly JsonNode[], reference: string, { depth, style }: Place): FileChild[] {
    const level = Math.min(depth, deepest);
    return items.flatMap((item) =>
      (item.content ?? []).flatMap((node, index) => {
        const numbering = index === 0 && node.type === "paragraph" ? { reference, level } : undefined;
        return this.#block(node, { depth: depth + 1, style, numbering });
      }),
    );
  }

  #paragraph(node: JsonNode, { depth, numbering, style }: Place): Paragraph {
    const level = levelOf(node.attrs?.level);
    const isContinued = depth > 0 && !numbering;
    return new Paragraph({
      ...(level ? { heading: headings[level] } : style && { style }),
      ...(numbering && { numbering }),
      ...(isContinued && { indent: { left: Math.min(depth, deepest + 1) * listIndent } }),
      children: this.#inline(runsOf(node)),
    });
  }

  #inline(runs: readonly Run[]): ParagraphChild[] {
    return linkGroups(runs).flatMap(({ href, runs: linked }): ParagraphChild[] => {
      if (href === null) {
        return linked.map((run) =>
          "note" in run ? new FootnoteReferenceRun(this.notes.push(run.note)) : textRun(run),
        );
      }
      const link = new ExternalHyperlink({
        link: xmlSafe(href),
        children: linked.map((run) => textRun(run, "Hyperlink")),
      });
      return needsNote(href, linked) ? [link, new EndnoteReferenceRun(this.addresses.push(href))] : [link];
    });
  }

  #table(node: JsonNode): Table {
    const rows = (node.content ?? []).map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          // Repeated on each page, and told as headings to who cannot see them.
          ...(index === 0 && isHeaderRow(row) && { tableHeader: true }),
          children: (row.content ?? []).map((cell) => this.#cell(cell)),
        }),
    );
    return new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } });
  }

  #cell(cell: JsonNode): TableCell {
    const { colspan, rowspan } = spansOf(cell);
    return new TableCell({
      columnSpan: colspan,
      rowSpan: rowspan,
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      children: this.of(cell.content ?? [], {
        depth: 0,
        style: cell.type === "tableHeader" ? "TableHeading" : "TableText",
      }) as (Paragraph | Table)[],
    });
  }
}

function textRun(run: Run, style?: string): TextRun {
  if (!("text" in run)) return new TextRun({ break: 1 });
  return new TextRun({
    text: xmlSafe(run.text),
    ...(run.bold && { bold: true }),
    ...(run.italic && { italics: true }),
    ...(run.strike && { strike: true }),
    ...(style && { style }),
  });
}
