/**
 * Why an update was not stored. `gap`: it builds on what the text lacks, and the client was asked for that; `foreign`: it writes under
 * a client id that is another person's.
 */
export type RejectReason = "readOnly" | "frozen" | "gap" | "foreign" | "invalid" | "tooDeep" | "tooLarge";

/** Where the sync server reports what happens. */
export interface SyncFigures {
  /** A batch is settled; milliseconds since the first of it arrived. */
  committed(ms: number): void;
  commitFailed(): void;
  rejected(reason: RejectReason): void;
  /** The journal was further than the room: another process writes to the document. */
  sequenceGap(): void;
  /** A snapshot is stored; milliseconds since its encoding began. */
  compacted(ms: number): void;
  compactionFailed(): void;
  /** A snapshot's bytes were not what had been written. */
  snapshotBroken(): void;
  socketClosed(code: number): void;
}

/** How the sync server stands at this moment. */
export interface SyncState {
  documents: number;
  /** Of these, those whose text is in memory as a Y.Doc. */
  hydratedDocuments: number;
  sockets: number;
  /** Updates and barriers received and not yet settled. */
  queued: number;
  queuedBytes: number;
  /** Written to sockets and not yet taken by the network. */
  bufferedBytes: number;
  /** How long the oldest unanswered barrier has waited, in milliseconds; 0 when none waits. */
  oldestBarrierMs: number;
}
