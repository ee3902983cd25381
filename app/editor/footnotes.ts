import type { Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { NodeSelection } from "@tiptap/pm/state";

export interface Footnote {
  /** Null until somebody's editor has given it one. */
  id: string | null;
  words: string;
  position: number;
}

/** The notes of a text in their order. */
export function footnotesOf({ state }: Editor): Footnote[] {
  const notes: Footnote[] = [];
  state.doc.descendants((node, position) => {
    if (node.type.name === "footnote") notes.push(footnoteAt(node, position));
  });
  return notes;
}

/** The note whose sign is selected. */
export function selectedFootnote({ state: { selection } }: Editor): Footnote | null {
  const isNote = selection instanceof NodeSelection && selection.node.type.name === "footnote";
  return isNote ? footnoteAt(selection.node, selection.from) : null;
}

function footnoteAt(node: ProseMirrorNode, position: number): Footnote {
  return { id: typeof node.attrs.id === "string" ? node.attrs.id : null, words: node.textContent, position };
}

/**
 * Writes a note: the one that was there, wherever others have moved it meanwhile, or a new one at the cursor, also where somebody has
 * deleted the one that was there. Without words it goes.
 */
export function writeFootnote(editor: Editor, known: Footnote | null, written: string): void {
  const words = written.replace(/\s+/g, " ").trim();
  const note = known && present(editor, known);
  if (note) replaceWords(editor, note, words);
  else if (words !== "") {
    const content = { type: "footnote", content: [{ type: "text", text: words }] };
    editor.chain().insertContentAt(editor.state.selection.to, content).run();
  }
}

/** Where the note stands now. */
function present(editor: Editor, known: Footnote): Footnote | null {
  const notes = footnotesOf(editor);
  return (
    notes.find(({ id }) => id !== null && id === known.id) ?? (known.id === null ? selectedFootnote(editor) : null)
  );
}

function replaceWords(editor: Editor, { position, words: old }: Footnote, words: string): void {
  if (words === old) return;
  editor
    .chain()
    .command(({ tr, state }) => {
      const end = position + 1 + old.length;
      if (words === "") tr.delete(position, end + 1);
      else tr.replaceWith(position + 1, end, state.schema.text(words));
      return true;
    })
    .run();
}
