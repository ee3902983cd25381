import { plainText, readDocument } from "#app/drafting/document-json.ts";
import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import type { Authorship } from "./authorship.ts";
import { blockIdsOf, canonicalText } from "./canonical-text.ts";
import { fitRuns } from "./shares.ts";
import { encodeRuns } from "./stored-runs.ts";

/** What a version keeps of a text. */
export interface VersionContent {
  schemaVersion: number;
  text: string;
  /** JSON of blockIdsOf. */
  blockIds: string;
  /** encodeRuns */
  runs: string;
}

/** The text that an authorship was replayed to, as a version keeps it. */
export function makeVersion(authorship: Authorship): VersionContent {
  const text = readDocument(authorship.doc);
  const runsOf = (root: "body" | "summary") =>
    fitRuns(plainText(text[root]), authorship.runsOf(root), authorship.nobody);
  return {
    schemaVersion: SCHEMA_VERSION,
    text: canonicalText(text),
    blockIds: JSON.stringify(blockIdsOf(text)),
    runs: encodeRuns({ body: runsOf("body"), summary: runsOf("summary") }),
  };
}
