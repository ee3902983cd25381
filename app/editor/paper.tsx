import { useCallback, useEffect, useId, useRef, useState } from "react";
import { DocumentView } from "#app/drafting/document-view.tsx";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { useDraft } from "./draft-context.ts";
import { FootnoteDialog } from "./footnote-dialog.tsx";
import { FootnoteList } from "./footnote-list.tsx";
import { KeptNotice } from "./kept-notice.tsx";
import { LinkDialog } from "./link-dialog.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";
import { TextEditor } from "./text-editor.tsx";
import { TextReader } from "./text-reader.tsx";
import { TextSection, textRoots } from "./text-section.tsx";
import { EditorToolbar } from "./toolbar.tsx";
import { toolbarStop } from "./toolbar-frame.tsx";

/** How long somebody looks at the last text before they are told that there is no connection, in milliseconds. */
const patience = 8_000;

/** The text itself: two editors with one toolbar for those who may write, the same text live for the others. */
export function Paper() {
  const { snapshot } = useDraft();
  return (
    <div className="min-w-0">
      <KeptNotice />
      {snapshot?.isReady && snapshot.isEditable ? <WritePaper /> : <ReadPaper />}
    </div>
  );
}

function WritePaper() {
  const { editors, activeRoot, lang, snapshot } = useDraft();
  const [dialog, setDialog] = useState<"link" | "note" | "help" | null>(null);
  const id = useId();
  const toolbar = useRef<HTMLDivElement>(null);
  const editor = editors[activeRoot];

  const onLink = useCallback(() => setDialog("link"), []);
  const onNote = useCallback(() => setDialog("note"), []);
  const onHelp = useCallback(() => setDialog("help"), []);
  const onToolbar = useCallback(() => {
    toolbarStop(toolbar.current)?.focus();
  }, []);

  if (!snapshot) return null;
  return (
    <>
      <EditorToolbar toolbarRef={toolbar} onLink={onLink} onNote={onNote} onHelp={onHelp} />
      {textRoots.map((root) => (
        <TextSection key={root} root={root} labelId={id + root}>
          <TextEditor root={root} snapshot={snapshot} labelId={id + root} {...{ onLink, onNote, onHelp, onToolbar }} />
          {root === "body" && <FootnoteList editor={editors.body} lang={lang} onEdit={onNote} />}
        </TextSection>
      ))}
      {dialog === "link" && editor && <LinkDialog editor={editor} onClose={() => setDialog(null)} />}
      {dialog === "note" && editors.body && <FootnoteDialog editor={editors.body} onClose={() => setDialog(null)} />}
      {dialog === "help" && (
        <ShortcutsDialog
          onClose={() => {
            setDialog(null);
            requestAnimationFrame(() => editor?.commands.focus());
          }}
        />
      )}
    </>
  );
}

function ReadPaper() {
  const { editors, initial, lang, snapshot } = useDraft();
  const id = useId();
  return (
    <>
      {!snapshot?.isReady && <WaitNotice />}
      {textRoots.map((root) => (
        <TextSection key={root} root={root} labelId={id + root}>
          {snapshot?.isReady ? (
            <>
              <TextReader root={root} snapshot={snapshot} />
              {root === "body" && <FootnoteList editor={editors.body} lang={lang} />}
            </>
          ) : (
            <DocumentView json={initial[root]} lang={lang} />
          )}
        </TextSection>
      ))}
    </>
  );
}

function WaitNotice() {
  const { t } = useTranslation();
  const { dateTime } = useFormat();
  const { renderedAt } = useDraft();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className={isLate ? "mb-6 rounded border border-line-strong bg-surface p-4 text-base" : "sr-only"}>
      {isLate ? t("editor.fallback.late", { at: dateTime(renderedAt) }) : t("editor.fallback.connecting")}
    </p>
  );
}
