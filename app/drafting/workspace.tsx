import type { ReactNode } from "react";
import type { DraftSlots } from "#app/editor/draft-editor.tsx";
import { HereStrip } from "#app/editor/here-strip.tsx";
import { LazyDraftEditor } from "#app/editor/lazy-draft-editor.tsx";
import { OutlineList } from "#app/editor/outline-list.tsx";
import { sectorLetter } from "#app/forums/sectors.ts";
import { useLiveRoom } from "#app/forums/use-live-room.tsx";
import { referenceLanguage } from "#app/i18n/languages.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { useRefresh } from "#app/ui/refresh.ts";
import { Rescue } from "#app/ui/rescue.tsx";
import { type DocumentText, outline } from "./document-json.ts";
import { DocumentView } from "./document-view.tsx";
import { type Participation, WorkspaceFrame, type WorkspaceRecommendation } from "./workspace-frame.tsx";

/**
 * The workspace of a draft: the text as the server sent it, then the editor in its place. When the recommendation changes, the page reads
 * its data again, and with it what the reader may do.
 */
export function Workspace({
  recommendation,
  draft,
  participation,
  text,
  renderedAt,
  notice,
  versions,
}: {
  recommendation: WorkspaceRecommendation;
  draft: { documentId: string; epoch: string };
  participation: Participation;
  text: DocumentText;
  /** ISO 8601. */
  renderedAt: string;
  /** What everybody in the text has to know, above it. */
  notice: ReactNode;
  /** In the rail. */
  versions: ReactNode;
}) {
  const refresh = useRefresh();
  useLiveRoom("document", draft.documentId, refresh);
  const frame = ({ status, outline, people, paper }: DraftSlots) => (
    <WorkspaceFrame
      recommendation={recommendation}
      participation={participation}
      status={status}
      here={people && <HereStrip />}
      outline={outline}
      people={people}
      paper={paper}
      notice={notice}
      versions={versions}
    />
  );
  const { id, name, sector, role, mode } = participation;
  return (
    <Rescue fallback={frame(failedSlots(text))}>
      <LazyDraftEditor
        documentId={draft.documentId}
        epoch={draft.epoch}
        mode={mode}
        actor={{ id, name, sector: sector ?? "", role }}
        lang={referenceLanguage}
        initial={text}
        renderedAt={renderedAt}
        sectorLetter={sectorLetter}
        layout={frame}
      />
    </Rescue>
  );
}

function failedSlots(text: DocumentText): DraftSlots {
  return {
    status: null,
    outline: <OutlineList items={outline(text.body)} />,
    people: null,
    paper: <LastText text={text} />,
  };
}

function LastText({ text }: { text: DocumentText }) {
  const { t } = useTranslation();
  return (
    <>
      <p role="alert" className="mb-6 border-s-4 border-danger bg-danger-soft px-4 py-3 text-base">
        {t("workspace.failed")}
      </p>
      <DocumentView json={text.summary} lang={referenceLanguage} />
      <hr className="my-8 border-line" />
      <DocumentView json={text.body} lang={referenceLanguage} />
    </>
  );
}
