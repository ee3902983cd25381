import { Parser } from "htmlparser2";
import type { JsonMark, JsonNode } from "#app/drafting/document-clean.ts";
import { isAllowedHref } from "#app/drafting/document-link.ts";
import { partMarks } from "./exported-text.ts";
import type { Loss } from "./imported-text.ts";

export type Part = "body" | "summary";

/** What stands in a page, before headings and notes have been put in order. Levels of headings are those of their tags, 1 to 6. */
export interface HtmlTree {
  /** Of a heading that is marked as the title, else of the page's head. */
  title: { marked: string; head: string };
  parts: Record<Part, JsonNode>;
  /** Whether the file says itself where its parts are. */
  isOwn: boolean;
  /** Texts of footnotes by their ids, in the order of the file. */
  notes: Map<string, JsonNode>;
  losses: Map<Loss, number>;
}

interface Open {
  tag: string;
  /** Null for a tag that makes no block. */
  node: JsonNode | null;
  mark?: JsonMark;
}

const marks: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  cite: "italic",
  s: "strike",
  strike: "strike",
  del: "strike",
};
const blocks: Record<string, string> = {
  p: "paragraph",
  ul: "bulletList",
  ol: "orderedList",
  menu: "bulletList",
  li: "listItem",
  blockquote: "blockquote",
  table: "table",
  tr: "tableRow",
  td: "tableCell",
  th: "tableHeader",
  dt: "paragraph",
  dd: "paragraph",
  pre: "paragraph",
  div: "part",
  section: "part",
  article: "part",
  main: "part",
  aside: "part",
  header: "part",
  footer: "part",
  nav: "part",
  figure: "part",
  figcaption: "paragraph",
  address: "paragraph",
  dl: "part",
  body: "part",
  form: "part",
  caption: "part",
};
const skipped = new Set([
  "script",
  "style",
  "template",
  "noscript",
  "svg",
  "math",
  "select",
  "textarea",
  "button",
  "iframe",
  "object",
  "video",
  "audio",
  "canvas",
]);
const lost: Record<string, Loss> = {
  img: "images",
  picture: "images",
  svg: "images",
  math: "formulas",
  iframe: "embedded",
  object: "embedded",
  video: "embedded",
  audio: "embedded",
  embed: "embedded",
  u: "underlines",
  font: "colours",
};
const onlyBlocks = new Set(["bulletList", "orderedList", "table", "tableRow"]);

/** Deeper tags are read as if they were not there. */
const mostOpen = 256;

/** Reads HTML into nodes of a document. Nothing of it but words, structure and allowed addresses gets through. */
export function htmlTree(html: string): HtmlTree {
  const reader = new TreeReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      ontext: (text) => reader.text(text),
      onclosetag: (name) => reader.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(html);
  return reader.tree;
}

class TreeReader {
  readonly tree: HtmlTree = {
    title: { marked: "", head: "" },
    parts: { body: emptyPart(), summary: emptyPart() },
    isOwn: false,
    notes: new Map(),
    losses: new Map(),
  };
  #open: Open[] = [{ tag: "", node: this.tree.parts.body }];
  #skipping: string | null = null;
  #skippedDepth = 0;

