import type { Editor } from "@tiptap/core";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import type { DocumentText, OutlineItem } from "#app/drafting/document-json.ts";
import { type Draft, DraftContext, type Editors } from "./draft-context.ts";
import { Outline } from "./outline.tsx";
import { Paper } from "./paper.tsx";
import type { Person } from "./people.ts";
import { PeopleHere } from "./people-here.tsx";
import type { DraftMode } from "./save-state.ts";
import { StatusLine } from "./status-line.tsx";
import { useDraftConnection } from "./use-draft-connection.ts";
import { useSharedComputer } from "./use-shared-computer.ts";
import "./editor.css";

/** The parts of the workspace that need the connection; the page says where they stand. */
export interface DraftSlots {
  status: ReactNode;
  outline: ReactNode;
  people: ReactNode;
  paper: ReactNode;
}

export interface DraftEditorProps {
  documentId: string;
  epoch: string | number;
  mode: DraftMode;
  actor: Person;
  /** Language of the text, for example "pl". */
  lang: string;
  /** The text as of `renderedAt`; shown until there is a connection. */
  initial: DocumentText;
  /** ISO 8601. */
  renderedAt: string;
  /** The one-letter mark of a sector. */
  sectorLetter: (sector: string) => string;
  onOutline?: (items: OutlineItem[]) => void;
  layout: (slots: DraftSlots) => ReactNode;
}

const noEditors: Editors = { body: null, summary: null };

/**
 * The collaborative editor of a draft. For the browser only; pages use LazyDraftEditor, which shows the text until this
 * has been loaded.
 */
export function DraftEditor(props: DraftEditorProps) {
  const { documentId, epoch, mode, actor, lang, initial, renderedAt, sectorLetter, onOutline, layout } = props;
  const [connection, snapshot] = useDraftConnection({ documentId, epoch, userId: actor.id, mode });
  useSharedComputer(connection, actor.id);
  const [editors, setEditors] = useState(noEditors);
  const [activeRoot, activate] = useState<DocumentRoot>("body");
  const setEditor = useCallback((root: DocumentRoot, editor: Editor | null) => {
    setEditors((last) => ({ ...last, [root]: editor }));
  }, []);
  const draft = useMemo<Draft>(
    () => ({
      actor,
      lang,
      initial,
      renderedAt: new Date(renderedAt),
      sectorLetter,
      connection,
      snapshot,
      editors,
      activeRoot,
      setEditor,
      activate,
    }),
    [actor, lang, initial, renderedAt, sectorLetter, connection, snapshot, editors, activeRoot, setEditor],
  );
  return (
    <DraftContext.Provider value={draft}>
      {layout({
        status: <StatusLine />,
        outline: <Outline onOutline={onOutline} />,
        people: <PeopleHere />,
        paper: <Paper />,
      })}
    </DraftContext.Provider>
  );
}
