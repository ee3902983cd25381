import type { JsonNode } from "#app/drafting/document-clean.ts";
import type { PdfSheet, Structure } from "./pdf-sheet.server.ts";

/** Something of a certain height that stands on one page. */
export interface Item {
  height: number;
  /** Empty space before it, unless it begins a page. */
  gap: number;
  /** Whether what follows must stand on the same page. */
  keepsNext: boolean;
  draw(x: number, y: number): void;
}

export interface Look {
  size: number;
  isSans?: boolean;
  isBold?: boolean;
  gap: number;
}

/** Lays blocks out one below the other. */
export interface Layout {
  sheet: PdfSheet;
  of(nodes: readonly JsonNode[], width: number, parent: Structure, look?: Look): Item[];
}
