import { isAllowedHref } from "./document-link.ts";

/** A node of a document as ProseMirror writes it to JSON. */
export interface JsonNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: JsonNode[];
  marks?: JsonMark[];
  text?: string;
}

export interface JsonMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** The two texts of a recommendation: its body, and the plain-language summary with a smaller schema. */
export type DocumentRoot = "body" | "summary";

interface Rules {
  blocks: ReadonlySet<string>;
  levels: boolean;
  footnotes: boolean;
  /** In the order in which the schema ranks them; ProseMirror accepts no other. */
  marks: readonly string[];
}

const rulesOf: Record<DocumentRoot, Rules> = {
  body: {
    blocks: new Set(["paragraph", "bulletList", "orderedList", "blockquote", "table"]),
    levels: true,
    footnotes: true,
    marks: ["link", "bold", "italic", "strike"],
  },
  summary: {
    blocks: new Set(["paragraph", "bulletList", "orderedList"]),
    levels: false,
    footnotes: false,
    marks: ["link", "bold", "italic"],
  },
};

/** What may stand inside a list item, a quote or a table cell. */
const nestedBlocks: ReadonlySet<string> = new Set(["paragraph", "bulletList", "orderedList"]);

/** Nodes below this depth are reduced to their text: lists nested eleven deep are still lists. */
export const maxDepth = 24;

/**
 * Any tree that looks like a document, made into one the schema of `root` accepts. Nodes that are unknown or in a place
 * where they may not be are dropped and their text kept in a paragraph; unknown marks and attributes are dropped; a
 * block id appears once. Every attribute of the schema is written out, so equal documents give equal JSON.
 */
export function cleanDocument(node: JsonNode, root: DocumentRoot): JsonNode {
  const cleaner = new Cleaner(rulesOf[root]);
  const content = cleaner.blocks(childrenOf(node), rulesOf[root].blocks, 1);
  return { type: "doc", content: content.length > 0 ? content : [cleaner.paragraph({}, [])] };
}

