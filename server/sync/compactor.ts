import type { Logger } from "pino";
import type { Writers } from "#app/drafting/writers.ts";
import type { SyncFigures } from "./figures.ts";
import type { FoldedText } from "./room-text.ts";

/** What a snapshot keeps of a room. */
export interface FoldedRoom extends FoldedText {
  writers: Writers;
}

/** What can be compacted: a room. */
export interface Compactable {
  readonly documentId: string;
  /** The text in pieces, and the number of the last journal row in it; null when there is nothing to store. */
  fold(): Promise<FoldedRoom | null>;
  /** Rows up to this one need not be read again. */
  snapshotStored(seq: number): void;
}

export interface CompactorOptions {
  write(documentId: string, text: FoldedRoom): Promise<void>;
  figures: Pick<SyncFigures, "compacted" | "compactionFailed">;
  log: Logger;
}

/** Writes snapshots, one at a time. A snapshot that fails costs nothing but longer loading: the journal holds everything. */
export class Compactor {
  private readonly options: CompactorOptions;
  private readonly waiting = new Set<Compactable>();
  private running: Promise<void> | null = null;
  private isStopped = false;

  constructor(options: CompactorOptions) {
    this.options = options;
  }

  /** Asks for a snapshot of a room. It must stay in memory until `isWaiting` says no. */
  request(room: Compactable): void {
    if (this.isStopped) return;
    this.waiting.add(room);
    this.running ??= this.run();
  }

  isWaiting(room: Compactable): boolean {
    return this.waiting.has(room);
  }

  /** Begins no more, and resolves when the present one has ended. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async run(): Promise<void> {
    for (const room of this.waiting) {
      if (!this.isStopped) await this.compact(room);
      this.waiting.delete(room);
    }
    this.running = null;
  }

  private async compact(room: Compactable): Promise<void> {
    const startedAt = performance.now();
    try {
      const text = await room.fold();
      if (!text) return;
      await this.options.write(room.documentId, text);
      room.snapshotStored(text.seq);
      this.options.figures.compacted(performance.now() - startedAt);
    } catch (error) {
      this.options.figures.compactionFailed();
      this.options.log.warn({ err: error, documentId: room.documentId }, "compaction failed");
    }
  }
}
