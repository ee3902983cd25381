import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import * as Y from "yjs";
import { messageType } from "#server/sync/protocol.ts";

/** A hand-made client: sends what it is told and keeps what it gets. */
export class RawClient {
  readonly socket: WebSocket;
  readonly frames: Uint8Array[] = [];
  readonly closed: Promise<number>;

  constructor(url: string, headers: Record<string, string>) {
    this.socket = new WebSocket(url, { headers });
    this.closed = new Promise((resolve) => this.socket.once("close", (code) => resolve(code)));
    this.socket.on("message", (data: Buffer) => this.frames.push(new Uint8Array(data)));
    this.socket.on("error", () => {});
  }

  /** @throws when the handshake is refused, with the HTTP status in the message */
  opened(): Promise<void> {
    if (this.socket.readyState === WebSocket.OPEN) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.socket.once("open", () => resolve());
      this.socket.once("error", reject);
    });
  }

  send(frame: Uint8Array | string): void {
    this.socket.send(frame);
  }

  /** Status of the next barrier reply. */
  barrier(seq = 1): Promise<number> {
    const answer = new Promise<number>((resolve, reject) => {
      const listen = (data: Buffer) => {
        if (data[0] !== messageType.barrierReply) return;
        this.socket.off("message", listen);
        resolve(data[2] ?? -1);
      };
      this.socket.on("message", listen);
      this.socket.once("close", (code) => reject(new Error(`closed with ${code}`)));
    });
    this.send(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageType.barrier);
        encoding.writeVarUint(encoder, seq);
      }),
    );
    return answer;
  }

  close(): void {
    this.socket.terminate();
  }
}

/** A sync frame: 0 state vector, 1 reply, 2 update. */
export function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.sync);
    encoding.writeVarUint(encoder, type);
    encoding.writeVarUint8Array(encoder, payload);
  });
}

export function awarenessFrame(entries: { clientId: number; clock: number; state: string }[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageType.awareness);
    encoding.writeVarUint8Array(
      encoder,
      encoding.encode((inner) => {
        encoding.writeVarUint(inner, entries.length);
        for (const entry of entries) {
          encoding.writeVarUint(inner, entry.clientId);
          encoding.writeVarUint(inner, entry.clock);
          encoding.writeVarString(inner, entry.state);
        }
      }),
    );
  });
}

/** The update that a change makes in a document of its own. */
export function updateOf(change: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  change(doc);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
