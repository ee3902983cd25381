import { Extension, type Extensions } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { ListKeymap } from "@tiptap/extension-list/keymap";
import { Dropcursor } from "@tiptap/extensions/drop-cursor";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { Placeholder } from "@tiptap/extensions/placeholder";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import { documentExtensions, summaryExtensions } from "#app/drafting/document-schema.ts";
import { RemoteCarets } from "./carets.ts";
import { FootnoteSigns } from "./footnote-signs.ts";
import { OwnCaret } from "./own-caret.ts";
import { SharedParagraphs } from "./shared-paragraphs.ts";

export interface TextEditorOptions {
  root: DocumentRoot;
  doc: Y.Doc;
  awareness: Awareness;
  placeholder: () => string;
  sectorLetter: (sector: string) => string;
  /** What a screen reader says of a footnote's sign, with its words. */
  describeNote: (words: string) => string;
  /** Opens the dialog for the footnote that is selected, or a new one. */
  onNote: () => void;
  /** Opens the dialog for the link at the selection. */
  onLink: () => void;
  onHelp: () => void;
  /** Moves the focus to the toolbar. */
  onToolbar: () => void;
}

/** A text one may only read: its schema, the shared document and the others' carets. */
export function textReaderExtensions(
  options: Pick<TextEditorOptions, "root" | "doc" | "awareness" | "sectorLetter" | "describeNote"> &
    Partial<Pick<TextEditorOptions, "onNote">>,
): Extensions {
  const { root, doc, awareness, sectorLetter, describeNote, onNote } = options;
  return [
    ...(root === "body" ? documentExtensions : summaryExtensions),
    Collaboration.configure({ document: doc, field: root }),
    RemoteCarets.configure({ awareness, root, sectorLetter }),
    ...(root === "body" ? [FootnoteSigns.configure({ describe: describeNote, ...(onNote && { onNote }) })] : []),
  ];
}

/** Everything an editor of one text is made of: its schema, the shared document, the others' carets, and the keys. */
export function textEditorExtensions(options: TextEditorOptions): Extensions {
  return [
    ...textReaderExtensions(options),
    OwnCaret,
    SharedParagraphs,
    ListKeymap,
    Gapcursor,
    Dropcursor.configure({ color: false, class: "drop-cursor" }),
    Placeholder.configure({ placeholder: options.placeholder }),
    pageKeys(options),
  ];
}

/** Keys that lead out of the text. */
function pageKeys({ root, onLink, onNote, onHelp, onToolbar }: TextEditorOptions): Extension {
  const key = (action: () => void) => () => {
    action();
    return true;
  };
  return Extension.create({
    name: "pageKeys",
    addKeyboardShortcuts: () => ({
      "Mod-k": key(onLink),
      ...(root === "body" && { "Mod-Alt-f": key(onNote) }),
      "Mod-/": key(onHelp),
      "Alt-F10": key(onToolbar),
    }),
  });
}
