import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { DraftAccess, DraftRefusal } from "#app/drafting/draft-access.server.ts";
import type { Participant } from "#server/sync/participant.ts";
import type { Room } from "#server/sync/room.ts";
import type { SharedFrame } from "#server/sync/shared-frame.ts";
import { decodeUpdate } from "#server/sync/update-check.ts";

const fromServer = Symbol("from the server");

/** A client without a socket: talks to a room as the stock provider does through a connection. Its document outlives its visits. */
export class RoomClient {
  readonly doc = new Y.Doc();
  /** What a client in order must never hear. */
  readonly faults: string[] = [];
  private room: Room | null = null;
  private visit: (Participant & { awaitsReply: boolean; isSubscribed: boolean }) | null = null;
  private nextBarrier = 1;
  private readonly barriers = new Map<number, () => void>();
  private readonly access: DraftAccess;

  constructor(access: DraftAccess) {
    this.access = access;
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== fromServer) this.send(update, false);
    });
  }

  /** Enters a room and exchanges what each side lacks. The room must be in memory at this moment. */
  join(room: Room): void {
    this.leave();
    const visit = this.participant();
    this.visit = visit;
    this.room = room;
    room.join(visit);
    this.send(Y.encodeStateAsUpdate(this.doc, room.stateVector()), true);
    this.ask(visit);
  }

  leave(): void {
    const { room, visit } = this;
    this.room = null;
    this.visit = null;
    this.barriers.clear();
    if (room && visit) room.leave(visit);
  }

  /** The room's process has died: nothing reaches it and nothing comes from it. */
  cutOff(): void {
    this.room = null;
    this.visit = null;
    this.barriers.clear();
  }

  /** Calls `onDurable` once everything written so far is on disk; never when the visit ends before, or the database fails. */
  barrier(onDurable: () => void): void {
    const { room, visit } = this;
    if (!room || !visit) return;
    const seq = this.nextBarrier++;
    this.barriers.set(seq, onDurable);
    room.enqueue({ type: "barrier", connection: visit, seq });
  }

  private ask(visit: Participant & { isSubscribed: boolean }): void {
    const { room } = this;
    if (this.visit !== visit || !room) return;
    const frames = room.missing(Y.encodeStateVector(this.doc));
    if (frames === "malformed") throw new Error("the room does not read a state vector");
    if (frames === "later") {
      room.hydrated().then(
        () => this.ask(visit),
        () => this.leave(),
      );
      return;
    }
    for (const frame of frames) this.receive(frame);
    visit.isSubscribed = true;
  }

  private send(bytes: Uint8Array, isReply: boolean): void {
    const { room, visit } = this;
    if (!room || !visit) return;
    const update = decodeUpdate(bytes);
    if (!update) throw new Error("a client has made no valid update");
    room.enqueue({ type: "update", connection: visit, update, isReply });
  }

  private receive(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return;
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), fromServer);
  }

  private participant(): Participant & { awaitsReply: boolean; isSubscribed: boolean } {
    const visit = {
      access: this.access,
      mayWrite: true,
      isSubscribed: false,
      awaitsReply: false,
      queued: 0,
      applyAccess: (access: DraftAccess | DraftRefusal) => {
        if (typeof access !== "string") visit.access = access;
        return false;
      },
      settle: (isReply: boolean) => {
        if (isReply) visit.awaitsReply = false;
      },
      refuse: () => this.failed(visit, "refused"),
      refuseInvalid: () => this.failed(visit, "called invalid"),
      refuseGap: (isReply: boolean) => {
        if (isReply) {
          this.failed(visit, "told of a gap in all it has");
          return;
        }
        visit.awaitsReply = true;
        const { room } = this;
        if (room && this.visit === visit) this.send(Y.encodeStateAsUpdate(this.doc, room.stateVector()), true);
      },
      answerBarrier: (seq: number, failure?: number) => {
        if (this.visit === visit && failure === undefined && !visit.awaitsReply) this.barriers.get(seq)?.();
        this.barriers.delete(seq);
      },
      sendLive: (frame: SharedFrame) => {
        for (const message of frame.messages) if (this.visit === visit) this.receive(message);
      },
      hold: () => {},
      release: () => {},
      close: (code: number) => this.failed(visit, `closed with ${code}`),
    };
    return visit;
  }

  private failed(visit: Participant, what: string): void {
    // What a visit that has ended left in the queue is nobody's concern.
    if (this.visit === visit) this.faults.push(what);
  }
}
