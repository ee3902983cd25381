import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { IndexeddbPersistence } from "y-indexeddb";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import { pageSocket } from "./any-socket.ts";
import { reconnectDelay } from "./reconnect-delay.ts";

/** A copy of the document in this browser. */
export interface LocalCopy {
  whenSynced: Promise<unknown>;
  /** Resolves once everything in the document by now is stored; rejects when it cannot be. */
  whenWritten(): Promise<unknown>;
  clearData(): Promise<unknown>;
  destroy(): Promise<unknown>;
}

export type OpenLocalCopy = (name: string, doc: Y.Doc) => LocalCopy;

export const openIndexedDb: OpenLocalCopy = (name, doc) => {
  const persistence = new IndexeddbPersistence(name, doc);
  return {
    whenSynced: persistence.whenSynced,
    whenWritten: async () => writtenTo((await persistence.whenSynced).db),
    clearData: () => persistence.clearData(),
    destroy: () => persistence.destroy(),
  };
};

/** A browser that is closed aborts what it has not stored yet; transactions on one store are done in their order. */
function writtenTo(database: IDBDatabase | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!database) return reject(new Error("the local copy is closed"));
    const transaction = database.transaction(["updates", "custom"], "readwrite");
    transaction.objectStore("custom").put(Date.now(), "writtenAt");
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

export interface SessionOptions {
  /** Address of the sync endpoint, "wss://…/sync". */
  url: string;
  documentId: string;
  epoch: string | number;
  /** Null for readers, who have nothing to keep. */
  openCopy: ((doc: Y.Doc) => LocalCopy) | null;
  WebSocketPolyfill?: typeof WebSocket;
  /** From 0 to 1: spreads those who come back together. */
  random?: () => number;
}

export interface SessionHandlers {
  onLink(link: "connected" | "disconnected"): void;
  onSynced(): void;
  onLocalChange(): void;
  onCopyOpened(): void;
  onBarrierAnswer(seq: number, status: number): void;
  /** The server closed the connection for good. */
  onEnded(closeCode: number): void;
}

/** One Y.Doc with its connection and its local copy; replaced as a whole when the server refuses what is in it. */
export interface DraftSession {
  doc: Y.Doc;
  awareness: Awareness;
  /** Resolves once the local copy is in `doc`, cannot be had, or is too long in coming. */
  copyOpened: Promise<void>;
  /** Whether the local copy holds everything in `doc` by now. */
  copyWritten(): Promise<boolean>;
  /** The document may be shown: it is the server's, or, without a connection, the copy of an earlier visit. Not once closed. */
  isReady(): boolean;
  /** False when there is no connection to send it on. */
  sendBarrier(seq: number): boolean;
  /** `dropCopy` deletes what this browser keeps of the document. */
  close(options?: { dropCopy: boolean }): void;
}

const messageBarrier = 100;
const messageBarrierAnswer = 101;

/** How long to wait for a database; one that is blocked by another tab never opens. In milliseconds. */
const copyTimeout = 3_000;

export function openDraftSession(options: SessionOptions, handlers: SessionHandlers): DraftSession {
  const doc = new Y.Doc();
  let isOpen = true;
  let hasSynced = false;
  let hasCopy = false;
  let hasLostLink = false;
  let comingBack: ReturnType<typeof setTimeout> | undefined;

  const provider = new WebsocketProvider(options.url, options.documentId, doc, {
    connect: false,
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION), epoch: String(options.epoch) },
    WebSocketPolyfill: options.WebSocketPolyfill ?? pageSocket,
  });
  provider.awareness.setLocalState({ cursor: null });
  provider.messageHandlers[messageBarrierAnswer] = (_encoder: unknown, decoder: decoding.Decoder) => {
    const seq = decoding.readVarUint(decoder);
    const status = decoding.readVarUint(decoder);
    if (isOpen) handlers.onBarrierAnswer(seq, status);
  };
  provider.on("status", ({ status }) => {
    if (isOpen && status === "connected") handlers.onLink("connected");
  });
  provider.on("connection-close", (event) => {
    if (!isOpen) return;
    if (!event || provider.shouldReconnect(event, provider)) comeBackLater();
    hasLostLink = true;
    handlers.onLink("disconnected");
  });
  provider.on("sync", (isSynced) => {
    if (!isOpen || !isSynced) return;
    hasSynced = true;
    handlers.onSynced();
  });
  provider.on("closed", ({ code }) => {
    if (isOpen) handlers.onEnded(code);
  });
  doc.on("update", (_update, _origin, _doc, transaction) => {
    // Remote updates and the local copy arrive in transactions that are not local.
    if (isOpen && transaction.local) handlers.onLocalChange();
  });

  /** The provider's own waits are the same for everybody; while it is told not to connect, it does not. */
  function comeBackLater(): void {
    provider.shouldConnect = false;
    clearTimeout(comingBack);
    const delay = reconnectDelay(provider.wsUnsuccessfulReconnects, (options.random ?? Math.random)());
    comingBack = setTimeout(() => provider.connect(), delay);
  }

  const copy = options.openCopy ? tryOpen(options.openCopy, doc) : null;
  const copyIsIn = copy?.whenSynced.then(() => {
    if (!isOpen) return;
    hasCopy = true;
    handlers.onCopyOpened();
  });

  const session: DraftSession = {
    doc,
    awareness: provider.awareness,
    copyOpened: copyIsIn ? withTimeout(copyIsIn, copyTimeout).then(() => undefined) : Promise.resolve(),
    copyWritten: () =>
      copy?.whenWritten().then(
        () => true,
        () => false,
      ) ?? Promise.resolve(false),
    isReady: () => isOpen && (hasSynced || (hasCopy && hasLostLink && hasContent(doc))),
    sendBarrier(seq) {
      const { ws } = provider;
      if (!ws || ws.readyState !== ws.OPEN) return false;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, messageBarrier);
      encoding.writeVarUint(encoder, seq);
      ws.send(encoding.toUint8Array(encoder));
      return true;
    },
    close({ dropCopy } = { dropCopy: false }) {
      if (!isOpen) return;
      isOpen = false;
      clearTimeout(comingBack);
      provider.destroy();
      provider.awareness.destroy();
      const closing = dropCopy ? copy?.clearData() : copy?.destroy();
      closing?.catch(() => undefined);
      doc.destroy();
    },
  };
  provider.connect();
  return session;
}

/** An editor mounted on an empty root would write a paragraph into it, beside the text that is still on its way. */
function hasContent(doc: Y.Doc): boolean {
  return doc.getXmlFragment("body").length > 0 && doc.getXmlFragment("summary").length > 0;
}

function tryOpen(openCopy: (doc: Y.Doc) => LocalCopy, doc: Y.Doc): LocalCopy | null {
  try {
    return openCopy(doc);
  } catch {
    // Private windows and strict settings have no IndexedDB.
    return null;
  }
}

export function withTimeout(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), milliseconds);
    promise.then(
      () => resolve(true),
      () => resolve(false),
    );
    promise.finally(() => clearTimeout(timer)).catch(() => undefined);
  });
}
