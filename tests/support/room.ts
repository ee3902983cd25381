import { pino } from "pino";
import type { DraftAccess } from "#app/drafting/draft-access.server.ts";
import { nextTurn } from "#app/drafting/hydrate.server.ts";
import type { StoredText } from "#app/drafting/load-document.server.ts";
import type { SyncFigures } from "#server/sync/figures.ts";
import type { Participant } from "#server/sync/participant.ts";
import type { RoomWorld } from "#server/sync/room-world.ts";

export interface FakeParticipant extends Participant {
  /** What the room has told them, in words. */
  told: string[];
  /** The frames they were sent. */
  frames: Uint8Array[];
}

/** Somebody in a room who keeps what they are told. */
export function participant(mode: DraftAccess["mode"] = "write"): FakeParticipant {
  const told: string[] = [];
  const frames: Uint8Array[] = [];
  const actor = {
    accountId: "a",
    sessionId: "s",
    name: "n",
    email: "e",
    isSecretariat: false,
    isDemo: false,
    provedAt: new Date(0),
    memberships: [],
  };
  return {
    told,
    frames,
    access: { actor, sector: "ngo", role: "participant", mode, epoch: "e", accessEpoch: 0, schemaVersion: 1 },
    mayWrite: mode === "write",
    isSubscribed: true,
    queued: 0,
    applyAccess: () => false,
    settle: () => void told.push("settled"),
    refuse: () => void told.push("refused"),
    refuseInvalid: () => void told.push("invalid"),
    refuseGap: () => void told.push("gap"),
    answerBarrier: (seq, failure) => void told.push(`barrier ${seq} ${failure ?? 0}`),
    sendLive: (frame) => {
      told.push("update");
      frames.push(...frame.messages);
    },
    hold: () => {},
    release: () => {},
    close: (code) => void told.push(`close ${code}`),
  };
}

export const silentFigures: SyncFigures = {
  committed: () => {},
  commitFailed: () => {},
  rejected: () => {},
  sequenceGap: () => {},
  compacted: () => {},
  compactionFailed: () => {},
  snapshotBroken: () => {},
  socketClosed: () => {},
};

/** A room's world with a journal of the test's own. */
export function roomWorld(write: RoomWorld["write"], changes: Partial<RoomWorld> = {}): RoomWorld {
  return {
    write,
    readSince: async () => [],
    access: async (questions) => questions.map(() => "noAccess" as const),
    now: () => new Date(),
    pause: nextTurn,
    compactor: { request: () => {}, isWaiting: () => false },
    figures: silentFigures,
    log: pino({ level: "silent" }),
    ...changes,
  };
}

export const emptyText = (): StoredText => ({
  pieces: [],
  writers: new Map(),
  seq: 0,
  at: null,
  snapshotSeq: 0,
  isSnapshotBroken: false,
});
