import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { DraftRefusal } from "#app/drafting/draft-access.server.ts";

/**
 * The frames of `/sync/<documentId>`: those of y-protocols and a barrier. The server sends one message a WebSocket frame, as the stock
 * client reads only one; a client may send several together.
 * `100 [seq]` asks, `101 [seq, status, durableSeq]` answers once everything the socket sent before is committed.
 */
export const messageType = { sync: 0, awareness: 1, queryAwareness: 3, barrier: 100, barrierReply: 101 } as const;

const syncType = { step1: 0, step2: 1, update: 2 } as const;

/** Why a text is not saved; `durable` when it is. */
export const barrierStatus = { durable: 0, readOnly: 1, frozen: 2, invalid: 3, storageError: 4 } as const;
export type BarrierStatus = (typeof barrierStatus)[keyof typeof barrierStatus];

/** 4400–4499 are final for the stock client; after any other it comes back. */
export const closeCode = {
  malformed: 4400,
  signedOut: 4401,
  noAccess: 4403,
  noSuchDocument: 4404,
  tooOld: 4409,
  tooLarge: 4413,
  restarting: 4503,
  tooSlow: 4508,
  tooFast: 4529,
} as const;
export type CloseCode = (typeof closeCode)[keyof typeof closeCode];

export const refusalCode: Record<DraftRefusal, CloseCode> = {
  signedOut: closeCode.signedOut,
  noAccess: closeCode.noAccess,
  noSuchDocument: closeCode.noSuchDocument,
};

export interface AwarenessEntry {
  clientId: number;
  clock: number;
  /** JSON, unchecked. */
  state: string;
}

export type ClientMessage =
  | { type: "stateVector"; stateVector: Uint8Array }
  /** `isReply`: everything the client has and the server's SyncStep1 lacked. */
  | { type: "update"; update: Uint8Array; isReply: boolean }
  | { type: "awareness"; entries: AwarenessEntry[] }
  | { type: "queryAwareness" }
  | { type: "barrier"; seq: number };

/** Reads one frame. @returns null when it is not one or several whole messages of known types, or more than `most` */
export function decodeMessages(frame: Uint8Array, most: number): ClientMessage[] | null {
  try {
    const decoder = decoding.createDecoder(frame);
    const messages: ClientMessage[] = [];
    do {
      const message = readMessage(decoder);
      if (!message || messages.push(message) > most) return null;
    } while (decoding.hasContent(decoder));
    return messages;
  } catch {
    return null;
  }
}

function readMessage(decoder: decoding.Decoder): ClientMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case messageType.sync:
      return readSync(decoder);
    case messageType.awareness:
      return { type: "awareness", entries: readAwareness(decoding.readVarUint8Array(decoder)) };
    case messageType.queryAwareness:
      return { type: "queryAwareness" };
    case messageType.barrier:
      return { type: "barrier", seq: decoding.readVarUint(decoder) };
    default:
      return null;
  }
}

function readSync(decoder: decoding.Decoder): ClientMessage | null {
  const type = decoding.readVarUint(decoder);
  const payload = decoding.readVarUint8Array(decoder);
  if (type === syncType.step1) return { type: "stateVector", stateVector: payload };
  if (type === syncType.step2 || type === syncType.update) {
    return { type: "update", update: payload, isReply: type === syncType.step2 };
  }
  return null;
}

function readAwareness(bytes: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(bytes);
  const entries: AwarenessEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    entries.push({
      clientId: decoding.readVarUint(decoder),
      clock: decoding.readVarUint(decoder),
      state: decoding.readVarString(decoder),
    });
  }
  return entries;
}

export function encodeStateVector(stateVector: Uint8Array): Uint8Array {
  return encodeSync(syncType.step1, stateVector);
}

/** The answer to a client's state vector: what it lacks. */
export function encodeReply(update: Uint8Array): Uint8Array {
  return encodeSync(syncType.step2, update);
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(syncType.update, update);
}

function encodeSync(type: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

/** One entry of an awareness frame, encoded once for all recipients. */
export function encodeAwarenessEntry(entry: AwarenessEntry): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entry.clientId);
    encoding.writeVarUint(encoder, entry.clock);
    encoding.writeVarString(encoder, entry.state);
  });
}

/** An awareness frame of entries that encodeAwarenessEntry made; with none, a sign of life. */
export function encodeAwareness(entries: readonly Uint8Array[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    const inner = encoding.encode((body) => {
      encoding.writeVarUint(body, entries.length);
      for (const entry of entries) encoding.writeUint8Array(body, entry);
    });
    encoding.writeVarUint8Array(encoder, inner);
  });
}

export function encodeBarrierReply(seq: number, status: BarrierStatus, durableSeq: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.barrierReply);
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint(encoder, status);
    encoding.writeVarUint(encoder, durableSeq);
  });
}
