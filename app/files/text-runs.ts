import type { JsonNode } from "#app/drafting/document-clean.ts";
import { inlineText } from "#app/drafting/inline-text.ts";

/** A stretch of text with its marks, a line break, or a footnote. */
export type TextRun =
  | { note: string }
  | { text: string; bold: boolean; italic: boolean; strike: boolean; href: string | null }
  | { isBreak: true };

/** What stands in a paragraph. */
export function runsOf(paragraph: JsonNode): TextRun[] {
  return (paragraph.content ?? []).map((node): TextRun => {
    if (node.type === "hardBreak") return { isBreak: true };
    if (node.type === "footnote") return { note: inlineText(node) };
    const has = (type: string) => node.marks?.some((mark) => mark.type === type) ?? false;
    const href = node.marks?.find((mark) => mark.type === "link")?.attrs?.href;
    return {
      text: node.text ?? "",
      bold: has("bold"),
      italic: has("italic"),
      strike: has("strike"),
      href: typeof href === "string" ? href : null,
    };
  });
}

/** Runs that lead to the same address one after another are one link. */
export function linkGroups(runs: readonly TextRun[]): { href: string | null; runs: TextRun[] }[] {
  const groups: { href: string | null; runs: TextRun[] }[] = [];
  for (const run of runs) {
    const href = "text" in run ? run.href : null;
    const last = groups.at(-1);
    if (last && last.href === href) last.runs.push(run);
    else groups.push({ href, runs: [run] });
  }
  return groups;
}

/** Whether a reader on paper needs the address beside the words: not where they are the address. */
export function needsNote(href: string, runs: readonly TextRun[]): boolean {
  const words = runs.map((run) => ("text" in run ? run.text : "")).join("");
  return bare(words) !== bare(href);
}

function bare(address: string): string {
  return address
    .trim()
    .replace(/^(https?:\/\/|mailto:)/i, "")
    .replace(/\/$/, "")
    .toLowerCase();
}

/** A number as office programs write those of endnotes: iv for 4. */
export function roman(number: number): string {
  const signs = Object.entries({
    m: 1000,
    cm: 900,
    d: 500,
    cd: 400,
    c: 100,
    xc: 90,
    l: 50,
    xl: 40,
    x: 10,
    ix: 9,
    v: 5,
    iv: 4,
    i: 1,
  });
  let rest = number;
  return signs
    .map(([sign, value]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return sign.repeat(times);
    })
    .join("");
}

/** Characters that XML 1.0 cannot hold are left out. */
export function xmlSafe(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these characters are what is looked for.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "");
}

/** As it stands in an element or an attribute of HTML and XML. */
export function escapeXml(text: string): string {
  return xmlSafe(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export function isHeaderRow(row: JsonNode | undefined): boolean {
  return row?.content?.every((cell) => cell.type === "tableHeader") ?? false;
}

export function spansOf(cell: JsonNode): { colspan: number; rowspan: number } {
  const { colspan = 1, rowspan = 1 } = (cell.attrs ?? {}) as { colspan?: number; rowspan?: number };
  return { colspan, rowspan };
}
