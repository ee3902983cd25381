import type { Editor } from "@tiptap/core";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { hrefFromInput } from "#app/drafting/document-link.ts";
import { Button } from "#app/ui/button.tsx";
import { EditorDialog } from "./editor-dialog.tsx";

/** Asks for the address of the link at the selection. Without a selection the address becomes the text of the link. */
export function LinkDialog({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const [existing] = useState(() => String(editor.getAttributes("link").href ?? ""));
  const [address, setAddress] = useState(existing);
  const [isInvalid, setInvalid] = useState(false);

  function close(): void {
    onClose();
    // After the dialog has given the focus back to where it was.
    requestAnimationFrame(() => editor.isDestroyed || editor.commands.focus());
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    event.stopPropagation();
    const href = hrefFromInput(address);
    if (!href) {
      setInvalid(true);
      document.getElementById(id)?.focus();
      return;
    }
    setLink(editor, href, address.trim());
    close();
  }

  return (
    <EditorDialog title={t("editor.link.title")} onClose={close}>
      <form className="flex flex-col gap-4" onSubmit={save} noValidate>
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="font-semibold">
            {t("editor.link.address")}
          </label>
          <p id={`${id}hint`} className="text-base text-ink-soft">
            {t("editor.link.hint")}
          </p>
          {isInvalid && (
            <p id={`${id}error`} className="text-base font-semibold text-danger">
              {t("editor.link.invalid")}
            </p>
          )}
          <input
            id={id}
            type="text"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={address}
            onChange={({ target }) => setAddress(target.value)}
            aria-invalid={isInvalid}
            aria-describedby={`${id}hint${isInvalid ? ` ${id}error` : ""}`}
            className="min-h-11 rounded border border-line-strong bg-paper px-3 text-ink"
          />
        </div>
        <div className="flex flex-wrap gap-3">
          <Button>{t("editor.link.save")}</Button>
          <Button type="button" look="plain" onClick={close}>
            {t("editor.link.cancel")}
          </Button>
          {existing && (
            <Button
              type="button"
              look="danger"
              onClick={() => {
                editor.chain().extendMarkRange("link").unsetLink().run();
                close();
              }}
            >
              {t("editor.link.remove")}
            </Button>
          )}
        </div>
      </form>
    </EditorDialog>
  );
}

function setLink(editor: Editor, href: string, typed: string): void {
  const isInLink = editor.isActive("link");
  if (editor.state.selection.empty && !isInLink) {
    editor.commands.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] });
  } else editor.chain().extendMarkRange("link").setLink({ href }).run();
}
