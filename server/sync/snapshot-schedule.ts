import { limits } from "./limits.ts";

/** When a document's next snapshot is due: enough has been written since the last, and that is a while ago. */
export class SnapshotSchedule {
  /** The last journal row that need not be read again. */
  private storedSeq: number;
  private bytes = 0;
  private triedSeq = 0;
  private triedAt: number;

  constructor(storedSeq: number, now: number) {
    this.storedSeq = storedSeq;
    // A text that was read with many rows after its snapshot has waited long enough.
    this.triedAt = now - limits.snapshotMs;
  }

  written(bytes: number): void {
    this.bytes += bytes;
  }

  stored(seq: number): void {
    this.storedSeq = seq;
  }

  /** Whether to try now; `now` in milliseconds, from a clock that does not go back. A try that fails is repeated after a while. */
  takeDue(seq: number, now: number): boolean {
    const isMuch = seq - this.storedSeq >= limits.snapshotRows || this.bytes >= limits.snapshotBytes;
    return isMuch && now - this.triedAt >= limits.snapshotMs && this.take(seq, now);
  }

  /** The same when nobody writes any more. */
  takeResting(seq: number, now: number): boolean {
    return seq - this.storedSeq >= limits.restingSnapshotRows && seq !== this.triedSeq && this.take(seq, now);
  }

  private take(seq: number, now: number): true {
    this.triedSeq = seq;
    this.triedAt = now;
    this.bytes = 0;
    return true;
  }
}
