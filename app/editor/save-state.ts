/**
 * What the status line may say about the text in front of a person (sync.md, "The status line"). It says Saved only
 * after the server has confirmed that everything typed so far is on disk; whatever is unknown is not saved.
 */

export type DraftMode = "write" | "readOnly" | "frozen";

/** Why the server closed the connection for good, from its close code. */
export type Ending = "malformed" | "signedOut" | "noAccess" | "notFound" | "tooOld" | "tooLarge";

export type SaveStatus =
  | "connecting"
  | "saved"
  | "saving"
  /** No connection; the changes are kept on this device. */
  | "offline"
  /** No connection; the last changes are being written to this device. */
  | "keeping"
  /** No connection, and no copy on this device either: the changes live in this tab only. */
  | "offlineUnkept"
  | "failed"
  | "readOnly"
  | "frozen"
  | Exclude<Ending, "malformed">;

export interface SaveState {
  mode: DraftMode;
  link: "connecting" | "connected" | "disconnected";
  /** The server has sent its state on this connection and has been sent ours. */
  synced: boolean;
  /** Changes made here, those carried over from an earlier visit counted as one. */
  changes: number;
  /** How many of `changes` the server has confirmed to be on disk. */
  durable: number;
  /** How many of `changes` are in the copy on this device. */
  copied: number;
  /** A barrier sent after the last sync has come back. */
  confirmed: boolean;
  /** The barrier the server has not answered yet. */
  barrier: { seq: number; covers: number; sentAt: number } | null;
  trouble: "storage" | "slow" | "invalid" | null;
  ending: Ending | null;
  /** This browser keeps a copy of the document. */
  hasLocalCopy: boolean;
}

export type SaveEvent =
  | { type: "linkChanged"; link: "connected" | "disconnected" }
  | { type: "synced" }
  | { type: "changed" }
  | { type: "localCopyOpened" }
  | { type: "copied"; covers: number }
  /** The browser refuses to store more. */
  | { type: "copyFailed" }
  | { type: "barrierSent"; seq: number; at: number }
  | { type: "barrierAnswered"; seq: number; status: number }
  | { type: "clockTicked"; at: number }
  | { type: "modeChanged"; mode: DraftMode }
  | { type: "ended"; ending: Ending }
  /** The refused changes are put aside and a fresh, read-only copy of the text is on its way. */
  | { type: "restarted" };

/** Statuses of a barrier's answer (sync.md, "Protocol"). */
export const barrierStatus = { durable: 0, readOnly: 1, frozen: 2, invalid: 3, storageError: 4 } as const;

/** How long a barrier may stay unanswered before the status line raises the alarm, in milliseconds. */
export const alarmAfter = 8_000;

export function initialSaveState(mode: DraftMode): SaveState {
  return {
    mode,
    link: "connecting",
    synced: false,
    changes: 0,
    durable: 0,
    copied: 0,
    confirmed: false,
    barrier: null,
    trouble: null,
    ending: null,
    hasLocalCopy: false,
  };
}

export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case "linkChanged":
      // Whatever was under way on the old connection proves nothing about the new one.
      return { ...state, link: event.link, ...unconfirmed, trouble: lasting(state.trouble) };
    case "synced":
      return { ...state, ...unconfirmed, synced: true };
    case "changed":
      return { ...state, changes: state.changes + 1 };
    case "localCopyOpened":
      return { ...state, hasLocalCopy: true };
    case "copied":
      return { ...state, hasLocalCopy: true, copied: Math.max(state.copied, event.covers) };
    case "copyFailed":
      return { ...state, hasLocalCopy: false };
    case "barrierSent":
      return { ...state, barrier: { seq: event.seq, covers: state.changes, sentAt: event.at } };
    case "barrierAnswered":
      return answered(state, event.seq, event.status);
    case "clockTicked": {
      const isOverdue = state.barrier !== null && event.at - state.barrier.sentAt >= alarmAfter;
      return isOverdue && state.trouble === null ? { ...state, trouble: "slow" } : state;
    }
    case "modeChanged":
      return { ...state, mode: event.mode };
    case "ended":
      return { ...state, ...unconfirmed, link: "disconnected", ending: event.ending };
    case "restarted":
      return {
        ...initialSaveState(state.mode === "frozen" ? "frozen" : "readOnly"),
        // Refused as malformed is refused as invalid, only earlier.
        trouble: state.ending === "malformed" ? "invalid" : lasting(state.trouble),
        // A refused text that was too large stays so; the other endings show again when they still hold.
        ending: state.ending === "tooLarge" ? "tooLarge" : null,
      };
  }
}

const unconfirmed = { synced: false, confirmed: false, barrier: null } as const;

/** Text that was refused as invalid is not saved, however well the next connection works. */
function lasting(trouble: SaveState["trouble"]): SaveState["trouble"] {
  return trouble === "invalid" ? trouble : null;
}

function answered(state: SaveState, seq: number, status: number): SaveState {
  if (status === barrierStatus.readOnly) return { ...state, barrier: null, mode: "readOnly" };
  if (status === barrierStatus.frozen) return { ...state, barrier: null, mode: "frozen" };
  // An answer to a barrier of an earlier connection says nothing about this one.
  if (state.barrier?.seq !== seq) return state;
  if (status !== barrierStatus.durable) {
    return { ...state, barrier: null, trouble: status === barrierStatus.storageError ? "storage" : "invalid" };
  }
  return {
    ...state,
    barrier: null,
    confirmed: true,
    durable: Math.max(state.durable, state.barrier.covers),
    trouble: lasting(state.trouble),
  };
}

/** Whether there is something here that the server has not confirmed. */
export function isPending(state: SaveState): boolean {
  return state.changes > state.durable;
}

/** Whether there is something here that neither the server nor this device has stored. */
export function isUnkept(state: SaveState): boolean {
  return state.changes > Math.max(state.durable, state.hasLocalCopy ? state.copied : 0);
}

/** Whether the person may go on typing. */
export function isEditable(state: SaveState): boolean {
  return state.mode === "write" && state.ending === null && state.trouble !== "invalid";
}

export function saveStatus(state: SaveState): SaveStatus {
  if (state.ending !== null) return state.ending === "malformed" ? "failed" : state.ending;
  if (state.trouble === "invalid") return "failed";
  if (state.mode !== "write") return state.mode;
  if (state.link === "disconnected") {
    if (!state.hasLocalCopy) return "offlineUnkept";
    return isUnkept(state) ? "keeping" : "offline";
  }
  if (state.trouble !== null) return "failed";
  if (state.link !== "connected" || !state.synced) return "connecting";
  if (isPending(state)) return "saving";
  return state.confirmed ? "saved" : "connecting";
}

const endings: Record<number, Ending> = {
  4400: "malformed",
  4401: "signedOut",
  4403: "noAccess",
  4404: "notFound",
  4409: "tooOld",
  4413: "tooLarge",
};

/** What a final close code means; codes we do not know (44xx of a newer server) ask for a reload, as an old client does. */
export function endingOf(closeCode: number): Ending {
  return endings[closeCode] ?? "tooOld";
}
