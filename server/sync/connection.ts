import type { DraftAccess, DraftRefusal } from "#app/drafting/draft-access.server.ts";
import { limits, TokenBucket } from "./limits.ts";
import type { Participant } from "./participant.ts";
import {
  type BarrierStatus,
  barrierStatus,
  type ClientMessage,
  type CloseCode,
  closeCode,
  decodeMessages,
  encodeBarrierReply,
  encodeStateVector,
  refusalCode,
} from "./protocol.ts";
import type { Room } from "./room.ts";
import { SharedFrame } from "./shared-frame.ts";
import type { SyncSocket } from "./sync-socket.ts";
import { decodeUpdate } from "./update-check.ts";

/** One authenticated socket in one room: reads its frames within the limits, writes to it no faster than it reads. */
export class Connection implements Participant {
  access: DraftAccess;
  isSubscribed = false;
  queued = 0;
  private readonly socket: SyncSocket;
  private readonly room: Room;
  private readonly userFrames: TokenBucket;
  private readonly frames: TokenBucket;
  private readonly bytes: TokenBucket;
  private readonly questions: TokenBucket;
  private firstMessage: NodeJS.Timeout | null;
  /** Status of an update that was not stored; it stands until the client's whole text has been taken. */
  private refusal: BarrierStatus = barrierStatus.durable;
  /** An update built on what the server does not have: the server has asked for it, and answers no barrier before it comes. */
  private awaitsReply = false;
  private heldBarriers: number[] = [];
  private lag: { stateVector: Uint8Array; since: number; timer: NodeJS.Timeout } | null = null;

  constructor(socket: SyncSocket, room: Room, access: DraftAccess, userFrames: TokenBucket) {
    const now = performance.now();
    this.socket = socket;
    this.room = room;
    this.access = access;
    this.userFrames = userFrames;
    this.frames = new TokenBucket(limits.framesPerSecond, limits.frameBurst, now);
    this.bytes = new TokenBucket(limits.bytesPerSecond, limits.byteBurst, now);
    this.questions = new TokenBucket(limits.questionsPerSecond, limits.questionBurst, now);
    this.firstMessage = setTimeout(() => this.close(closeCode.tooSlow), limits.firstMessageMs);
    socket.on("message", (data, isBinary) => this.receive(data, isBinary));
    socket.on("close", () => this.dispose());
    this.askForText();
  }

  get mayWrite(): boolean {
    return this.access.mode === "write";
  }

  applyAccess(access: DraftAccess | DraftRefusal): boolean {
    const before = this.access;
    if (typeof access === "string") {
      // What is still in the queue of a socket that has closed must not be tried again.
      this.access = { ...before, mode: "readOnly" };
      this.close(refusalCode[access]);
      return false;
    }
    this.access = access;
    if (access.epoch !== before.epoch) this.close(closeCode.tooOld);
    else if (before.mode !== "write") this.askForText();
    return before.mode !== access.mode || before.sector !== access.sector || before.role !== access.role;
  }

  /** Sends SyncStep1 to those who may write. It goes out before any SyncStep2, so that what was written offline precedes the first barrier. */
  private askForText(): void {
    if (this.mayWrite) this.send(encodeStateVector(this.room.stateVector()));
  }

  private receive(data: Buffer, isBinary: boolean): void {
    if (this.firstMessage) clearTimeout(this.firstMessage);
    this.firstMessage = null;
    if (this.socket.readyState !== this.socket.OPEN) return;
    const refusal = this.refusalOf(data, isBinary);
    const messages = refusal ? null : decodeMessages(data, limits.messagesPerFrame);
    if (messages) this.handleAll(messages);
    else this.close(refusal ?? closeCode.malformed);
  }

  private handleAll(messages: readonly ClientMessage[]): void {
    const further = messages.length - 1;
    if (further > 0 && !this.isPaced(further)) {
      this.close(closeCode.tooFast);
      return;
    }
    for (const message of messages) {
      if (this.socket.readyState !== this.socket.OPEN) return;
      this.handle(message);
    }
  }

  private refusalOf(data: Buffer, isBinary: boolean): CloseCode | null {
    if (!isBinary) return closeCode.malformed;
    if (data.length > limits.frameBytes) return closeCode.tooLarge;
    return this.bytes.take(data.length, performance.now()) && this.isPaced(1) ? null : closeCode.tooFast;
  }

  private isPaced(messages: number): boolean {
    const now = performance.now();
    return this.frames.take(messages, now) && this.userFrames.take(messages, now);
  }

  private handle(message: ClientMessage): void {
    switch (message.type) {
      case "stateVector":
        this.receiveStateVector(message.stateVector);
        break;
      case "update":
        this.receiveUpdate(message.update, message.isReply);
        break;
      case "awareness":
        if (message.entries.length > limits.awarenessEntries) this.close(closeCode.malformed);
        else this.room.audience.receiveCaret(this, message.entries);
        break;
      case "queryAwareness":
        // Who lags gets all carets when they have caught up.
        if (!this.lag) this.send(this.room.audience.caretsFor(this));
        break;
      case "barrier":
        if (this.queued > 0) this.room.enqueue({ type: "barrier", connection: this, seq: message.seq });
        else this.answerBarrier(message.seq);
        break;
    }
  }

