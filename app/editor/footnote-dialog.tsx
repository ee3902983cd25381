import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { FieldDialog } from "./field-dialog.tsx";
import { selectedFootnote, writeFootnote } from "./footnotes.ts";

/** Asks for the words of the note that is selected, or of a new one at the cursor. */
export function FootnoteDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation();
  const [existing] = useState(() => selectedFootnote(editor));

  function save(words: string): boolean {
    if (words.trim() === "") return false;
    writeFootnote(editor, existing, words);
    return true;
  }

  return (
    <FieldDialog
      editor={editor}
      words={{
        title: t(existing ? "editor.note.editTitle" : "editor.note.title"),
        label: t("editor.note.words"),
        hint: t("editor.note.hint"),
        error: t("editor.note.missing"),
        save: t("editor.note.save"),
        cancel: t("editor.note.cancel"),
        remove: t("editor.note.remove"),
      }}
      initial={existing?.words ?? ""}
      field={(attributes) => (
        <textarea {...attributes} rows={4} className="rounded border border-line-strong bg-paper px-3 py-2 text-ink" />
      )}
      onSave={save}
      onRemove={existing && (() => writeFootnote(editor, existing, ""))}
      onClose={onClose}
    />
  );
}
