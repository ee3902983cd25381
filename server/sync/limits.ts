/** What one socket may cost the others. Bytes and milliseconds. */
export const limits = {
  /** A frame over this closes the socket with 4413. */
  frameBytes: 256 * 1024,
  /** What `ws` reads at all: above frameBytes, so that an oversized frame gets our code and not 1009. */
  maxPayload: 1024 * 1024,
  /** Encoded size of a whole text; an update beyond it closes the socket with 4413. */
  documentBytes: 8 * 1024 * 1024,
  /** Writing more than this to a socket takes a millisecond and more: many who open such a text take turns. */
  longTextBytes: 128 * 1024,
  /** Elements inside elements. A list in a table in a list needs about ten. */
  documentDepth: 40,
  /** How often a socket may ask for the text, in a second and in a burst: each answer may be the whole of it. */
  questionsPerSecond: 1,
  questionBurst: 20,
  /** Beyond documentBytes what takes away more than it adds is still taken: nobody could shorten a full text otherwise. */
  shorteningBytes: 512 * 1024,
  awarenessBytes: 2048,
  awarenessEntries: 1024,
  /** Frames a socket may send in a second, and in a burst: a long paste or an hour offline arrives at once. */
  framesPerSecond: 200,
  frameBurst: 3000,
  /** Messages in one frame: an edit, a caret and a barrier go together. */
  messagesPerFrame: 8,
  bytesPerSecond: 1024 * 1024,
  byteBurst: 8 * 1024 * 1024,
  /** The same for all sockets of a person together. */
  userFramesPerSecond: 600,
  userFrameBurst: 9000,
  /** After this a person's bucket is full again, whatever they did. */
  userRefillMs: 15_000,
  /** Received and not yet committed, of one document. Beyond it (the database is away) its sockets are closed with 4503. */
  queuedBytes: 16 * 1024 * 1024,
  /** From the upgrade to the first message. */
  firstMessageMs: 10_000,
  /** A reader that is this far behind gets no carets and no updates until it has caught up. */
  laggingBytes: 1024 * 1024,
  caughtUpBytes: 64 * 1024,
  /** A reader that is this far behind, or lags this long, is closed with 4508. */
  abandonedBytes: 8 * 1024 * 1024,
  abandonedMs: 30_000,
  /** The stock client leaves after 30 s without a message. */
  heartbeatMs: 12_000,
  /** How long an empty room stays in memory. */
  idleRoomMs: 30_000,
  /** How long it stays beyond that for its snapshot, at a time. */
  snapshotWaitMs: 1_000,
  /** How long after the last edit a text that people have open stays in memory as more than its bytes. */
  restingTextMs: 60_000,
  /** A snapshot is due after so many journal rows or bytes, though not sooner than this after the last. */
  snapshotRows: 500,
  snapshotBytes: 512 * 1024,
  snapshotMs: 60_000,
  /** When a text comes to rest, fewer rows are enough. */
  restingSnapshotRows: 50,
} as const;

/** Refills steadily up to its burst; `take` answers whether there was enough. */
export class TokenBucket {
  private readonly perSecond: number;
  private readonly burst: number;
  private tokens: number;
  private filledAt: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  /** `now` in milliseconds, from a clock that does not go back. */
  take(amount: number, now: number): boolean {
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.filledAt) / 1000) * this.perSecond);
    this.filledAt = now;
    if (this.tokens < amount) return false;
    this.tokens -= amount;
    return true;
  }
}
