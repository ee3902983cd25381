import type { DocumentText } from "#app/drafting/document-json.ts";

/** What a draft cannot hold, and what became of it. */
export const losses = [
  "images",
  "footnotes",
  "comments",
  "changes",
  "colours",
  "underlines",
  "formulas",
  "embedded",
  "textBoxes",
  "headersFooters",
  "links",
  "deepHeadings",
] as const;

export type Loss = (typeof losses)[number];

/** A file as a text of ours. */
export interface ImportedText {
  /** What the file calls itself; empty where it does not. */
  title: string;
  text: DocumentText;
  /** What could not be taken over, and how often. */
  losses: Partial<Record<Loss, number>>;
}

/** Why a file was not read: `tooLarge` and `tooComplex` are bounds, the others say what is wrong with it. */
export type UnreadableReason = "notThisFormat" | "empty" | "tooLarge" | "tooComplex" | "unsafe";

/** The largest file that is taken, in bytes. Pictures are what makes a document larger, and a draft holds none. */
export const maxImportBytes = 12 * 1024 * 1024;
