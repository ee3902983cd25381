import { type JsonNode, levelOf } from "#app/drafting/document-clean.ts";
import type { Item, Layout, Look } from "./pdf-layout.server.ts";
import { breakLines, type Face, type Piece } from "./pdf-lines.ts";
import type { PdfSheet, Structure } from "./pdf-sheet.server.ts";
import { pdfTable } from "./pdf-table.server.ts";
import { linkGroups, needsNote, roman, runsOf, type TextRun, xmlSafe } from "./text-runs.ts";

const leading = 1.42;
const listStep = 20;
const headings = { 1: { size: 15, gap: 17 }, 2: { size: 13, gap: 14 }, 3: { size: 11.5, gap: 12 } } as const;
export const bodyLook: Look = { size: 11, gap: 7 };
const bullets = ["•", "–", "•"];

/** Lays blocks out, and builds the tree of tags in the order in which they are read. */
export class PdfBlocks implements Layout {
  readonly sheet: PdfSheet;
  /** Footnotes, in the order of their numbers, from 1. */
  readonly notes: string[] = [];
  /** Addresses of links, likewise: told by Roman numbers. */
  readonly addresses: string[] = [];
  /** Called when a heading has its place. */
  readonly #onHeading: (level: 1 | 2 | 3, text: string) => void;

  constructor(sheet: PdfSheet, onHeading: (level: 1 | 2 | 3, text: string) => void) {
    this.sheet = sheet;
    this.#onHeading = onHeading;
  }

  of(nodes: readonly JsonNode[], width: number, parent: Structure, look: Look = bodyLook, depth = 0): Item[] {
    return nodes.flatMap((node) => this.#block(node, width, parent, look, depth));
  }

  /** A paragraph of plain words. */
  words(text: string, width: number, type: string, parent: Structure, look: Look): Item[] {
    return this.#lines([{ text: xmlSafe(text), face: faceOf(look), size: look.size }], width, type, parent, look);
  }

  #block(node: JsonNode, width: number, parent: Structure, look: Look, depth: number): Item[] {
    const children = node.content ?? [];
    switch (node.type) {
      case "paragraph":
        return this.#paragraph(node, width, parent, look);
      case "bulletList":
        return this.#list(children, width, parent, look, depth, () => bullets[depth % bullets.length] ?? "•");
      case "orderedList": {
        const { start = 1 } = (node.attrs ?? {}) as { start?: number };
        return this.#list(children, width, parent, look, depth, (index) => `${start + index}.`);
      }
      case "blockquote":
        return this.#quote(children, width, parent, look, depth);
      case "table":
        return pdfTable(this, node, width, parent);
      default:
        return this.of(children, width, parent, look, depth);
    }
  }

  #paragraph(node: JsonNode, width: number, parent: Structure, look: Look): Item[] {
    const runs = runsOf(node);
    const text = runs.map((run) => ("text" in run ? run.text : "isBreak" in run ? " " : "")).join("");
    if (text.trim() === "") return [];
    const level = levelOf(node.attrs?.level);
    if (!level) return this.#lines(this.#pieces(runs, look), width, "P", parent, look);
    const own = { ...headings[level], isSans: true, isBold: true };
    const items = this.#lines(this.#pieces(runs, own), width, `H${level + 1}`, parent, own);
    const [first] = items;
    if (!first) return items;
    const draw = (x: number, y: number) => {
      this.#onHeading(level, text.trim());
      first.draw(x, y);
    };
    return [{ ...first, draw }, ...items.slice(1)].map((item) => ({ ...item, keepsNext: true }));
  }

  #lines(pieces: readonly (Piece | null)[], width: number, type: string, parent: Structure, look: Look): Item[] {
    const element = this.sheet.open(type, parent);
    const lines = breakLines(pieces, width, this.sheet.measure);
    const height = look.size * leading;
    return lines.map((line, index) => ({
      height,
      gap: index === 0 ? look.gap : 0,
      // Neither the first nor the last line of a paragraph stands alone on a page.
      keepsNext: lines.length > 1 && (index === 0 || index === lines.length - 2),
      draw: (x, y) => this.sheet.line(line, x, y + look.size * 1.06, type, element),
    }));
  }

  #list(
    items: readonly JsonNode[],
    width: number,
    parent: Structure,
    look: Look,
    depth: number,
    labelOf: (index: number) => string,
  ): Item[] {
    const { sheet } = this;
    const list = sheet.open("L", parent);
    const widest = Math.max(0, ...items.map((_, index) => sheet.measure(labelOf(index), faceOf(look), look.size)));
    const step = Math.max(listStep, widest + 6);
    const close = { ...look, gap: Math.min(look.gap, 3) };
    return items.flatMap((item, index) => {
      const entry = sheet.open("LI", list);
      const label = sheet.open("Lbl", entry);
      const body = sheet.open("LBody", entry);
      const inside = shifted(this.of(item.content ?? [], Math.max(60, width - step), body, close, depth + 1), step);
      const [first, ...others] = inside;
      if (!first) return [];
      const draw = (x: number, y: number) => {
        const piece = { text: `${labelOf(index)} `, face: faceOf(look), size: look.size, x: 0, width: widest };
        sheet.line([piece], x + step - widest - 6, y + look.size * 1.06, "Lbl", label);
        first.draw(x, y);
      };
      return [{ ...first, gap: index === 0 ? look.gap : close.gap, draw }, ...others];
    });
  }

  #quote(children: readonly JsonNode[], width: number, parent: Structure, look: Look, depth: number): Item[] {
    const quote = this.sheet.open("BlockQuote", parent);
    return shifted(this.of(children, width - 18, quote, look, depth), 18).map((item, index) => ({
      ...item,
      draw: (x, y) => {
        const top = index === 0 ? y : y - item.gap;
        this.sheet.artifact((doc) => doc.rect(x + 4, top, 2, item.height + y - top).fill("#767676"));
        item.draw(x, y);
      },
    }));
  }

  #pieces(runs: readonly TextRun[], look: Look): (Piece | null)[] {
    return linkGroups(runs).flatMap(({ href, runs: linked }): (Piece | null)[] => {
      const pieces = linked.map((run): Piece | null => {
        if ("isBreak" in run) return null;
        if ("note" in run) return raised(String(this.notes.push(run.note)), look);
        return {
          text: xmlSafe(run.text),
          face: faceOf({ ...look, isBold: look.isBold || run.bold }, run.italic),
          size: look.size,
          ...(run.strike && { isStruck: true }),
          ...(href !== null && { href }),
        };
      });
      if (href === null || !needsNote(href, linked)) return pieces;
      return [...pieces, raised(`[${roman(this.addresses.push(href))}]`, look)];
    });
  }
}

/** The sign of a note. */
function raised(text: string, { size }: Look): Piece {
  return { text, face: "sans", size: size * 0.65, rise: size * 0.35 };
}

function faceOf({ isSans, isBold }: Look, isItalic = false): Face {
  if (isSans) return isBold ? "sansBold" : "sans";
  if (isItalic) return isBold ? "serifBoldItalic" : "serifItalic";
  return isBold ? "serifBold" : "serif";
}

function shifted(items: Item[], by: number): Item[] {
  return items.map((item) => ({ ...item, draw: (x, y) => item.draw(x + by, y) }));
}
