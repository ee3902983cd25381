import { encodeEntries } from "#app/drafting/journal-codec.ts";
import type { Commit } from "#app/drafting/journal-store.server.ts";
import type { Participant } from "./participant.ts";
import type { DecodedUpdate } from "./update-check.ts";

interface FromParticipant {
  connection: Participant;
  /** When it arrived, by performance.now(). */
  at: number;
}

export interface ReceivedUpdate extends FromParticipant {
  type: "update";
  update: DecodedUpdate;
  isReply: boolean;
}

export interface ReceivedBarrier extends FromParticipant {
  type: "barrier";
  seq: number;
}

/** The journal has rows that others than those in the room have written. */
export interface ReceivedNews {
  type: "news";
  at: number;
}

/** What waits in a room until it is settled. */
export type Received = ReceivedUpdate | ReceivedBarrier | ReceivedNews;

/** What is on disk, and not in the text yet. */
export interface StoredBatch {
  accepted: ReceivedUpdate[];
  seq: number;
  at: Date;
}

/** Whether there is anything in it: a client that has nothing of its own says so with an empty update. */
export function isEmpty({ structs, deletions }: DecodedUpdate): boolean {
  return structs.length === 0 && deletions.size === 0;
}

/** Updates as one journal row, with who wrote what. */
export function commitOf(accepted: readonly ReceivedUpdate[], row: Pick<Commit, "documentId" | "seq" | "at">): Commit {
  const entries = encodeEntries(
    accepted.map(({ connection: { access }, update }) => ({
      userId: access.actor.accountId,
      sector: access.sector ?? "",
      update: update.bytes,
    })),
  );
  return { ...row, entries, accessEpoch: Math.min(...accepted.map(({ connection }) => connection.access.accessEpoch)) };
}
