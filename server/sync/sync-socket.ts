import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { CloseCode } from "./protocol.ts";
import type { SharedFrame } from "./shared-frame.ts";

/** What the sync server needs of a socket: a part of `ws`'s WebSocket, and frames that many are sent. */
export interface SyncSocket {
  readonly OPEN: number;
  readonly readyState: number;
  /** Bytes sent and not yet taken by the network. */
  readonly bufferedAmount: number;
  send(frame: Uint8Array): void;
  sendShared(frame: SharedFrame): void;
  /** Between the two, frames wait, to go out in one write. */
  cork(): void;
  uncork(): void;
  ping(): void;
  close(code: CloseCode): void;
  terminate(): void;
  /** Between the two no message is read. */
  pause(): void;
  resume(): void;
  on(event: "message", listener: (data: Buffer, isBinary: boolean) => void): unknown;
  on(event: "close", listener: (code: number) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
  on(event: "pong", listener: () => void): unknown;
  once(event: "close", listener: (code: number) => void): unknown;
}

/** @param stream what the WebSocket writes to; without compression its frames are written at once, so ours come in order */
export function asSyncSocket(webSocket: WebSocket, stream: Duplex): SyncSocket {
  return Object.assign(webSocket, {
    sendShared: (frame: SharedFrame) => void stream.write(frame.wire),
    cork: () => stream.cork(),
    uncork: () => stream.uncork(),
  });
}
