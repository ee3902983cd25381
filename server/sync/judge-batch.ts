import type * as Y from "yjs";
import type { RejectReason } from "./figures.ts";
import { closeCode } from "./protocol.ts";
import type { Received, ReceivedUpdate } from "./received.ts";
import { checkFit, type DecodedUpdate, Known } from "./update-check.ts";

/** What a batch is judged against. */
export interface Grounds {
  /** The text; may be null where no update has content. */
  doc: Y.Doc | null;
  /** Account that a client id belongs to; undefined for one that nobody has. */
  writerOf(clientId: number): string | undefined;
  /** Whether the text takes an update after others of so many bytes. */
  hasRoomFor(bytes: number, update: DecodedUpdate): boolean;
  report(reason: RejectReason): void;
}

export interface Judgement {
  /** What must be stored, in order. */
  fresh: ReceivedUpdate[];
  /** These, and those that the text has already. The others are refused, each in its way. */
  settled: Set<ReceivedUpdate>;
}

/** Which updates of a batch a text takes; who sent the others is told so. Barriers are passed over. */
export function judgeBatch(batch: readonly Received[], grounds: Grounds): Judgement {
  const { doc, report } = grounds;
  const known = new Known();
  const claimed = new Map<number, string>();
  const fresh: ReceivedUpdate[] = [];
  const settled = new Set<ReceivedUpdate>();
  let bytes = 0;
  for (const item of batch) {
    if (item.type !== "update") continue;
    const { connection, update, isReply } = item;
    if (!connection.mayWrite) {
      report(connection.access.mode === "frozen" ? "frozen" : "readOnly");
      connection.refuse();
      continue;
    }
    const { accountId } = connection.access.actor;
    const isOwn = (client: number) => (grounds.writerOf(client) ?? claimed.get(client) ?? accountId) === accountId;
    const fit = doc ? checkFit(doc, known, update, isOwn) : "known";
    if (fit === "new" && !grounds.hasRoomFor(bytes, update)) {
      report("tooLarge");
      connection.close(closeCode.tooLarge);
    } else if (fit === "new" || fit === "known") {
      settled.add(item);
      if (fit === "known") continue;
      known.take(update);
      for (const { id } of update.structs) claimed.set(id.client, accountId);
      bytes += update.bytes.length;
      fresh.push(item);
    } else {
      report(fit);
      // Of a client id that is another's, the text may only lack what another process has stored: the next try shows it.
      if (fit === "gap" || fit === "foreign") connection.refuseGap(isReply);
      else connection.refuseInvalid(isReply);
    }
  }
  return { fresh, settled };
}
