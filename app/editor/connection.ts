import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import {
  type DraftSession,
  type OpenLocalCopy,
  openDraftSession,
  openIndexedDb,
  withTimeout,
} from "./draft-session.ts";
import { isSameText, type KeptText, keptTextOf, loadKeptText, storeKeptText } from "./kept-text.ts";
import {
  browserStorage,
  forgetCopy,
  isCopyPending,
  localCopyName,
  registerCopy,
  type TextStorage,
} from "./local-copies.ts";
import {
  alarmAfter,
  barrierStatus,
  type DraftMode,
  type Ending,
  endingOf,
  initialSaveState,
  isEditable,
  isPending,
  isUnkept,
  nextSaveState,
  type SaveEvent,
  type SaveStatus,
  saveStatus,
} from "./save-state.ts";

export interface ConnectionOptions {
  /** Address of the sync endpoint, "wss://…/sync". */
  url: string;
  documentId: string;
  epoch: string | number;
  userId: string;
  mode: DraftMode;
  /** Null keeps no copy in this browser. */
  openCopy?: OpenLocalCopy | null;
  storage?: TextStorage | null;
  WebSocketPolyfill?: typeof WebSocket;
  now?: () => number;
}

/** What the page shows of a connection; a new object whenever something in it changed. */
export interface DraftSnapshot {
  status: SaveStatus;
  mode: DraftMode;
  isEditable: boolean;
  /** `doc` holds the document and may be shown. Until then it may be empty: never mount an editor on it. */
  isReady: boolean;
  /** Some changes are in this tab only: neither on the server nor in a copy on this device. */
  isLeavingRisky: boolean;
  doc: Y.Doc;
  awareness: Awareness;
  kept: KeptText | null;
}

export interface DraftConnection {
  getSnapshot(): DraftSnapshot;
  /** Calls `listener` after every change of the snapshot; returns what ends that. */
  subscribe(listener: () => void): () => void;
  /** What the page has learned about the draft, for example that it was frozen just now. */
  setMode(mode: DraftMode): void;
  dismissKept(): void;
  destroy(): void;
}

/** A change asks at once whether it is saved, in the same round of the network; a burst of typing no sooner than this after the last. */
const barrierDelay = 100;
const retryDelay = 1_000;
const copyDelay = 30;

/**
 * Connects to a draft and keeps the status line honest. Changes the server refuses are put aside (`kept`), the copy in
 * this browser is dropped, and the document is opened afresh to read, so that the person sees the text as it is.
 */
