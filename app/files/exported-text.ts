import type { JsonNode } from "#app/drafting/document-clean.ts";

/** What a file is made of, whatever its format. Plain data: it goes to another thread. */
export interface ExportedText {
  /** Of title, forum and text (BCP 47). */
  contentLang: string;
  /** Of everything else. */
  labelLang: string;
  number: string;
  title: string;
  /** Forum, version, date and the like, in this order. `isContent`: written in `contentLang`. */
  facts: { label: string; value: string; isContent: boolean }[];
  /** What a reader must know before anything else, such as that this is a working draft. */
  notices: string[];
  /** Null for what has none, such as minutes. */
  summary: JsonNode | null;
  body: JsonNode;
  /** Dissenting opinions on the votes over the text, which never go without it: whose, when, the words. */
  dissents: { title: string; lines: string[]; text: string }[];
  /** How much of the text each sector wrote; empty where that is not told. */
  shares: { label: string; value: string }[];
  /** How to check that the text is the one that was frozen, a paragraph each; empty for a working draft. */
  check: string[];
  labels: {
    summary: string;
    text: string;
    dissents: string;
    shares: string;
    check: string;
    /** Of the list of footnotes. */
    notes: string;
    /** Of the list of addresses that links lead to. */
    links: string;
    emptySummary: string;
    /** With {page} and {pages} in it. */
    page: string;
    /** Of the heading over all pages. */
    running: string;
  };
}

/**
 * Ids that mark in a file where its parts begin, so that an import finds the text again among what stands around it. What follows `none`
 * or `end` belongs to neither text.
 */
export const partMarks = {
  summary: "trojglos-summary",
  none: "trojglos-none",
  body: "trojglos-body",
  end: "trojglos-end",
} as const;

/** The paragraphs of a text of plain words. */
export function linesOf(text: string): string[] {
  return text.split(/\n+/).filter((line) => line.trim() !== "");
}

/** The name of a recommendation in one line, as the title of the file. */
export function fullTitle({ number, title }: Pick<ExportedText, "number" | "title">): string {
  return `${number} – ${title}`;
}
