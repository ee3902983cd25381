import type { Editor } from "@tiptap/core";
import { type FormEvent, type ReactElement, useId, useState } from "react";
import { Button } from "#app/ui/button.tsx";
import { EditorDialog } from "./editor-dialog.tsx";

interface FieldDialogProps {
  editor: Editor;
  words: { title: string; label: string; hint: string; error: string; save: string; cancel: string; remove: string };
  initial: string;
  /** An input or a textarea; the dialog gives it what it needs. */
  field(attributes: FieldAttributes): ReactElement;
  /** @returns false where the value is not right; then the dialog stays */
  onSave(value: string): boolean;
  /** Null where there is nothing to take away. */
  onRemove: (() => void) | null;
  onClose(): void;
}

/** What the field of a dialog takes on. */
export interface FieldAttributes {
  id: string;
  value: string;
  onChange(event: { target: { value: string } }): void;
  "aria-invalid": boolean;
  "aria-describedby": string;
}

/** Asks for one thing at the selection: its address, its words. */
export function FieldDialog({ editor, words, initial, field, onSave, onRemove, onClose }: FieldDialogProps) {
  const id = useId();
  const [value, setValue] = useState(initial);
  const [isWrong, setWrong] = useState(false);

  function close(): void {
    onClose();
    // After the dialog has given the focus back to where it was; the caret goes to where the text has it now.
    requestAnimationFrame(() => editor.isDestroyed || editor.view.focus());
  }

  function save(event: FormEvent): void {
    event.preventDefault();
    event.stopPropagation();
    if (onSave(value)) close();
    else {
      setWrong(true);
      document.getElementById(id)?.focus();
    }
  }

  function remove(): void {
    onRemove?.();
    close();
  }

  return (
    <EditorDialog title={words.title} onClose={close}>
      <form className="flex flex-col gap-4" onSubmit={save} noValidate>
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="font-semibold">
            {words.label}
          </label>
          <p id={`${id}hint`} className="text-base text-ink-soft">
            {words.hint}
          </p>
          {isWrong && (
            <p id={`${id}error`} className="text-base font-semibold text-danger">
              {words.error}
            </p>
          )}
          {field({
            id,
            value,
            onChange: ({ target }) => setValue(target.value),
            "aria-invalid": isWrong,
            "aria-describedby": `${id}hint${isWrong ? ` ${id}error` : ""}`,
          })}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button>{words.save}</Button>
          <Button type="button" look="plain" onClick={close}>
            {words.cancel}
          </Button>
          {onRemove && (
            <Button type="button" look="danger" onClick={remove}>
              {words.remove}
            </Button>
          )}
        </div>
      </form>
    </EditorDialog>
  );
}
