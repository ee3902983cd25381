import { EventEmitter } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { closeCodeHeader, decodeFrames, encodeFrames, pollMs, takeBatch } from "#app/drafting/polling-protocol.ts";
import { limits } from "./limits.ts";
import { type CloseCode, closeCode } from "./protocol.ts";
import type { SharedFrame } from "./shared-frame.ts";
import type { SyncSocket } from "./sync-socket.ts";

const states = { open: 1, closing: 2, closed: 3 } as const;

/** The codes of a connection that broke off, and of one that the client left (RFC 6455, 7.4.1). */
const abnormalClosure = 1006;
const noStatus = 1005;

/** A client that asks for nothing for this long is gone: well over the time a GET waits. */
const idleMs = 35_000;

/** A socket made of HTTP requests (polling-protocol.ts). To the sync server it is a WebSocket. */
export class PolledSocket extends EventEmitter implements SyncSocket {
  readonly OPEN = states.open;
  readonly CLOSED = states.closed;
  private state: (typeof states)[keyof typeof states] = states.open;
  private code: CloseCode | null = null;
  private readonly queue: Uint8Array[] = [];
  private queuedBytes = 0;
  /** Bytes of the answer that is on its way. */
  private answeredBytes = 0;
  private waiting: { response: ServerResponse; timer: NodeJS.Timeout } | null = null;
  private isFlushing = false;
  private polls = 0;
  private posts = 0;
  private isReceiving = false;
  private readable: Promise<void> = Promise.resolve();
  private letRead: () => void = () => {};
  private readonly idle = setTimeout(() => this.terminate(), idleMs);

  get readyState(): number {
    return this.state;
  }

  get bufferedAmount(): number {
    return this.queuedBytes + this.answeredBytes;
  }

  send(frame: Uint8Array): void {
    if (this.state !== states.open) return;
    this.queue.push(frame);
    this.queuedBytes += frame.length;
    this.flushSoon();
  }

  sendShared(frame: SharedFrame): void {
    for (const message of frame.messages) this.send(message);
  }

  /** What is sent in one turn goes out together anyway. */
  cork(): void {}

  uncork(): void {}

  /** Whether the client is there is seen by its requests. */
  ping(): void {
    this.emit("pong");
  }

  pause(): void {
    this.letRead();
    this.readable = new Promise((resolve) => {
      this.letRead = resolve;
    });
  }

  resume(): void {
    this.letRead();
  }

  /** The code goes out behind what is queued. */
  close(code: CloseCode): void {
    if (this.state !== states.open) return;
    this.state = states.closing;
    this.code = code;
    this.flushSoon();
  }

  terminate(): void {
    this.end(abnormalClosure);
  }

  /** The client has left. */
  leave(): void {
    this.end(noStatus);
  }

  /** The code with which the server has closed the connection; null before, and when the client left or broke off. */
  get closedWith(): CloseCode | null {
    return this.state === states.open ? null : this.code;
  }

  /** Answers a GET: with what is queued, or once there is something. */
  poll(turn: number, response: ServerResponse): void {
    if (this.waiting || turn !== this.polls + 1) {
      refuse(response, 404);
      this.terminate();
      return;
    }
    this.polls = turn;
    this.idle.refresh();
    this.waiting = { response, timer: setTimeout(() => this.answer(), pollMs) };
    response.once("close", () => {
      this.answeredBytes = 0;
      // Nobody knows what of it has arrived.
      if (!response.writableFinished) this.terminate();
    });
    if (this.queue.length > 0 || this.state === states.closing) this.answer();
  }

  /** Hands the frames of a POST on, once the sync server reads. */
  async receive(turn: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (turn <= this.posts) {
      // Browsers repeat a request whose connection broke; the frames of this one have been taken.
      response.writeHead(204).end();
      return;
    }
    if (this.isReceiving || turn !== this.posts + 1) {
      refuse(response, 404);
      this.terminate();
      return;
    }
    this.posts = turn;
    this.isReceiving = true;
    this.idle.refresh();
    try {
      await this.readable;
      const body = await readBody(request);
      if (body) this.deliver(body);
      else this.close(closeCode.tooLarge);
      response.writeHead(body ? 204 : 413, this.code ? { [closeCodeHeader]: String(this.code) } : {}).end();
    } catch (error) {
      this.terminate();
      throw error;
    } finally {
      this.isReceiving = false;
    }
  }

  private deliver(body: Buffer): void {
    for (const frame of decodeFrames(body)) {
      if (this.state !== states.open) return;
      if (frame) this.emit("message", Buffer.from(frame.buffer, frame.byteOffset, frame.length), true);
      else this.close(closeCode.malformed);
    }
  }

  /** Waits for the end of the turn, so that what is sent together arrives together. */
  private flushSoon(): void {
    if (!this.waiting || this.isFlushing) return;
    this.isFlushing = true;
    setImmediate(() => {
      this.isFlushing = false;
      this.answer();
    });
  }

  private answer(): void {
    if (!this.waiting) return;
    const { response, timer } = this.waiting;
    this.waiting = null;
    clearTimeout(timer);
    const frames = takeBatch(this.queue);
    this.answeredBytes = frames.reduce((all, frame) => all + frame.length, 0);
    this.queuedBytes -= this.answeredBytes;
    const body = encodeFrames(frames);
    const isLast = this.code !== null && this.queue.length === 0;
    // The server may be stopping: closed is what the client has been told.
    if (isLast) response.once("close", () => this.end(this.code ?? abnormalClosure));
    response.writeHead(200, {
      "Content-Type": "application/octet-stream",
      "Content-Length": body.length,
      "Cache-Control": "no-store",
      ...(isLast && { [closeCodeHeader]: String(this.code) }),
    });
    response.end(body);
  }

  private end(code: number): void {
    if (this.state === states.closed) return;
    this.state = states.closed;
    clearTimeout(this.idle);
    this.letRead();
    this.queue.length = 0;
    this.queuedBytes = 0;
    if (this.waiting) {
      clearTimeout(this.waiting.timer);
      this.waiting.response.destroy();
      this.waiting = null;
    }
    this.emit("close", code);
  }
}

export function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status, { "Content-Length": 0 }).end();
}

/** @returns null when the body is larger than the WebSocket would take */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > limits.maxPayload) return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > limits.maxPayload) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
