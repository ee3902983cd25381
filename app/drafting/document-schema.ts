import { type Extensions, getSchema } from "@tiptap/core";
import { Blockquote } from "@tiptap/extension-blockquote";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Italic } from "@tiptap/extension-italic";
import { BulletList } from "@tiptap/extension-list/bullet-list";
import { ListItem } from "@tiptap/extension-list/item";
import { OrderedList } from "@tiptap/extension-list/ordered-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Strike } from "@tiptap/extension-strike";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { Text } from "@tiptap/extension-text";
import { UniqueID } from "@tiptap/extension-unique-id";
import { isInTable } from "@tiptap/pm/tables";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { maxSpan, wholeNumber } from "./document-clean.ts";
import { DocumentFootnote } from "./document-footnote.ts";
import { DocumentLink } from "./document-link-mark.ts";
import { LevelParagraph } from "./document-paragraph.ts";

/**
 * Raised whenever a document written with the new schema would lose something in an editor with the old one. The sync
 * server turns away clients with another version.
 */
export const SCHEMA_VERSION = 2;

/** Wider than TipTap's own: a block that its parent does not accept is deleted by the binding after a concurrent edit. */
const nested = "(paragraph | bulletList | orderedList)+";

const DocumentListItem = ListItem.extend({
  content: nested,
  // Tab moves the focus on, as everywhere on the page.
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      "Mod-]": () => this.editor.commands.sinkListItem(this.name),
      "Mod-[": () => this.editor.commands.liftListItem(this.name),
    };
  },
});

const DocumentOrderedList = OrderedList.extend({
  addAttributes() {
    return {
      start: {
        default: 1,
        parseHTML: (element) => wholeNumber(Number(element.getAttribute("start") ?? 1), 0, 100_000),
      },
    };
  },
});

const DocumentTable = Table.extend({
  // TipTap's own writes column widths into style attributes, which the Content-Security-Policy forbids. The wrapper lets
  // a wide table scroll in itself.
  renderHTML({ HTMLAttributes }) {
    return ["div", { class: "document-table" }, ["table", HTMLAttributes, ["tbody", 0]]];
  },
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      // In the last cell Tab leaves the table instead of adding rows for ever, so nobody is caught in it.
      Tab: () => isInTable(this.editor.state) && this.editor.commands.goToNextCell(),
    };
  },
}).configure({ resizable: false, View: null });

function span(name: "colspan" | "rowspan") {
  return {
    default: 1,
    parseHTML: (element: HTMLElement) => wholeNumber(Number(element.getAttribute(name) ?? 1), 1, maxSpan),
  };
}

const cell = {
  content: nested,
  addAttributes: () => ({ colspan: span("colspan"), rowspan: span("rowspan") }),
};

const textAndMarks: Extensions = [Document, Text, HardBreak, Bold, Italic, DocumentLink];
const lists: Extensions = [BulletList, DocumentOrderedList, DocumentListItem];

function blockIds(types: string[]) {
  return UniqueID.configure({
    types,
    generateID: newBlockId,
    // What others wrote has been given its ids by them.
    filterTransaction: (transaction) => !transaction.getMeta(ySyncPluginKey),
  });
}

/** Short, because every paragraph carries one: 60 random bits tell apart the blocks of one document. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => "abcdefghijklmnopqrstuvwxyz234567"[byte % 32]).join("");
}

/** The extensions that make up the schema of `body`. Needs no DOM until an editor is built with them. */
export const documentExtensions: Extensions = [
  ...textAndMarks,
  Strike,
  LevelParagraph,
  DocumentFootnote,
  ...lists,
  Blockquote.extend({ content: nested }),
  DocumentTable,
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
  blockIds(["paragraph", "bulletList", "orderedList", "listItem", "blockquote", "table", "tableRow", "footnote"]),
];

/** The smaller schema of `summary`: paragraphs, lists, bold, italic and links are enough for plain language. */
export const summaryExtensions: Extensions = [
  ...textAndMarks,
  Paragraph,
  ...lists,
  blockIds(["paragraph", "bulletList", "orderedList", "listItem"]),
];

export const documentSchema = getSchema(documentExtensions);
export const summarySchema = getSchema(summaryExtensions);
