import * as Y from "yjs";
import { cleanDocument, type DocumentRoot, type JsonNode } from "#app/drafting/document-clean.ts";
import { blockToYjs, childrenToYjs, type DocumentText, readBlock, readDocument } from "#app/drafting/document-json.ts";
import { align } from "./align.ts";
import { canonicalText } from "./canonical-text.ts";
import { makeTextEqual } from "./make-text-equal.ts";
import { numbered } from "./rewrite.ts";
import { sortedJson } from "./sorted-json.ts";

/**
 * Changes a document so that it says what `text` says, and touches nothing that says it already: whoever is writing elsewhere keeps
 * their place. In one transaction. Blocks keep their ids; those that come back take the ids that stand in `text`, or new ones.
 */
export function makeEqual(doc: Y.Doc, text: DocumentText, newId: () => string): void {
  doc.transact(() => {
    for (const root of ["summary", "body"] as const) {
      const fragment = doc.getXmlFragment(root);
      const wanted = cleanDocument(text[root], root).content ?? [];
      new Rewriter(root, fragment, newId).children(fragment, wanted);
      if (isSame(doc, text, root)) continue;
      // What hostile hands have written may be read otherwise than it lies there.
      fragment.delete(0, fragment.length);
      fragment.insert(
        0,
        wanted.map((node) => blockToYjs(node, newId)),
      );
    }
  });
}

function isSame(doc: Y.Doc, text: DocumentText, root: DocumentRoot): boolean {
  const both = { body: text.body, summary: text.summary };
  return canonicalText({ ...both, [root]: readDocument(doc)[root] }) === canonicalText(both);
}

class Rewriter {
  readonly #root: DocumentRoot;
  readonly #newId: () => string;
  /** Ids that blocks of the document have. */
  readonly #ids = new Set<string>();

  constructor(root: DocumentRoot, fragment: Y.XmlFragment, newId: () => string) {
    this.#root = root;
    this.#newId = newId;
    this.#eachId(fragment, (id) => this.#ids.add(id));
  }

  /** Makes the children of a block, or of the root, those that are wanted. From the end, so that places before stay what they are. */
  children(parent: Y.XmlFragment | Y.XmlElement, wanted: readonly JsonNode[]): void {
    const present = parent.toArray();
    const { numbersOfA, numbersOfB } = numbered(present.map(this.#sayingOf), wanted.map(sayingOf));
    const matches = [...align(numbersOfA, numbersOfB), { a: present.length, b: wanted.length, length: 0 }];
    const gaps = matches.map((match, index) => {
      const before = matches[index - 1] ?? { a: 0, b: 0, length: 0 };
      return { a: before.a + before.length, b: before.b + before.length, toA: match.a, toB: match.b };
    });
    for (const { a, b, toA, toB } of gaps.reverse()) {
      this.#gap(parent, a, present.slice(a, toA), wanted.slice(b, toB));
    }
  }

  #gap(
    parent: Y.XmlFragment | Y.XmlElement,
    at: number,
    present: readonly unknown[],
    wanted: readonly JsonNode[],
  ): void {
    const pairs = pairInOrder(present, wanted);
    for (let index = present.length; index >= 0; index--) {
      // What comes before the present block at `index`, after those that are kept before it.
      const from = pairs.findLast((pair) => pair.a < index)?.b ?? -1;
      const to = pairs.find((pair) => pair.a >= index)?.b ?? wanted.length;
      const isFirstBehind = index === 0 || pairs.some((pair) => pair.a === index - 1);
      if (isFirstBehind && to > from + 1) {
        const nodes = wanted.slice(from + 1, to).map((node) => this.#fresh(node));
        parent.insert(at + index, nodes);
      }
      if (index === 0) break;
      const pair = pairs.find(({ a }) => a === index - 1);
      const block = present[index - 1];
      if (pair && block instanceof Y.XmlElement) this.#block(block, wanted[pair.b] as JsonNode);
      else {
        if (block instanceof Y.XmlElement) this.#eachId(block, (id) => this.#ids.delete(id));
        parent.delete(at + index - 1, 1);
      }
    }
  }

  /** A block of the same kind becomes what is wanted, with its id. */
  #block(block: Y.XmlElement, node: JsonNode): void {
    for (const [name, value] of Object.entries(node.attrs ?? {})) {
      if (name === "id") continue;
      if (value === null) block.removeAttribute(name);
      // Yjs stores any JSON value; only its types speak of strings.
      else if (block.getAttribute(name) !== value) block.setAttribute(name, value as string);
    }
    if (node.type !== "paragraph") this.children(block, node.content ?? []);
    else if (!makeTextEqual(block, node)) {
      this.#eachId(block, (id) => this.#ids.delete(id));
      block.delete(0, block.length);
      block.insert(0, childrenToYjs(this.#withFreeIds({ ...node, attrs: {} }), this.#newId));
    }
  }

  #fresh(node: JsonNode): Y.XmlElement {
    return blockToYjs(this.#withFreeIds(node), this.#newId);
  }

  #withFreeIds(node: JsonNode): JsonNode {
    const id = node.attrs?.id;
    const isFree = typeof id === "string" && !this.#ids.has(id);
    if (isFree) this.#ids.add(id);
    return {
      ...node,
      ...(node.attrs && "id" in node.attrs && { attrs: { ...node.attrs, id: isFree ? id : null } }),
      ...(node.content && { content: node.content.map((child) => this.#withFreeIds(child)) }),
    };
  }

  #eachId(parent: Y.XmlFragment | Y.XmlElement, visit: (id: string) => void): void {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      const id = child.getAttribute("id");
      if (typeof id === "string") visit(id);
      this.#eachId(child, visit);
    }
  }

  #sayingOf = (child: unknown): string => {
    if (!(child instanceof Y.XmlElement)) return "";
    const [block, ...more] = readBlock(child);
    // One that is read as several, or as another, is never what is wanted.
    return block && more.length === 0 ? sayingOf(this.#clean(block)) : "";
  };

  /** As it would be read, though alone: what may not stand there by itself is told by what it is. */
  #clean(block: JsonNode): JsonNode {
    const [clean] = cleanDocument({ type: "doc", content: [block] }, this.#root).content ?? [];
    return clean?.type === block.type ? clean : block;
  }
}

/** What a block says, without the ids in it. */
function sayingOf(node: JsonNode): string {
  return sortedJson(withoutIds(node));
}

function withoutIds({ attrs, content, ...node }: JsonNode): JsonNode {
  const { id: _, ...kept } = attrs ?? {};
  return { ...node, attrs: kept, ...(content && { content: content.map(withoutIds) }) };
}

/**
 * Which present block becomes which wanted one, none crossing another: those of the same id; where one of the two has none, those of the
 * same kind.
 */
function pairInOrder(present: readonly unknown[], wanted: readonly JsonNode[]): { a: number; b: number }[] {
  const pairs: { a: number; b: number }[] = [];
  let next = 0;
  for (const [a, block] of present.entries()) {
    if (!(block instanceof Y.XmlElement)) continue;
    const id = block.getAttribute("id") ?? null;
    const same = wanted.findIndex((node, b) => b >= next && id !== null && node.attrs?.id === id);
    const b = same >= 0 ? same : next;
    const hasOther = same < 0 && id !== null && typeof wanted[b]?.attrs?.id === "string";
    if (hasOther || wanted[b]?.type !== block.nodeName) continue;
    pairs.push({ a, b });
    next = b + 1;
  }
  return pairs;
}
