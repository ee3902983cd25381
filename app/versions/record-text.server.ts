import { hashText } from "./hash-text.server.ts";
import { makeVersion, type VersionContent } from "./make-version.ts";
import type { Replayed } from "./replay-journal.server.ts";
import { encodeAuthorship } from "./stored-authorship.ts";

/** A text at one moment with who wrote it, ready to be stored. */
export interface RecordedText {
  /** Number of the last journal row in it. */
  seq: number;
  content: VersionContent & { hash: string };
  /** Everybody so far, by their numbers. */
  contributors: { accountId: string; sector: string }[];
  /** How many of them are stored already. */
  known: number;
  /** encodeAuthorship */
  state: Uint8Array<ArrayBuffer>;
}

/** The text that a journal was replayed to. */
export function recordText({ authorship, seq, known }: Replayed): RecordedText {
  const content = makeVersion(authorship);
  const state = authorship.state();
  return {
    seq,
    content: { ...content, hash: hashText(content.schemaVersion, content.text) },
    contributors: state.contributors.map(({ userId, sector }) => ({ accountId: userId, sector })),
    known,
    state: encodeAuthorship(state),
  };
}
