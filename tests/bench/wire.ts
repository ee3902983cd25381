import * as encoding from "lib0/encoding";
import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";

/** How a server wants to be spoken to. All carry y-protocols messages; Hocuspocus puts the document's name before each. */
export interface Wire {
  path(document: string): string;
  /** Bytes before the message in every frame. */
  prefix(document: string): Uint8Array;
  /** Frames to send as soon as the socket is open. */
  greeting(document: string): Uint8Array[];
  /** Whether the server answers a state vector; a relay has nothing to answer with. */
  holdsText: boolean;
  /** Whether the client asks for barriers, as our editor does after changes. */
  hasBarriers: boolean;
  /** Whether the server itself adds who someone is to their caret. */
  addsPeople: boolean;
}

const nothing = new Uint8Array();

function framed(prefix: Uint8Array, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    write(encoder);
  });
}

/** A sync message: 0 state vector, 1 reply, 2 update. */
export function syncFrame(prefix: Uint8Array, type: 0 | 1 | 2, payload: Uint8Array): Uint8Array {
  return framed(prefix, (encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function awarenessFrame(
  prefix: Uint8Array,
  entry: { clientId: number; clock: number; state: string },
): Uint8Array {
  return framed(prefix, (encoder) => {
    encoding.writeVarUint(encoder, 1);
    const inner = encoding.encode((body) => {
      encoding.writeVarUint(body, 1);
      encoding.writeVarUint(body, entry.clientId);
      encoding.writeVarUint(body, entry.clock);
      encoding.writeVarString(body, entry.state);
    });
    encoding.writeVarUint8Array(encoder, inner);
  });
}

export function barrierFrame(seq: number): Uint8Array {
  return framed(nothing, (encoder) => {
    encoding.writeVarUint(encoder, 100);
    encoding.writeVarUint(encoder, seq);
  });
}

const emptyStateVector = new Uint8Array([0]);

const plain = {
  prefix: () => nothing,
  greeting: () => [syncFrame(nothing, 0, emptyStateVector)],
  holdsText: true,
  hasBarriers: false,
  addsPeople: false,
};

const ours: Wire = {
  ...plain,
  path: (document) => `/sync/${document}?schema=${SCHEMA_VERSION}`,
  hasBarriers: true,
  addsPeople: true,
};

const yWebsocket: Wire = { ...plain, path: (document) => `/${document}` };

const relay: Wire = { ...yWebsocket, greeting: () => [], holdsText: false };

const addressOf = (document: string) =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, document);
  });

const hocuspocus: Wire = {
  ...plain,
  path: () => "/",
  prefix: addressOf,
  greeting: (document) => [
    // Its provider authenticates first, with an empty token where none is set.
    framed(addressOf(document), (encoder) => {
      encoding.writeVarUint(encoder, 2);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarString(encoder, "");
    }),
    syncFrame(addressOf(document), 0, emptyStateVector),
  ],
};

export const wires = { ours, hocuspocus, hocuspocusWindow: hocuspocus, yWebsocket, relay };

export type ServerKind = keyof typeof wires;

export const serverKinds = Object.keys(wires) as ServerKind[];
