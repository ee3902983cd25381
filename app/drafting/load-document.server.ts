import type * as Y from "yjs";
import type { Database } from "#app/kernel/database.server.ts";
import { hydrate, nextTurn, type Pause } from "./hydrate.server.ts";
import { decodeEntries } from "./journal-codec.ts";
import { type JournalRow, readJournal } from "./journal-store.server.ts";
import { decodeSnapshot } from "./snapshot-codec.server.ts";
import { readSnapshot } from "./snapshot-store.server.ts";
import {
  encodePieces,
  type Piece,
  pieceOf,
  type Reached,
  reachedBy,
  reachedTogether,
  separateUpdates,
} from "./text-pieces.ts";
import { addWriters } from "./writers.ts";

/** A text as it lies on disk, not yet a Y.Doc: enough to give it to those who open it. */
export interface StoredText {
  pieces: Piece[];
  /** Whose its client ids are (writers.ts). */
  writers: Map<number, string>;
  /** Number of the last journal row that is in the text. */
  seq: number;
  /** When that row was written; null for an empty journal. */
  at: Date | null;
  /** Number of the last row that a snapshot holds; 0 without one. */
  snapshotSeq: number;
  /** There is a snapshot, and its bytes are not what was written: the text was read from the journal. */
  isSnapshotBroken: boolean;
}

export interface LoadedDocument {
  doc: Y.Doc;
  seq: number;
  at: Date | null;
}

const pageSize = 1000;

/**
 * Reads a text: its latest snapshot and the journal rows after it, or the whole journal where there is no sound snapshot.
 * @throws when the journal lacks a row
 */
export async function loadText(db: Database, documentId: string, pause: Pause = nextTurn): Promise<StoredText> {
  const snapshot = await readSnapshot(db, documentId);
  const content = snapshot && decodeSnapshot(snapshot.parts);
  const { pieces, writers } = content ?? { pieces: [], writers: new Map<number, string>() };
  const begin = { pieces, writers, seq: 0, at: null, snapshotSeq: 0, isSnapshotBroken: false };
  if (!snapshot) return readRows(db, documentId, begin, pause);
  if (!content) return readRows(db, documentId, { ...begin, isSnapshotBroken: true }, pause);
  return readRows(db, documentId, { ...begin, seq: snapshot.seq, at: snapshot.at, snapshotSeq: snapshot.seq }, pause);
}

/** The text as a Y.Doc, which the caller destroys. */
export async function loadDocument(db: Database, documentId: string): Promise<LoadedDocument> {
  const { pieces, seq, at } = await loadText(db, documentId);
  return { doc: await hydrate(pieces.map((piece) => piece.update)), seq, at };
}

async function readRows(db: Database, documentId: string, begin: StoredText, pause: Pause): Promise<StoredText> {
  const text = { ...begin };
  let long: { doc: Y.Doc; steps: Reached[] } | null = null;
  for (;;) {
    const rows = await readJournal(db, documentId, text.seq, pageSize);
    for (const row of rows) takeOver(text, row, documentId);
    const entries = rows.flatMap((row) => decodeEntries(row.entries));
    for (const entry of entries) addWriters(text.writers, entry);
    const updates = entries.map((entry) => entry.update);
    const isLast = rows.length < pageSize;
    if (!long && isLast && updates.length <= separateUpdates) {
      return { ...text, pieces: [...text.pieces, ...updates.map(pieceOf)] };
    }
    long ??= {
      doc: await hydrate(
        text.pieces.map((piece) => piece.update),
        pause,
      ),
      steps: text.pieces.map((piece) => piece.reached),
    };
    await hydrate(updates, pause, long.doc);
    long.steps.push(...stepsOf(updates));
    await pause();
    if (isLast) return { ...text, pieces: await encodeAll(long.doc, long.steps, pause) };
  }
}

function takeOver(text: { seq: number; at: Date | null }, row: JournalRow, documentId: string): void {
  if (row.seq !== text.seq + 1) throw new Error(`the journal of ${documentId} lacks row ${text.seq + 1}`);
  text.seq = row.seq;
  text.at = row.at;
}

/** A step for every so many updates: pieces end at steps only. */
function stepsOf(updates: readonly Uint8Array[]): Reached[] {
  const size = 100;
  return Array.from({ length: Math.ceil(updates.length / size) }, (_, index) =>
    reachedTogether(updates.slice(index * size, (index + 1) * size).map(reachedBy)),
  );
}

async function encodeAll(doc: Y.Doc, steps: readonly Reached[], pause: Pause): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (const piece of encodePieces(doc, steps)) {
    pieces.push(piece);
    await pause();
  }
  doc.destroy();
  return pieces;
}
