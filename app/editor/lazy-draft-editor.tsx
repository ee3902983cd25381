import { lazy, Suspense, useEffect, useState } from "react";
import { outline } from "#app/drafting/document-json.ts";
import { DocumentView } from "#app/drafting/document-view.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { DraftEditorProps } from "./draft-editor.tsx";
import { OutlineList } from "./outline-list.tsx";
import { TextSection, textRoots } from "./text-section.tsx";

const DraftEditor = lazy(async () => ({ default: (await import("./draft-editor.tsx")).DraftEditor }));

/**
 * The draft on a page: on the server, without JavaScript and until the editor has been loaded, the text as it was
 * rendered; then the editor in the same places.
 */
export function LazyDraftEditor(props: DraftEditorProps) {
  const [isInBrowser, setInBrowser] = useState(false);
  useEffect(() => setInBrowser(true), []);
  const text = <RenderedDraft {...props} />;
  if (!isInBrowser) return text;
  return (
    <Suspense fallback={text}>
      <DraftEditor {...props} />
    </Suspense>
  );
}

function RenderedDraft({ initial, lang, layout }: DraftEditorProps) {
  const { t } = useTranslation();
  return layout({
    status: <p className="text-base text-ink-soft">{t("editor.status.connecting")}</p>,
    outline: <OutlineList items={outline(initial.body)} />,
    people: null,
    paper: textRoots.map((root) => (
      <TextSection key={root} root={root} labelId={`rendered-${root}`}>
        <DocumentView json={initial[root]} lang={lang} />
      </TextSection>
    )),
  });
}
