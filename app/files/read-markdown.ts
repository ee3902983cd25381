import { Marked, type TokenizerAndRendererExtension } from "marked";
import type { Result } from "#app/kernel/result.ts";
import type { ImportedText, UnreadableReason } from "./imported-text.ts";
import { readHtml } from "./read-html.ts";

/** Markdown, with the tables, the footnotes and the strike-through of GitHub, as a text of ours. */
export function readMarkdown(source: string): Result<ImportedText, UnreadableReason> {
  // Facts about the text that some programs write above it.
  const text = source.replace(/^---\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/, "");
  const marked = new Marked({ gfm: true, async: false, extensions: footnotes() });
  return readHtml(marked.parse(text) as string, { ownHeadingBase: 1 });
}

/** "[^name]" and "[^name]: words", as the ids by which notes are known (html-tree.ts); the lines that follow and are indented belong to a note. */
function footnotes(): TokenizerAndRendererExtension[] {
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const key = name.toLowerCase();
    numbers.set(key, numbers.get(key) ?? numbers.size + 1);
    return numbers.get(key);
  };
  return [
    {
      name: "footnote",
      level: "block",
      // It is asked about a text without its first sign, where a beginning is none of a line.
      start: (source) => source.match(/\n\[\^/)?.index,
      tokenizer(source) {
        const found = /^\[\^([^\]\s]{1,100})\]:[ \t]*([^\n]*(?:\n(?: {2,}|\t)[^\n]+)*)(?:\n+|$)/.exec(source);
        if (!found) return undefined;
        const [raw, name = "", words = ""] = found;
        return { type: "footnote", raw, name, tokens: this.lexer.inlineTokens(words.replace(/\n\s*/g, " ")) };
      },
      renderer({ name, tokens = [] }) {
        return `<ol><li id="footnote-${numberOf(name)}">${this.parser.parseInline(tokens)}</li></ol>\n`;
      },
    },
    {
      name: "footnoteSign",
      level: "inline",
      start: (source) => source.indexOf("[^"),
      tokenizer(source) {
        const found = /^\[\^([^\]\s]{1,100})\]/.exec(source);
        return found ? { type: "footnoteSign", raw: found[0], name: found[1] } : undefined;
      },
      renderer: ({ name }) => `<a href="#footnote-${numberOf(name)}">*</a>`,
    },
  ];
}
