import PDFDocument from "pdfkit";
import type { Face, Measure, Placed } from "./pdf-lines.ts";

export type Structure = PDFKit.PDFStructureElement;

/** A4 with its margins, in points. */
export const page = { width: 595.28, height: 841.89, left: 71, right: 71, top: 78, bottom: 74 };
export const contentWidth = page.width - page.left - page.right;
export const contentHeight = page.height - page.top - page.bottom;

const files: Record<Face, string> = {
  serif: "serif-regular.ttf",
  serifBold: "serif-bold.ttf",
  serifItalic: "serif-italic.ttf",
  serifBoldItalic: "serif-bold-italic.ttf",
  sans: "sans-regular.ttf",
  sansBold: "sans-bold.ttf",
};

export type Fonts = Record<Face, Uint8Array>;

export function fontFile(face: Face): string {
  return files[face];
}

export const faces = Object.keys(files) as Face[];

const linkColour = "#0b4f8a";

/** The paper that a PDF is drawn on: text goes into the tree of tags, everything else is an artifact. */
export class PdfSheet {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Structure;
  readonly #widths = new Map<string, number>();

  constructor(fonts: Fonts, { title, language }: { title: string; language: string }) {
    this.doc = new PDFDocument({
      size: "A4",
      margin: 0,
      bufferPages: true,
      autoFirstPage: true,
      pdfVersion: "1.7",
      tagged: true,
      lang: language,
      displayTitle: true,
      info: { Title: title, Creator: "Trójgłos", Producer: "Trójgłos" },
    });
    for (const face of faces) this.doc.registerFont(face, Buffer.from(fonts[face]));
    this.root = this.doc.struct("Document");
    this.doc.addStructure(this.root);
  }

  readonly measure: Measure = (text, face, size) => {
    const key = `${face} ${text}`;
    let width = this.#widths.get(key);
    if (width === undefined) {
      width = this.doc.font(face).fontSize(1000).widthOfString(text) / 1000;
      this.#widths.set(key, width);
    }
    return width * size;
  };

  open(type: string, parent: Structure, options: PDFKit.Mixins.StructureElementOptions = {}): Structure {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Draws a line of text into an element; `baseline` is where the letters stand. */
  line(pieces: readonly Placed[], x: number, baseline: number, type: string, element: Structure): void {
    for (const piece of pieces) {
      if (piece.href) this.#link(piece, x + piece.x, baseline, element);
      else this.#marked(type, element, () => this.#piece(piece, x + piece.x, baseline, "#1a1a1a"));
    }
  }

  /** What is drawn is for the eye only. */
  artifact(draw: (doc: PDFKit.PDFDocument) => void, options: PDFKit.Mixins.MarkingOptions = { type: "Layout" }): void {
    this.doc.markContent("Artifact", options);
    this.doc.save();
    draw(this.doc);
    this.doc.restore();
    this.doc.endMarkedContent();
  }

  /** Small grey text in the margin of a page. */
  margin(text: string, x: number, baseline: number): void {
    const draw = () => this.#piece({ text, face: "sans", size: 8.5, x: 0, width: 0 }, x, baseline, "#555555");
    this.artifact(draw, { type: "Pagination" });
  }

  #marked(type: string, element: Structure, draw: () => void): void {
    element.add(this.doc.markStructureContent(type));
    draw();
    this.doc.endMarkedContent();
  }

  #link(piece: Placed, x: number, baseline: number, parent: Structure): void {
    const address = piece.href ?? "";
    const element = this.open("Link", parent);
    this.#marked("Link", element, () => this.#piece(piece, x, baseline, linkColour));
    const options = { Contents: new String(address), structParent: element };
    this.doc.link(x, baseline - piece.size, piece.width, piece.size * 1.3, address, options as object);
  }

  #piece(
    { text, face, size, width, isStruck, href, rise = 0 }: Placed,
    x: number,
    baseline: number,
    colour: string,
  ): void {
    this.doc.font(face).fontSize(size).fillColor(colour);
    this.doc.text(text, x, baseline - rise, { lineBreak: false, baseline: "alphabetic" });
    const strike = (y: number) =>
      this.doc
        .moveTo(x, y)
        .lineTo(x + width, y)
        .lineWidth(0.6)
        .strokeColor(colour)
        .stroke();
    if (isStruck) strike(baseline - size * 0.28);
    if (href && rise === 0) strike(baseline + size * 0.12);
  }
}