export function openDraftConnection(options: ConnectionOptions): DraftConnection {
  const { openCopy = openIndexedDb, storage = browserStorage(), now = Date.now } = options;
  const copyName = localCopyName(options);
  const listeners = new Set<() => void>();
  const timers: Partial<Record<"barrier" | "alarm" | "copy", ReturnType<typeof setTimeout>>> = {};
  let state = initialSaveState(options.mode);
  let kept = loadKeptText(storage, options);
  let barrierSeq = 0;
  let barrierAt = Number.NEGATIVE_INFINITY;
  let isOpen = true;
  let session: DraftSession;
  let snapshot: DraftSnapshot;

  function open(): DraftSession {
    const opened = openDraftSession(
      {
        ...options,
        openCopy: openCopy && state.mode === "write" ? (doc) => openCopy(copyName, doc) : null,
      },
      {
        onLink: (link) => dispatch({ type: "linkChanged", link }),
        onSynced() {
          dispatch({ type: "synced" });
          dropKeptIfStored();
          sendBarrier();
        },
        onLocalChange() {
          if (!isPending(state) && storage) registerCopy(storage, copyName, "pending");
          dispatch({ type: "changed" });
          askCopySoon();
          // The provider has sent the change: it listens to the document for longer than we do.
          barrierSoon();
        },
        onCopyOpened() {
          dispatch({ type: "localCopyOpened" });
          if (storage && isCopyPending(storage, copyName)) {
            dispatch({ type: "changed" });
            dispatch({ type: "copied", covers: state.changes });
            barrierSoon();
          } else if (storage) registerCopy(storage, copyName, "saved");
        },
        onBarrierAnswer,
        onEnded: (code) => void end(endingOf(code)),
      },
    );
    return opened;
  }

  function dispatch(event: SaveEvent): void {
    state = nextSaveState(state, event);
    if (storage && saveStatus(state) === "saved" && isCopyPending(storage, copyName)) {
      registerCopy(storage, copyName, "saved");
    }
    publish();
  }

  function publish(): void {
    const next = takeSnapshot();
    const isSame =
      snapshot && (Object.keys(next) as (keyof DraftSnapshot)[]).every((key) => next[key] === snapshot[key]);
    if (isSame) return;
    snapshot = next;
    for (const listener of [...listeners]) listener();
  }

  function takeSnapshot(): DraftSnapshot {
    return {
      status: saveStatus(state),
      mode: state.mode,
      isEditable: isEditable(state),
      isReady: session.isReady(),
      isLeavingRisky:
        isPending(state) &&
        (!state.hasLocalCopy || state.trouble !== null || (state.link === "disconnected" && isUnkept(state))),
      doc: session.doc,
      awareness: session.awareness,
      kept,
    };
  }

  function barrierSoon(delay = barrierAt + barrierDelay - now()): void {
    if (timers.barrier) return;
    if (delay > 0) {
      timers.barrier = setTimeout(() => {
        timers.barrier = undefined;
        sendBarrier();
      }, delay);
    } else sendBarrier();
  }

  function askCopySoon(): void {
    timers.copy ??= setTimeout(async () => {
      const [asked, covers] = [session, state.changes];
      const isWritten = await asked.copyWritten();
      timers.copy = undefined;
      if (!isOpen || session !== asked) return;
      dispatch(isWritten ? { type: "copied", covers } : { type: "copyFailed" });
      if (isWritten && isUnkept(state)) askCopySoon();
    }, copyDelay);
  }

  function sendBarrier(): void {
    const isAsked = state.mode === "write" || isPending(state);
    if (!isOpen || !isAsked || !state.synced || state.barrier || !session.sendBarrier(barrierSeq + 1)) return;
    barrierSeq += 1;
    barrierAt = now();
    dispatch({ type: "barrierSent", seq: barrierSeq, at: now() });
    clearTimeout(timers.alarm);
    timers.alarm = setTimeout(() => dispatch({ type: "clockTicked", at: now() }), alarmAfter + 10);
  }

  function onBarrierAnswer(seq: number, status: number): void {
    dispatch({ type: "barrierAnswered", seq, status });
    if (!state.barrier) clearTimeout(timers.alarm);
    if (status === barrierStatus.storageError) barrierSoon(retryDelay);
    else if (status === barrierStatus.durable && isPending(state)) barrierSoon();
    else if (status !== barrierStatus.durable && isPending(state)) void startAfresh();
  }

  async function end(ending: Ending): Promise<void> {
    const ended = session;
    dispatch({ type: "ended", ending });
    // Signed out, one's own changes wait in this browser for the next sign-in.
    if (ending === "signedOut") return;
    // What an earlier visit left unsent may still be on its way out of the local copy.
    await ended.copyOpened;
    if (!isOpen || session !== ended) return;
    const wasPending = isPending(state);
    const canReadOn = ending === "noAccess" || ending === "tooLarge" || ending === "malformed";
    if (wasPending && canReadOn) return startAfresh();
    if (wasPending) putAside(session.doc);
    dropCopy();
    publish();
  }

  async function startAfresh(): Promise<void> {
    const refused = session;
    await refused.copyOpened;
    if (!isOpen || session !== refused) return;
    putAside(refused.doc);
    dropCopy();
    clearTimeout(timers.alarm);
    state = nextSaveState(state, { type: "restarted" });
    session = open();
    publish();
  }

  function putAside(doc: Y.Doc): void {
    kept = keptTextOf(doc, now());
    storeKeptText(storage, options, kept);
    publish();
  }

  function dropCopy(): void {
    session.close({ dropCopy: true });
    if (storage) forgetCopy(storage, copyName);
  }

  /** A refusal that crossed with the confirmation of the same text has kept nothing worth keeping. */
  function dropKeptIfStored(): void {
    if (kept && isSameText(kept, session.doc)) dismissKept();
  }

  function dismissKept(): void {
    kept = null;
    storeKeptText(storage, options, null);
    publish();
  }

  /** Changes made offline to a draft that has been frozen since. */
  async function keepUnsentCopy(): Promise<void> {
    if (!openCopy || !storage || !isCopyPending(storage, copyName)) return;
    const doc = new Y.Doc();
    const copy = openCopy(copyName, doc);
    const isOpened = await withTimeout(copy.whenSynced, 10_000);
    if (isOpen && isOpened && doc.getXmlFragment("body").length > 0) {
      putAside(doc);
      await copy.clearData();
      forgetCopy(storage, copyName);
      if (isOpen && session.isReady()) dropKeptIfStored();
    } else await copy.destroy();
    doc.destroy();
  }

  session = open();
  snapshot = takeSnapshot();
  if (options.mode !== "write") void keepUnsentCopy();

  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setMode(mode) {
      if (mode !== state.mode) dispatch({ type: "modeChanged", mode });
      if (isPending(state)) barrierSoon();
    },
    dismissKept,
    destroy() {
      isOpen = false;
      clearTimeout(timers.barrier);
      clearTimeout(timers.alarm);
      clearTimeout(timers.copy);
      session.close();
      listeners.clear();
    },
  };
}
