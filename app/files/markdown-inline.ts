import type { ShowNote } from "./html-file.ts";
import { linkGroups, type TextRun, xmlSafe } from "./text-runs.ts";

type Mark = "bold" | "italic" | "strike";

const signs: Record<Mark, { sign: string; tag: string }> = {
  bold: { sign: "**", tag: "strong" },
  italic: { sign: "*", tag: "em" },
  strike: { sign: "~~", tag: "s" },
};

/**
 * What stands in a paragraph. `isOneLine`: in a heading or a cell, where a line break is a tag.
 */
export function markdownInline(
  runs: readonly TextRun[],
  { isOneLine, show }: { isOneLine: boolean; show: ShowNote },
): string {
  const whole = linkGroups(runs)
    .map(({ href, runs: linked }, index, groups) => {
      const words = linked
        .map((run, at) =>
          marked(
            run,
            linked[at - 1] ?? groups[index - 1]?.runs.at(-1),
            linked[at + 1] ?? groups[index + 1]?.runs[0],
            isOneLine,
            show,
          ),
        )
        .join("");
      return href === null
        ? words
        : `[${withoutBrackets(words)}](<${href.replace(/[<>\\]/g, (sign) => encodeURIComponent(sign))}>)`;
    })
    .join("");
  const line = whole.trim();
  return isOneLine ? line.replace(/#+$/, (end) => `\\${end}`) : line.split("\n").map(lineStart).join("\n");
}

/** The words of a link. Some readers take a bracket that is escaped there for one that is not, and find a link inside the link. */
function withoutBrackets(words: string): string {
  return words.replace(/\\(.)/gs, (pair, sign) => (sign === "[" ? "&#91;" : sign === "]" ? "&#93;" : pair));
}

/** A line of plain words. */
export function markdownLine(text: string): string {
  return lineStart(escapeWords(text.replace(/\s+/g, " ").trim()));
}

function marked(
  run: TextRun,
  before: TextRun | undefined,
  after: TextRun | undefined,
  isOneLine: boolean,
  show: ShowNote,
): string {
  if ("isBreak" in run) return isOneLine ? "<br>" : "\\\n";
  if ("note" in run) return show(run.note);
  const marks = (["bold", "italic", "strike"] as const).filter((mark) => run[mark]);
  const [, lead = "", core = "", tail = ""] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? [];
  if (marks.length === 0 || core === "") return escapeWords(run.text);
  // Signs are read as such only between white space and a letter; everywhere else a tag is.
  const isFree = (text: string, neighbour: TextRun | undefined, at: 0 | -1) =>
    text !== "" ||
    neighbour === undefined ||
    "isBreak" in neighbour ||
    ("text" in neighbour && /^\s$/.test(neighbour.text.at(at) ?? " "));
  const takesSigns =
    marks.length === 1 &&
    /^[\p{L}\p{N}]/u.test(core) &&
    /[\p{L}\p{N}]$/u.test(core) &&
    isFree(lead, before, -1) &&
    isFree(tail, after, 0);
  let words = escapeWords(core);
  for (const mark of [...marks].reverse()) {
    const { sign, tag } = signs[mark];
    words = takesSigns ? `${sign}${words}${sign}` : `<${tag}>${words}</${tag}>`;
  }
  return `${lead}${words}${tail}`;
}

function escapeWords(text: string): string {
  return xmlSafe(text)
    .replace(/[\\`*_[\]~|!]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\r\n]+/g, " ");
}

/** What would make a line something else than words. */
function lineStart(line: string): string {
  return line.replace(/^([#+=-])/, "\\$1").replace(/^(\d{1,9})([.)])/, "$1\\$2");
}
