import { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import type * as Y from "yjs";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { DraftSnapshot } from "./connection.ts";
import { useDraft } from "./draft-context.ts";
import { textReaderExtensions } from "./text-editor-extensions.ts";
import { useMirror } from "./use-mirror.ts";

/** One text for those who may only read it: every word and every caret as it comes. Mount it only on a document that is ready. */
export function TextReader({ root, snapshot }: { root: DocumentRoot; snapshot: DraftSnapshot }) {
  const mirror = useMirror(snapshot.doc);
  return mirror && <MirroredText root={root} doc={mirror} snapshot={snapshot} />;
}

function MirroredText({ root, doc, snapshot }: { root: DocumentRoot; doc: Y.Doc; snapshot: DraftSnapshot }) {
  const { lang, sectorLetter, setEditor } = useDraft();
  const { awareness } = snapshot;
  const { t } = useTranslation();
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const editor = new Editor({
      element: host.current,
      injectCSS: false,
      editable: false,
      extensions: textReaderExtensions({
        root,
        doc,
        awareness,
        sectorLetter,
        describeNote: (words) => t("editor.note.sign", { words }),
      }),
      editorProps: { attributes: { role: "document", lang, translate: "no" } },
    });
    setEditor(root, editor);
    return () => {
      setEditor(root, null);
      editor.destroy();
    };
  }, [root, doc, awareness, lang, sectorLetter, setEditor, t]);
  return <div ref={host} className="document-text draft-text" data-root={root} />;
}
