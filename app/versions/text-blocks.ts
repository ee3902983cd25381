import * as Y from "yjs";
import { noteSign } from "#app/drafting/inline-text.ts";
import type { YParent } from "./touched-types.ts";

export const roots = ["summary", "body"] as const;

/** The blocks of both roots that hold text, in the order of the document. */
export function textBlocks(doc: Y.Doc): { type: YParent; root: (typeof roots)[number] }[] {
  return roots.flatMap((root) => {
    const blocks: YParent[] = [];
    collect(doc.get(root) as YParent, blocks);
    return blocks.map((type) => ({ type, root }));
  });
}

function collect(type: YParent, blocks: YParent[]): void {
  let hasText = type instanceof Y.XmlElement && type.nodeName === "paragraph";
  const below: YParent[] = [];
  for (let item = type._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    if (item.content.type instanceof Y.XmlText) hasText = true;
    else below.push(item.content.type);
  }
  if (hasText) blocks.push(type);
  for (const child of below) collect(child, blocks);
}

/** What stands in a block by itself: its texts, a line break as "\n", a footnote as its sign. A footnote is a block after the one its sign is in. */
export function textOf(block: YParent): string {
  let text = "";
  for (let item = block._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
    const { type } = item.content;
    if (type instanceof Y.XmlText) text += lettersOf(type);
    else if (!(type instanceof Y.XmlElement)) continue;
    else if (type.nodeName === "hardBreak") text += "\n";
    else if (type.nodeName === "footnote") text += noteSign;
  }
  return text;
}

function lettersOf(text: Y.XmlText): string {
  let letters = "";
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) letters += item.content.str;
  }
  return letters;
}
