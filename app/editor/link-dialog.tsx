import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { hrefFromInput } from "#app/drafting/document-link.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { FieldDialog } from "./field-dialog.tsx";

/** Asks for the address of the link at the selection. Without a selection the address becomes the text of the link. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation();
  const [existing] = useState(() => String(editor.getAttributes("link").href ?? ""));

  function save(address: string): boolean {
    const href = hrefFromInput(address);
    if (href) setLink(editor, href, address.trim());
    return Boolean(href);
  }

  return (
    <FieldDialog
      editor={editor}
      words={{
        title: t("editor.link.title"),
        label: t("editor.link.address"),
        hint: t("editor.link.hint"),
        error: t("editor.link.invalid"),
        save: t("editor.link.save"),
        cancel: t("editor.link.cancel"),
        remove: t("editor.link.remove"),
      }}
      initial={existing}
      field={(attributes) => (
        <input
          {...attributes}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          className="min-h-11 rounded border border-line-strong bg-paper px-3 text-ink"
        />
      )}
      onSave={save}
      onRemove={existing ? () => editor.chain().extendMarkRange("link").unsetLink().run() : null}
      onClose={onClose}
    />
  );
}

function setLink(editor: Editor, href: string, typed: string): void {
  const isInLink = editor.isActive("link");
  if (editor.state.selection.empty && !isInLink) {
    editor.commands.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] });
  } else editor.chain().extendMarkRange("link").setLink({ href }).run();
}
