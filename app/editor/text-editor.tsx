import { Editor } from "@tiptap/core";
import { useEffect, useRef } from "react";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { DraftSnapshot } from "./connection.ts";
import { useDraft } from "./draft-context.ts";
import { cleanPastedHtml } from "./pasted-html.ts";
import { textEditorExtensions } from "./text-editor-extensions.ts";

interface TextEditorProps {
  root: DocumentRoot;
  snapshot: DraftSnapshot;
  /** Id of the heading that names this text. */
  labelId: string;
  onLink: () => void;
  onNote: () => void;
  onHelp: () => void;
  onToolbar: () => void;
}

/** Room for the status line and the toolbar, which stay in view above the text, in pixels: the caret never hides behind them. */
const underBars = { top: 160, right: 0, bottom: 32, left: 0 };

/** One text that can be written in. Mount it only on a document that is ready. */
export function TextEditor({ root, snapshot, labelId, onLink, onNote, onHelp, onToolbar }: TextEditorProps) {
  const { t } = useTranslation();
  const { lang, sectorLetter, setEditor, activate } = useDraft();
  const { doc, awareness } = snapshot;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ t, onLink, onNote, onHelp, onToolbar, sectorLetter });
  latest.current = { t, onLink, onNote, onHelp, onToolbar, sectorLetter };

  useEffect(() => {
    const editor = new Editor({
      element: host.current,
      // TipTap would write its styles into a style element, which the Content-Security-Policy forbids; editor.css has them.
      injectCSS: false,
      extensions: textEditorExtensions({
        root,
        doc,
        awareness,
        placeholder: () => latest.current.t(`editor.${root}.placeholder`),
        sectorLetter: (sector) => latest.current.sectorLetter(sector),
        describeNote: (words) => latest.current.t("editor.note.sign", { words }),
        onLink: () => latest.current.onLink(),
        onNote: () => latest.current.onNote(),
        onHelp: () => latest.current.onHelp(),
        onToolbar: () => latest.current.onToolbar(),
      }),
      editorProps: {
        scrollMargin: underBars,
        scrollThreshold: underBars,
        attributes: {
          role: "textbox",
          "aria-multiline": "true",
          "aria-labelledby": labelId,
          "aria-keyshortcuts": "Alt+F10",
          lang,
          spellcheck: "true",
          translate: "no",
        },
        transformPastedHTML: cleanPastedHtml,
      },
      onFocus: () => activate(root),
    });
    setEditor(root, editor);
    return () => {
      setEditor(root, null);
      editor.destroy();
    };
  }, [root, doc, awareness, labelId, lang, setEditor, activate]);

  return <div ref={host} className="document-text draft-text" data-root={root} />;
}
