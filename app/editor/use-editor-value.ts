import type { Editor } from "@tiptap/core";
import { useEffect, useState } from "react";

/**
 * Something read from an editor, kept up to date with every transaction. `read` should be a function of its own (not an
 * arrow in the component); its value is compared as JSON, so that nothing is drawn anew while somebody merely types.
 */
export function useEditorValue<Value>(editor: Editor | null, read: (editor: Editor) => Value): Value | null {
  const [value, setValue] = useState<Value | null>(null);
  useEffect(() => {
    if (!editor) {
      setValue(null);
      return;
    }
    const update = () => {
      const next = read(editor);
      setValue((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
    };
    update();
    editor.on("transaction", update);
    return () => {
      editor.off("transaction", update);
    };
  }, [editor, read]);
  return value;
}
