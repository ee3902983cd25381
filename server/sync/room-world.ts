import type { Logger } from "pino";
import type { DraftAccess, DraftRefusal } from "#app/drafting/draft-access.server.ts";
import type { Pause } from "#app/drafting/hydrate.server.ts";
import type { Entry } from "#app/drafting/journal-codec.ts";
import type { Commit } from "#app/drafting/journal-store.server.ts";
import type { Compactor } from "./compactor.ts";
import type { SyncFigures } from "./figures.ts";

/** A journal row as a room takes it in. */
export interface JournalNews {
  seq: number;
  at: Date;
  entries: Uint8Array;
  written: Entry[];
}

/** What a room needs of the world: the journal, the rights of people, a clock, turns for long work, somewhere to report. */
export interface RoomWorld {
  write(commit: Commit): Promise<boolean>;
  /** Journal rows of the document after `seq`: what a write that failed on the way back, or another process, has stored. */
  readSince(documentId: string, seq: number): Promise<JournalNews[]>;
  access(questions: { sessionId: string; documentId: string }[]): Promise<(DraftAccess | DraftRefusal)[]>;
  now(): Date;
  pause: Pause;
  compactor: Pick<Compactor, "request" | "isWaiting">;
  figures: SyncFigures;
  log: Logger;
}