  private receiveStateVector(stateVector: Uint8Array): void {
    if (!this.questions.take(1, performance.now())) {
      this.close(closeCode.tooFast);
      return;
    }
    const turn = this.room.turnForText();
    if (turn) void turn.then(() => this.reply(stateVector));
    else this.reply(stateVector);
  }

  private reply(stateVector: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    const missing = this.room.missing(stateVector);
    if (missing === "malformed") {
      this.close(closeCode.malformed);
      return;
    }
    if (missing === "later") {
      this.room.hydrated().then(
        () => this.reply(stateVector),
        () => this.close(closeCode.restarting),
      );
      return;
    }
    // Who does not read what they have asked for is given it when they have.
    if (this.lag) this.lag.stateVector = stateVector;
    else this.sendText(missing);
    if (this.isSubscribed) return;
    this.isSubscribed = true;
    this.send(this.room.audience.caretsFor(this));
  }

  private receiveUpdate(bytes: Uint8Array, isReply: boolean): void {
    if (!this.mayWrite) {
      this.room.report(this.access.mode === "frozen" ? "frozen" : "readOnly");
      this.refuse();
      return;
    }
    const update = decodeUpdate(bytes);
    if (update) {
      this.room.enqueue({ type: "update", connection: this, update, isReply });
      return;
    }
    this.room.report("invalid");
    this.refuseInvalid(isReply);
  }

  refuse(): void {
    this.refusal = this.access.mode === "frozen" ? barrierStatus.frozen : barrierStatus.readOnly;
  }

  /** A client whose whole text is like that cannot be helped. */
  refuseInvalid(isReply: boolean): void {
    this.refusal = barrierStatus.invalid;
    if (isReply) this.close(closeCode.malformed);
  }

  /** Asks for everything the client has. One that holds pieces which do not join may begin anew. */
  refuseGap(isReply: boolean): void {
    if (isReply) {
      this.close(closeCode.restarting);
      return;
    }
    if (this.awaitsReply) return;
    this.awaitsReply = true;
    this.askForText();
  }

  settle(isReply: boolean): void {
    if (!isReply) return;
    this.refusal = barrierStatus.durable;
    this.awaitsReply = false;
    for (const seq of this.heldBarriers.splice(0)) this.answerBarrier(seq);
  }

  answerBarrier(seq: number, failure?: BarrierStatus): void {
    if (this.awaitsReply && failure === undefined && this.mayWrite) {
      // A client has one barrier on its way at a time; what is beyond that is not kept.
      if (this.heldBarriers.push(seq) > 100) this.close(closeCode.malformed);
      return;
    }
    if (!this.mayWrite) this.refuse();
    this.send(encodeBarrierReply(seq, failure ?? this.refusal, this.room.seq));
  }

  /** Until `release`, what is sent waits, to go out in one write. */
  hold(): void {
    this.socket.cork();
  }

  release(): void {
    this.socket.uncork();
  }

  send(message: Uint8Array): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.sendShared(new SharedFrame([message]));
    if (!this.lag && this.socket.bufferedAmount > limits.laggingBytes) this.fallBehind();
  }

  sendLive(frame: SharedFrame): void {
    if (this.lag || this.socket.readyState !== this.socket.OPEN) return;
    this.socket.sendShared(frame);
    if (this.socket.bufferedAmount > limits.laggingBytes) this.fallBehind();
  }

  /** A whole text may weigh more than what a reader may lag by, and is theirs to read: it does not count as lag by itself. */
  private sendText(frames: readonly Uint8Array[]): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    let bytes = 0;
    for (const frame of frames) {
      this.socket.send(frame);
      bytes += frame.length;
    }
    if (!this.lag && this.socket.bufferedAmount > limits.laggingBytes + bytes) this.fallBehind();
  }

  private fallBehind(): void {
    const timer = setInterval(() => this.catchUp(), 100);
    this.lag = { stateVector: this.room.stateVector(), since: performance.now(), timer };
  }

  private catchUp(): void {
    if (!this.lag) return;
    const { stateVector, since, timer } = this.lag;
    const buffered = this.socket.bufferedAmount;
    if (buffered > limits.abandonedBytes || performance.now() - since > limits.abandonedMs) {
      clearInterval(timer);
      this.close(closeCode.tooSlow);
      // The close frame waits behind what the reader does not read.
      setTimeout(() => this.socket.terminate(), 1000).unref();
    } else if (buffered < limits.caughtUpBytes) {
      const missing = this.room.missing(stateVector);
      if (missing === "later") {
        // The next turn of the timer asks again.
        this.room.hydrated().catch(() => this.close(closeCode.restarting));
        return;
      }
      clearInterval(timer);
      this.lag = null;
      if (missing !== "malformed") this.sendText(missing);
      this.send(this.room.audience.caretsFor(this));
    }
  }

  close(code: CloseCode): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.socket.close(code);
  }

  private dispose(): void {
    if (this.firstMessage) clearTimeout(this.firstMessage);
    if (this.lag) clearInterval(this.lag.timer);
    this.room.leave(this);
  }
}
