import { limits } from "./limits.ts";
import { barrierStatus, closeCode } from "./protocol.ts";
import type { Received, ReceivedBarrier, ReceivedUpdate } from "./received.ts";

/** What has come into a room and is neither stored nor refused yet, and what is answered to those who sent it. */
export class Backlog {
  /** Of the updates in it. */
  bytes = 0;

  add(item: Omit<ReceivedUpdate, "at"> | Omit<ReceivedBarrier, "at">): void {
    if (item.type !== "update") return;
    item.connection.queued += 1;
    this.bytes += item.update.bytes.length;
    // The database has been away for long: their browsers keep the rest, and send it again.
    if (this.bytes > limits.queuedBytes) item.connection.close(closeCode.restarting);
  }

  /**
   * After a commit that failed nothing is lost: who asks whether their text is saved hears that it is not.
   * @returns what waits for the next try
   */
  keep(batch: readonly Received[]): Received[] {
    for (const item of batch) {
      if (item.type === "barrier") item.connection.answerBarrier(item.seq, barrierStatus.storageError);
    }
    return batch.filter((item) => item.type !== "barrier");
  }

  /** Takes a batch out that was dealt with. @param settled those of its updates that the text has now */
  settle(batch: readonly Received[], settled: ReadonlySet<ReceivedUpdate>): void {
    for (const item of batch) {
      if (item.type === "update") {
        item.connection.queued -= 1;
        this.bytes -= item.update.bytes.length;
        if (settled.has(item)) item.connection.settle(item.isReply);
      } else if (item.type === "barrier") item.connection.answerBarrier(item.seq);
    }
  }
}