/** Carries the block ids already given out. */
class Cleaner {
  readonly #rules: Rules;
  readonly #ids = new Set<string>();

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  blocks(nodes: JsonNode[], allowed: ReadonlySet<string>, depth: number): JsonNode[] {
    const blocks: JsonNode[] = [];
    let loose: JsonNode[] = [];
    const flush = () => {
      const content = this.#inline(loose);
      if (content.length > 0) blocks.push(this.paragraph({}, content));
      loose = [];
    };
    for (const node of nodes) {
      if (isInline(node)) {
        loose.push(node);
        continue;
      }
      flush();
      for (const block of this.#block(node, allowed, depth)) blocks.push(block);
    }
    flush();
    return blocks;
  }

  paragraph(attrs: Record<string, unknown>, content: JsonNode[]): JsonNode {
    const level = this.#rules.levels ? { level: levelOf(attrs.level) } : {};
    return withContent({ type: "paragraph", attrs: { id: this.#id(attrs.id), ...level } }, content);
  }

  #block(node: JsonNode, allowed: ReadonlySet<string>, depth: number): JsonNode[] {
    const attrs = attrsOf(node);
    const children = childrenOf(node);
    if (node.type === "paragraph") return [this.paragraph(attrs, this.#inline(children))];
    if (depth >= maxDepth) {
      const text = this.#inline(children);
      return text.length > 0 ? [this.paragraph({}, text)] : [];
    }
    if (!allowed.has(node.type)) return this.blocks(children, allowed, depth + 1);
    const id = this.#id(attrs.id);
    switch (node.type) {
      case "bulletList":
        return some({ type: "bulletList", attrs: { id } }, this.#items(children, depth + 1));
      case "orderedList":
        return some(
          { type: "orderedList", attrs: { id, start: wholeNumber(attrs.start, 0, 100_000) } },
          this.#items(children, depth + 1),
        );
      case "blockquote":
        return [{ type: "blockquote", attrs: { id }, content: this.#nested(children, depth + 1) }];
      default:
        return some({ type: "table", attrs: { id } }, this.#rows(children, depth + 1));
    }
  }

  #items(nodes: JsonNode[], depth: number): JsonNode[] {
    return nodes.map((node) => {
      const isItem = node.type === "listItem";
      const id = isItem ? this.#id(attrsOf(node).id) : null;
      return {
        type: "listItem",
        attrs: { id },
        content: this.#nested(isItem ? childrenOf(node) : [node], depth + 1),
      };
    });
  }

  #rows(nodes: JsonNode[], depth: number): JsonNode[] {
    return nodes.flatMap((node) => {
      const isRow = node.type === "tableRow";
      const id = isRow ? this.#id(attrsOf(node).id) : null;
      const cells = (isRow ? childrenOf(node) : [node]).map((cell) => this.#cell(cell, depth + 1));
      return some({ type: "tableRow", attrs: { id } }, cells);
    });
  }

  #cell(node: JsonNode, depth: number): JsonNode {
    const isCell = node.type === "tableCell" || node.type === "tableHeader";
    const attrs = isCell ? attrsOf(node) : {};
    return {
      type: isCell ? node.type : "tableCell",
      attrs: { colspan: wholeNumber(attrs.colspan, 1, maxSpan), rowspan: wholeNumber(attrs.rowspan, 1, maxSpan) },
      content: this.#nested(isCell ? childrenOf(node) : [node], depth + 1),
    };
  }

  #nested(nodes: JsonNode[], depth: number): JsonNode[] {
    const blocks = this.blocks(nodes, nestedBlocks, depth);
    return blocks.length > 0 ? blocks : [this.paragraph({}, [])];
  }

  /** The text and line breaks anywhere below `nodes`; neighbours with the same marks become one, as in ProseMirror. */
  #inline(nodes: JsonNode[]): JsonNode[] {
    const inline: JsonNode[] = [];
    // A stack of its own, because how deep a hostile tree goes is not ours to decide.
    const stack = [...nodes].reverse();
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (node.type === "hardBreak") inline.push({ type: "hardBreak" });
      else if (node.type === "footnote" && this.#rules.footnotes) inline.push(...this.#footnote(node));
      else if (node.type !== "text") for (const child of childrenOf(node).reverse()) stack.push(child);
      else this.#pushText(inline, node);
    }
    return inline;
  }

  /** A note is plain text; one without any is none. */
  #footnote(node: JsonNode): JsonNode[] {
    const text = textBelow(node);
    if (text === "") return [];
    return [{ type: "footnote", attrs: { id: this.#id(attrsOf(node).id) }, content: [{ type: "text", text }] }];
  }

  #pushText(inline: JsonNode[], node: JsonNode): void {
    const text = storable(node.text);
    if (text === "") return;
    const marks = this.#marks(node.marks);
    const last = inline.at(-1);
    if (last?.type === "text" && sameMarks(last.marks ?? [], marks)) last.text += text;
    else inline.push(marks.length > 0 ? { type: "text", marks, text } : { type: "text", text });
  }

  #marks(marks: unknown): JsonMark[] {
    if (!Array.isArray(marks)) return [];
    return this.#rules.marks.flatMap((type) => {
      const mark = marks.find((candidate) => candidate?.type === type);
      if (!mark) return [];
      if (type !== "link") return [{ type }];
      const href = mark.attrs?.href;
      return isAllowedHref(href) ? [{ type, attrs: { href } }] : [];
    });
  }

  #id(value: unknown): string | null {
    if (typeof value !== "string" || !/^[\w-]{1,64}$/.test(value) || this.#ids.has(value)) return null;
    this.#ids.add(value);
    return value;
  }
}

/** The widest and tallest cell; a browser gives up on tables far beyond it. */
export const maxSpan = 40;

export function levelOf(value: unknown): 1 | 2 | 3 | null {
  return value === 1 || value === 2 || value === 3 ? value : null;
}

/** `value` if it is a whole number between `least` and `most`, otherwise 1. */
export function wholeNumber(value: unknown, least: number, most: number): number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most ? (value as number) : 1;
}

function isInline(node: JsonNode): boolean {
  return node.type === "text" || node.type === "hardBreak" || node.type === "footnote";
}

function textBelow(node: JsonNode): string {
  let text = "";
  const stack = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.type === "text") text += storable(next.text);
    else for (const child of childrenOf(next).reverse()) stack.push(child);
  }
  return text;
}

/** PostgreSQL stores no NUL in text. */
function storable(text: unknown): string {
  return typeof text === "string" ? text.replaceAll("\u0000", "") : "";
}

function childrenOf(node: JsonNode): JsonNode[] {
  return Array.isArray(node?.content)
    ? node.content.filter((child) => typeof child === "object" && child !== null)
    : [];
}

function attrsOf(node: JsonNode): Record<string, unknown> {
  return typeof node.attrs === "object" && node.attrs !== null ? node.attrs : {};
}

function withContent(node: JsonNode, content: JsonNode[]): JsonNode {
  return content.length > 0 ? { ...node, content } : node;
}

function some(node: JsonNode, content: JsonNode[]): JsonNode[] {
  return content.length > 0 ? [{ ...node, content }] : [];
}

function sameMarks(left: JsonMark[], right: JsonMark[]): boolean {
  return (
    left.length === right.length &&
    left.every((mark, i) => mark.type === right[i]?.type && mark.attrs?.href === right[i]?.attrs?.href)
  );
}