  open(tag: string, attributes: Record<string, string>): void {
    if (this.#skipping) {
      if (tag === this.#skipping) this.#skippedDepth += 1;
      return;
    }
    const { id = "", name = "", class: classes = "", style = "", href = "" } = attributes;
    const part = Object.values(partMarks).find((mark) => mark === id || mark === name);
    if (part) {
      this.#beginPart(part, tag);
      return;
    }
    const loss = lost[tag];
    if (loss) this.#lose(loss);
    if (/(^|;)\s*(color|background(-color)?)\s*:/i.test(style)) this.#lose("colours");
    if (skipped.has(tag)) {
      this.#skipping = tag;
      this.#skippedDepth = 1;
      return;
    }
    if (this.#open.length >= mostOpen) return;
    if (tag === "br") this.#inline({ type: "hardBreak" });
    else if (tag === "title") this.#push({ tag, node: { type: "title", content: [] } });
    else if (tag === "a") this.#link(href);
    else if (marks[tag]) this.#push({ tag, node: null, mark: { type: marks[tag] } });
    else if (/^h[1-6]$/.test(tag)) this.#heading(tag, classes.split(/\s+/).includes("title"));
    else if (tag === "li" && /^(foot|end)note-\d+$/.test(id)) this.#note(id);
    else if (blocks[tag]) this.#block(tag, blocks[tag], attributes);
    else this.#push({ tag, node: null });
  }

  text(text: string): void {
    if (this.#skipping) return;
    const block = this.#current();
    if (!block) return;
    const words = text.replace(/[ \t\r\n\f]+/g, " ");
    if (onlyBlocks.has(block.type) && words.trim() === "") return;
    const open = this.#open.flatMap(({ mark }) => mark ?? []);
    if (words !== "") this.#inline({ type: "text", text: words, ...(open.length > 0 && { marks: open }) });
  }

  close(tag: string): void {
    if (this.#skipping) {
      if (tag === this.#skipping) this.#skippedDepth -= 1;
      if (this.#skippedDepth === 0) this.#skipping = null;
      return;
    }
    const at = this.#open.findLastIndex((open) => open.tag === tag);
    if (at <= 0) return;
    const node = this.#open[at]?.node;
    if (node?.type === "title") this.tree.title.head = wordsOf(node);
    if (node?.type === "markedTitle") this.tree.title.marked ||= wordsOf(node);
    this.#open.length = at;
  }

  #push(open: Open): void {
    this.#open.push(open);
  }

  /** The block that words go into. */
  #current(): JsonNode | null {
    return this.#open.findLast(({ node }) => node !== null)?.node ?? null;
  }

  #inline(node: JsonNode): void {
    const block = this.#current();
    block?.content?.push(node);
  }

  #block(tag: string, type: string, attributes: Record<string, string>): void {
    const { start, colspan, rowspan } = attributes;
    const attrs = {
      ...(type === "orderedList" && start !== undefined && { start: Number(start) }),
      ...(colspan !== undefined && { colspan: Number(colspan) }),
      ...(rowspan !== undefined && { rowspan: Number(rowspan) }),
    };
    this.#attach(tag, { type, attrs, content: [] });
  }

  #heading(tag: string, isTitle: boolean): void {
    const isNested = this.#open.some(({ node }) => /Item|Cell|Header|quote/.test(node?.type ?? ""));
    if (isTitle) this.#push({ tag, node: { type: "markedTitle", content: [] } });
    else this.#attach(tag, { type: "paragraph", attrs: isNested ? {} : { level: Number(tag[1]) }, content: [] });
  }

  #attach(tag: string, node: JsonNode): void {
    this.#inline(node);
    this.#push({ tag, node });
  }

  #link(href: string): void {
    const note = /^#((?:foot|end)note-\d+)$/.exec(href)?.[1];
    // The way back from a note to its place has no words of its own.
    if (/^#(foot|end)note-ref-\d+$/.test(href)) this.#push({ tag: "a", node: { type: "wayBack", content: [] } });
    else if (note) this.#push({ tag: "a", node: null, mark: { type: "note", attrs: { note } } });
    else if (href === "" || href.startsWith("#")) this.#push({ tag: "a", node: null });
    else if (isAllowedHref(href)) this.#push({ tag: "a", node: null, mark: { type: "link", attrs: { href } } });
    else {
      this.#lose("links");
      this.#push({ tag: "a", node: null });
    }
  }

  #note(id: string): void {
    const node: JsonNode = { type: "listItem", content: [] };
    this.tree.notes.set(id, node);
    this.#push({ tag: "li", node });
  }

  /** What stood before the first mark, and the block that the mark is in, are of the file and not of the text. */
  #beginPart(mark: string, tag: string): void {
    if (!this.tree.isOwn) {
      const title = topBlocks(this.tree.parts.body).find(({ attrs }) => attrs?.level === 1);
      if (title) this.tree.title.marked ||= wordsOf(title);
      this.tree.parts.body = emptyPart();
    }
    this.tree.isOwn = true;
    const block = this.#open.findLast(({ node }) => node?.type === "paragraph");
    const sink: JsonNode = { type: "sink", content: [] };
    const target =
      mark === partMarks.body ? this.tree.parts.body : mark === partMarks.summary ? this.tree.parts.summary : sink;
    for (const part of Object.values(this.tree.parts)) {
      if (block && part.content?.at(-1) === block.node) part.content?.pop();
    }
    this.#open = [
      { tag: "", node: target },
      { tag: block?.tag ?? tag, node: sink },
    ];
    if (block && block.tag !== tag) this.#push({ tag, node: null });
  }

  #lose(loss: Loss): void {
    this.tree.losses.set(loss, (this.tree.losses.get(loss) ?? 0) + 1);
  }
}

/** The blocks of a file, whatever parts they stand in. */
export function topBlocks(node: JsonNode): JsonNode[] {
  return (node.content ?? []).flatMap((child) => (child.type === "part" ? topBlocks(child) : [child]));
}

function emptyPart(): JsonNode {
  return { type: "doc", content: [] };
}

/** The words of a node in one line. */
export function wordsOf(node: JsonNode): string {
  const words: string[] = [];
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.text) words.push(next.text);
    else if (next.type === "hardBreak") words.push(" ");
    stack.push(...[...(next.content ?? [])].reverse());
  }
  return words.join("").replace(/\s+/g, " ").trim();
}
