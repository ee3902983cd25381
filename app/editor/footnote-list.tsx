import type { Editor } from "@tiptap/core";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { footnotesOf } from "./footnotes.ts";
import { useEditorValue } from "./use-editor-value.ts";

/** The notes of the text as it is now, under it. `onEdit` opens the note that it has selected; left out where one only reads. */
export function FootnoteList({ editor, lang, onEdit }: { editor: Editor | null; lang: string; onEdit?: () => void }) {
  const { t } = useTranslation();
  const notes = useEditorValue(editor, footnotesOf) ?? [];
  if (!editor || notes.length === 0) return null;
  return (
    <section className="document-notes" aria-label={t("editor.document.notes")}>
      <h3 className="mb-2 font-semibold">{t("editor.document.notes")}</h3>
      <ol className="list-decimal space-y-1 ps-8">
        {notes.map(({ id, words, position }, index) => (
          <li key={id ?? position}>
            <span lang={lang}>{words}</span>{" "}
            {onEdit && (
              <button
                type="button"
                className="link inline-block py-1"
                aria-label={t("editor.note.edit", { number: index + 1 })}
                onClick={() => {
                  editor.commands.setNodeSelection(position);
                  onEdit();
                }}
              >
                {t("editor.note.change")}
              </button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
