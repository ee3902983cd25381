import type { Editor } from "@tiptap/core";
import type { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { useEffect, useMemo } from "react";
import { type OutlineItem, outline } from "#app/drafting/document-json.ts";
import { useDraft } from "./draft-context.ts";
import { OutlineList } from "./outline-list.tsx";
import { useEditorValue } from "./use-editor-value.ts";

/** The headings of the text as it is now. Choosing one moves the focus there. */
export function Outline({ onOutline }: { onOutline?: (items: OutlineItem[]) => void }) {
  const { editors, initial } = useDraft();
  const fromEditor = useEditorValue(editors.body, outlineOfEditor);
  const items = useMemo(() => fromEditor ?? outline(initial.body), [fromEditor, initial]);
  useEffect(() => onOutline?.(items), [items, onOutline]);
  return <OutlineList items={items} onChoose={(index) => editors.body && focusHeading(editors.body, index)} />;
}

function outlineOfEditor(editor: Editor): OutlineItem[] {
  return headingsOf(editor).map(({ item }) => item);
}

function headingsOf(editor: Editor): { item: OutlineItem; position: number }[] {
  const headings: { item: OutlineItem; position: number }[] = [];
  editor.state.doc.forEach((node, position) => {
    const { level, id } = node.attrs;
    const text = wordsOf(node).trim();
    if (level && text) headings.push({ item: { id, level, text }, position });
  });
  return headings;
}

/** Without those of its footnotes. */
function wordsOf(heading: ProseMirrorNode): string {
  let words = "";
  heading.forEach((child) => {
    words += child.text ?? "";
  });
  return words;
}

function focusHeading(editor: Editor, index: number): boolean {
  const heading = headingsOf(editor)[index];
  if (!heading) return false;
  if (editor.isEditable) editor.commands.focus(heading.position + 1, { scrollIntoView: false });
  const element = editor.view.nodeDOM(heading.position);
  if (!(element instanceof HTMLElement)) return false;
  element.scrollIntoView({ block: "start" });
  if (!editor.isEditable) {
    // Where there is no caret to place, the heading itself takes the focus, so that reading goes on from there.
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }
  return true;
}
