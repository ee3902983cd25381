import WebSocket from "ws";
import { varUintAt } from "./read-update.ts";
import type { RunningServer } from "./running-server.ts";
import { awarenessFrame, barrierFrame, syncFrame } from "./wire.ts";

/** Our editor asks whether the text is saved with a change, though not sooner than this after it asked last. */
const barrierDelayMs = 100;

const emptyUpdate = new Uint8Array([0, 0]);

/** A person as the wire sees them: speaks the protocol, holds no document. */
export class Client {
  frames = 0;
  bytes = 0;
  /** Edits before this number are on disk, as the server said; only ours says so. */
  durable = 0;
  private sent = 0;
  private barrierSeq = 0;
  private barrierAt = Number.NEGATIVE_INFINITY;
  private barrier: { seq: number; covers: number } | null = null;
  private barrierTimer: NodeJS.Timeout | null = null;
  private awarenessClock = 0;
  private readonly server: RunningServer;
  private readonly prefix: Uint8Array;
  private readonly socket: WebSocket;
  private readonly onUpdate: (frame: Uint8Array, start: number) => void;
  private resolveText: (text: Uint8Array[]) => void = () => {};
  private readonly pieces: Uint8Array[] = [];
  private hasText = false;
  readonly closed: Promise<number>;
  /** The server's whole text, as the updates it comes in: all until it answers the state vector. Empty from a relay. */
  readonly text: Promise<Uint8Array[]>;

  /** `onUpdate` gets a frame and where in it an update begins. `person` chooses the account. */
  constructor(
    server: RunningServer,
    document: string,
    person: number,
    onUpdate: (frame: Uint8Array, start: number) => void = () => {},
  ) {
    const { wire } = server;
    this.server = server;
    this.prefix = wire.prefix(document);
    this.onUpdate = onUpdate;
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}${wire.path(document)}`, {
      perMessageDeflate: false,
      skipUTF8Validation: true,
      headers: server.headers(person),
    });
    this.closed = new Promise((resolve) => this.socket.once("close", resolve));
    this.text = new Promise((resolve, reject) => {
      this.resolveText = resolve;
      this.socket.on("error", reject);
      void this.closed.then((code) =>
        reject(new Error(`${server.name} closed with ${code}: ${server.output().slice(-1000)}`)),
      );
    });
    // Whoever does not wait for the text learns of a lost connection by what is missing.
    this.text.catch(() => {});
    this.socket.on("open", () => {
      for (const frame of wire.greeting(document)) this.socket.send(frame);
      if (!wire.holdsText) this.receiveText(emptyUpdate, true);
    });
    this.socket.on("message", (data: Buffer) => this.receive(data));
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  sendUpdate(update: Uint8Array): void {
    const frame = syncFrame(this.prefix, 2, update);
    this.sent += 1;
    // As our editor does, the question goes with the edit where it is due.
    const barrier = this.server.wire.hasBarriers ? this.barrierSoon() : null;
    this.socket.send(barrier ? Buffer.concat([frame, barrier]) : frame);
  }

  sendCaret(clientId: number, user: object, cursor: object | null): void {
    const state = JSON.stringify(this.server.wire.addsPeople ? { cursor } : { user, cursor });
    this.awarenessClock += 1;
    this.socket.send(awarenessFrame(this.prefix, { clientId, clock: this.awarenessClock, state }));
  }

  close(): void {
    if (this.barrierTimer) clearTimeout(this.barrierTimer);
    this.socket.terminate();
  }

  /** @returns the frame to send now; one that is due later goes by itself */
  private barrierSoon(): Uint8Array | null {
    if (this.barrierTimer || this.barrier) return null;
    const wait = this.barrierAt + barrierDelayMs - performance.now();
    if (wait <= 0) return this.nextBarrier();
    this.barrierTimer = setTimeout(() => {
      this.barrierTimer = null;
      if (this.isOpen) this.socket.send(this.nextBarrier());
    }, wait);
    return null;
  }

  private nextBarrier(): Uint8Array {
    this.barrierAt = performance.now();
    this.barrierSeq += 1;
    this.barrier = { seq: this.barrierSeq, covers: this.sent };
    return barrierFrame(this.barrierSeq);
  }

  private receive(frame: Buffer): void {
    this.frames += 1;
    this.bytes += frame.length;
    let at = this.prefix.length;
    const type = frame[at++];
    // 4 is Hocuspocus' sync message that wants no answer.
    if (type === 0 || type === 4) {
      const step = frame[at++];
      const { value: length, next } = varUintAt(frame, at);
      if (step === 2 && this.hasText) this.onUpdate(frame, next);
      else if (step === 1 || step === 2) this.receiveText(frame.subarray(next, next + length), step === 1);
      else this.socket.send(syncFrame(this.prefix, 1, emptyUpdate));
    } else if (type === 101) this.receiveBarrier(frame, at);
  }

  private receiveText(piece: Uint8Array, isLast: boolean): void {
    this.pieces.push(piece);
    if (!isLast) return;
    this.hasText = true;
    this.resolveText(this.pieces);
  }

  private receiveBarrier(frame: Buffer, start: number): void {
    const { value: seq, next } = varUintAt(frame, start);
    const { value: status } = varUintAt(frame, next);
    if (this.barrier?.seq !== seq) return;
    if (status === 0) this.durable = this.barrier.covers;
    this.barrier = null;
    const barrier = this.sent > this.durable ? this.barrierSoon() : null;
    if (barrier) this.socket.send(barrier);
  }
}

/** Opens many connections, some at a time, and waits until all have the text. */
export async function openAll<T extends Client>(count: number, open: (index: number) => T): Promise<T[]> {
  const clients: T[] = [];
  const atOnce = 25;
  while (clients.length < count) {
    const few = Array.from({ length: Math.min(atOnce, count - clients.length) }, (_, i) => open(clients.length + i));
    await Promise.all(few.map((client) => client.text));
    clients.push(...few);
  }
  return clients;
}
