import type { Editor } from "@tiptap/core";
import { createContext, useContext } from "react";
import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import type { DocumentText } from "#app/drafting/document-json.ts";
import type { DraftConnection, DraftSnapshot } from "./connection.ts";
import type { Person } from "./people.ts";

export interface Editors {
  body: Editor | null;
  summary: Editor | null;
}

/** What the parts of the workspace share. */
export interface Draft {
  actor: Person;
  /** Language of the text, not of the interface. */
  lang: string;
  /** The text as the server rendered it with the page, and when. */
  initial: DocumentText;
  renderedAt: Date;
  sectorLetter: (sector: string) => string;
  /** Null while the browser is still opening the connection. */
  connection: DraftConnection | null;
  snapshot: DraftSnapshot | null;
  editors: Editors;
  /** The text the toolbar acts on: the one that had the focus last. */
  activeRoot: DocumentRoot;
  setEditor: (root: DocumentRoot, editor: Editor | null) => void;
  activate: (root: DocumentRoot) => void;
}

export const DraftContext = createContext<Draft | null>(null);

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (!draft) throw new Error("This component belongs inside a DraftEditor.");
  return draft;
}
