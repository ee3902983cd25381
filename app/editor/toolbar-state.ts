import type { Editor } from "@tiptap/core";
import { isInTable } from "@tiptap/pm/tables";
import { yUndoPluginKey } from "@tiptap/y-tiptap";
import { levelOf } from "#app/drafting/document-clean.ts";
import { selectedFootnote } from "./footnotes.ts";

export interface ToolbarState {
  /** Level of the heading at the cursor; null in plain text. */
  level: 1 | 2 | 3 | null;
  bold: boolean;
  italic: boolean;
  strike: boolean;
  link: boolean;
  /** The sign of a footnote is selected. */
  note: boolean;
  bulletList: boolean;
  orderedList: boolean;
  blockquote: boolean;
  table: boolean;
  can: {
    /** Headings, quotes and tables stand at the top level of the body only. */
    structure: boolean;
    strike: boolean;
    indent: boolean;
    outdent: boolean;
    undo: boolean;
    redo: boolean;
  };
}

/** What the toolbar shows for the selection. Runs after every keystroke, so it looks rather than tries commands out. */
export function toolbarState(editor: Editor): ToolbarState {
  const { state } = editor;
  const { $from } = state.selection;
  const { nodes, marks } = state.schema;
  const undoManager = yUndoPluginKey.getState(state)?.undoManager;
  const isInList = editor.isActive("listItem");
  return {
    level: levelOf(($from.depth === 0 ? state.doc.firstChild : $from.parent)?.attrs.level),
    bold: editor.isActive("bold"),
    italic: editor.isActive("italic"),
    strike: editor.isActive("strike"),
    link: editor.isActive("link"),
    note: selectedFootnote(editor) !== null,
    bulletList: isInList && nearestList(editor) === "bulletList",
    orderedList: isInList && nearestList(editor) === "orderedList",
    blockquote: editor.isActive("blockquote"),
    table: Boolean(nodes.table) && isInTable(state),
    can: {
      // Depth 0: everything is selected.
      structure: Boolean(nodes.table) && $from.depth <= 1,
      strike: Boolean(marks.strike),
      indent: isInList && indexInList(editor) > 0,
      outdent: isInList,
      undo: (undoManager?.undoStack.length ?? 0) > 0,
      redo: (undoManager?.redoStack.length ?? 0) > 0,
    },
  };
}

function nearestList(editor: Editor): string | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    const { name } = $from.node(depth).type;
    if (name === "bulletList" || name === "orderedList") return name;
  }
  return null;
}

function indexInList(editor: Editor): number {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === "listItem") return $from.index(depth - 1);
  }
  return 0;
}
