import * as Y from "yjs";
import { hydrate, type Pause } from "#app/drafting/hydrate.server.ts";
import type { StoredText } from "#app/drafting/load-document.server.ts";
import {
  emptyUpdate,
  encodePieces,
  type Piece,
  type Reached,
  reachedBy,
  reachedTogether,
  separateUpdates,
} from "#app/drafting/text-pieces.ts";
import { encodeReply, encodeUpdate } from "./protocol.ts";

/** What was written after the pieces, in order. */
interface Tail {
  updates: Uint8Array[];
  /** One for each journal row. */
  steps: Reached[];
}

export interface FoldedText {
  pieces: readonly Piece[];
  seq: number;
  at: Date;
}

/**
 * The text of a room: bytes always (whole pieces, and a tail of what was written since), and a Y.Doc once somebody writes.
 * Who opens the text is given the bytes, so that neither a crowd nor a restart costs an encoding.
 */
export class RoomText {
  /** Number of the last journal row that is in the text. */
  seq: number;
  /** About what the text takes encoded. */
  bytes: number;
  private readonly pause: Pause;
  private at: Date | null;
  private doc: Y.Doc | null = null;
  private hydrating: Promise<Y.Doc> | null = null;
  private pieces: readonly Piece[];
  private tail: Tail = { updates: [], steps: [] };
  /** While a fold goes on, what is written meanwhile. */
  private meanwhile: Tail | null = null;
  private baseFrames: Uint8Array[] | null = null;
  /** Answers to state vectors, until the text changes. */
  private readonly answers = new Map<string, Uint8Array[]>();

  constructor(stored: StoredText, pause: Pause) {
    this.pause = pause;
    this.seq = stored.seq;
    this.at = stored.at;
    this.pieces = stored.pieces;
    this.bytes = bytesOf(stored.pieces);
  }

  get isHydrated(): boolean {
    return this.doc !== null;
  }

  stateVector(): Uint8Array {
    if (this.doc) return Y.encodeStateVector(this.doc);
    return Y.encodeStateVector(reachedTogether([...this.pieces.map((piece) => piece.reached), ...this.tail.steps]));
  }

  /** The text as a Y.Doc; it stays until `release`. */
  hydrate(): Promise<Y.Doc> {
    if (this.doc) return Promise.resolve(this.doc);
    // Nothing is written meanwhile: whoever writes waits for this.
    this.hydrating ??= hydrate([...this.pieces.map((piece) => piece.update), ...this.tail.updates], this.pause)
      .then((doc) => {
        this.doc = doc;
        return doc;
      })
      .finally(() => {
        this.hydrating = null;
      });
    return this.hydrating;
  }

  /**
   * The frames that give a client what it lacks: updates, and a SyncStep2 at last, after which it has everything.
   * @returns "malformed" when that is no state vector, "later" when the text has to be hydrated first
   */
  missing(stateVector: Uint8Array): readonly Uint8Array[] | "malformed" | "later" {
    const key = Buffer.from(stateVector).toString("base64");
    const known = this.answers.get(key);
    if (known) return known;
    const isEmpty = stateVector.length === 1 && stateVector[0] === 0;
    if (!isEmpty && !this.doc) return "later";
    try {
      const answer =
        isEmpty || !this.doc ? this.wholeText() : [encodeReply(Y.encodeStateAsUpdate(this.doc, stateVector))];
      if (this.answers.size < keptAnswers) this.answers.set(key, answer);
      return answer;
    } catch {
      return "malformed";
    }
  }

  private wholeText(): Uint8Array[] {
    const { pieces, tail, doc } = this;
    if (doc && tail.updates.length > separateUpdates) {
      // Encoded once, it need not be encoded again when a little more has been written.
      const before = Y.encodeStateVector(reachedTogether(pieces.map((piece) => piece.reached)));
      tail.updates = [Y.encodeStateAsUpdate(doc, before)];
    }
    this.baseFrames ??= pieces.map((piece) => encodeUpdate(piece.update));
    const last = tail.updates.at(-1) ?? pieces.at(-1)?.update ?? emptyUpdate;
    const frames = [...this.baseFrames, ...tail.updates.map(encodeUpdate)].slice(0, -1);
    return [...frames, encodeReply(last)];
  }

  /** Takes in journal rows up to `seq`. The text must be hydrated. @returns what changed, in order; mostly one update or none */
  integrate(updates: readonly Uint8Array[], seq: number, at: Date): Uint8Array[] {
    const { doc } = this;
    if (!doc) throw new Error("the text is not hydrated");
    const [first] = updates;
    // A keystroke goes on as it came; encoding what it changed costs more than applying it.
    const isKeystroke = first !== undefined && updates.length === 1 && first.length <= keystrokeBytes;
    const changes: Uint8Array[] = isKeystroke ? [first] : [];
    // Yjs tidies up marks that have become superfluous in a transaction of its own, after that of the updates.
    const keep = (update: Uint8Array) => {
      changes.push(update);
    };
    if (!isKeystroke) doc.on("update", keep);
    try {
      doc.transact(() => {
        for (const update of updates) Y.applyUpdate(doc, update);
      });
    } finally {
      doc.off("update", keep);
    }
    this.seq = seq;
    this.at = at;
    for (const change of changes) this.append(change);
    return changes;
  }

  private append(change: Uint8Array): void {
    const step = reachedBy(change);
    for (const tail of [this.tail, this.meanwhile]) {
      tail?.updates.push(change);
      tail?.steps.push(step);
    }
    this.bytes += change.length;
    this.answers.clear();
  }

  /**
   * Makes pieces of everything written so far, a piece at a time while people write on. One fold at a time. @returns null for a text without a row
   */
  async fold(): Promise<FoldedText | null> {
    const { seq, at } = this;
    if (!at) return null;
    const meanwhile: Tail = { updates: [], steps: [] };
    this.meanwhile = meanwhile;
    try {
      this.pieces = await this.encode();
    } finally {
      this.meanwhile = null;
    }
    this.tail = meanwhile;
    this.bytes = bytesOf(this.pieces) + meanwhile.updates.reduce((sum, update) => sum + update.length, 0);
    this.baseFrames = null;
    this.answers.clear();
    return { pieces: this.pieces, seq, at };
  }

  private async encode(): Promise<Piece[]> {
    const doc = this.doc ?? (this.tail.updates.length > 0 ? await this.hydrate() : null);
    if (!doc) return [...this.pieces];
    const pieces: Piece[] = [];
    for (const piece of encodePieces(doc, [...this.pieces.map((one) => one.reached), ...this.tail.steps])) {
      pieces.push(piece);
      await this.pause();
    }
    return pieces;
  }

  /** Gives back the memory of the Y.Doc; the bytes stay. Not while somebody waits for it to be written into. */
  release(): void {
    if (this.meanwhile) return;
    this.doc?.destroy();
    this.doc = null;
    this.answers.clear();
  }
}

/** An update of one letter takes about forty bytes. */
const keystrokeBytes = 200;

/** A storm of clients that come back asks for the same few differences. */
const keptAnswers = 20;

function bytesOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + piece.update.length, 0);
}
