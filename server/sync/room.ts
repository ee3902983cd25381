import type * as Y from "yjs";
import type { Commit } from "#app/drafting/journal-store.server.ts";
import type { StoredText } from "#app/drafting/load-document.server.ts";
import { addWriters } from "#app/drafting/writers.ts";
import { Audience } from "./audience.ts";
import { Backlog } from "./backlog.ts";
import { CommitLoop } from "./commit-loop.ts";
import type { FoldedRoom } from "./compactor.ts";
import type { RejectReason } from "./figures.ts";
import { type Judgement, judgeBatch } from "./judge-batch.ts";
import { limits } from "./limits.ts";
import type { Participant } from "./participant.ts";
import { encodeUpdate } from "./protocol.ts";
import {
  commitOf,
  isEmpty,
  type Received,
  type ReceivedBarrier,
  type ReceivedUpdate,
  type StoredBatch,
} from "./received.ts";
import { refreshAccess } from "./refresh-access.ts";
import { RoomText } from "./room-text.ts";
import type { JournalNews, RoomWorld } from "./room-world.ts";
import { SharedFrame } from "./shared-frame.ts";
import { SnapshotSchedule } from "./snapshot-schedule.ts";
import { type DecodedUpdate, shortens } from "./update-check.ts";
import { commitWindow } from "./windows.ts";

/**
 * One document in memory with everyone who has it open. An update is on disk before it is applied, sent on or acknowledged,
 * so a room can be dropped at any time without losing anything that anyone else has seen.
 */
export class Room {
  readonly documentId: string;
  readonly audience: Audience;
  private readonly world: RoomWorld;
  private readonly text: RoomText;
  private readonly writers: Map<number, string>;
  private readonly onEmpty: () => void;
  private readonly commits: CommitLoop<Received>;
  private readonly snapshots: SnapshotSchedule;
  private readonly backlog = new Backlog();
  private writtenAt = 0;

  constructor(documentId: string, stored: StoredText, world: RoomWorld, onEmpty: () => void) {
    this.documentId = documentId;
    this.text = new RoomText(stored, world.pause);
    this.writers = stored.writers;
    this.snapshots = new SnapshotSchedule(stored.snapshotSeq, performance.now());
    this.world = world;
    this.onEmpty = onEmpty;
    this.audience = new Audience(() => world.now().getTime());
    this.commits = new CommitLoop({
      commit: (batch) => this.commitBatch(batch),
      keep: (batch) => this.keep(batch),
      window: () => commitWindow(this.audience.connections.size),
      onCommitted: (ms) => world.figures.committed(ms),
      onIdle: () => {
        if (this.isIdle) this.onEmpty();
      },
      onFailure: (error) => world.log.error({ err: error, documentId }, "commit failed"),
    });
    this.snapshotIfDue();
  }

  /** Number of the last journal row that is in the text. */
  get seq(): number {
    return this.text.seq;
  }

  join(connection: Participant): void {
    this.audience.join(connection);
  }

  leave(connection: Participant): void {
    this.audience.leave(connection);
    if (this.isIdle) this.onEmpty();
  }

  /** Nobody is here and nothing waits to be stored. */
  get isIdle(): boolean {
    return this.audience.connections.size === 0 && this.commits.isIdle;
  }

  /** The last commit failed, and the next try is still to come. */
  get isFailing(): boolean {
    return this.commits.isFailing;
  }

  /** Resolves when everything received so far is on disk or refused. */
  settled(): Promise<void> {
    return this.commits.settled();
  }

  stateVector(): Uint8Array {
    return this.text.stateVector();
  }

  /** To be awaited before somebody is given the text; null for one that is given quickly. */
  turnForText(): Promise<void> | null {
    return this.text.bytes > limits.longTextBytes ? this.world.pause() : null;
  }

  /** RoomText.missing; after "later", ask again once `hydrated` has resolved. */
  missing(stateVector: Uint8Array): ReturnType<RoomText["missing"]> {
    return this.text.missing(stateVector);
  }

  async hydrated(): Promise<void> {
    await this.text.hydrate();
  }

  /** Takes in an update, or a barrier behind those of its socket. */
  enqueue(item: Omit<ReceivedUpdate, "at"> | Omit<ReceivedBarrier, "at">): void {
    this.backlog.add(item);
    this.commits.add({ ...item, at: performance.now() });
  }

  /** Takes in what others than those in the room have written into the journal, in its turn among what they write. */
  catchUp(): void {
    this.commits.add({ type: "news", at: performance.now() });
  }

  private keep(batch: Received[]): Received[] {
    this.world.figures.commitFailed();
    return this.backlog.keep(batch);
  }

  private async commitBatch(batch: Received[]): Promise<void> {
    if (batch.some((item) => item.type === "news")) this.takeOver(await this.missedRows());
    const isContent = batch.some((item) => item.type === "update" && !isEmpty(item.update));
    const doc = isContent ? await this.text.hydrate() : null;
    let { fresh, settled } = this.judge(batch, doc);
    let stored: StoredBatch | null = null;
    while (fresh.length > 0) {
      const outcome = await this.store(fresh);
      if (typeof outcome === "object" && "accepted" in outcome) {
        stored = outcome;
        break;
      }
      if (outcome !== "moved") await refreshAccess(this.world, this.audience, fresh, outcome);
      // Either somebody lost their rights, or the text has moved on: the batch is judged again.
      ({ fresh, settled } = this.judge(batch, doc));
    }
    // Who asked whether their text is saved gets the answer with what the others wrote.
    const asking = new Set(batch.flatMap((item) => (item.type === "barrier" ? [item.connection] : [])));
    for (const connection of asking) connection.hold();
    try {
      if (stored) this.apply(stored);
      this.backlog.settle(batch, settled);
    } finally {
      for (const connection of asking) connection.release();
    }
    this.snapshotIfDue();
  }

  private judge(batch: Received[], doc: Y.Doc | null): Judgement {
    return judgeBatch(batch, {
      doc,
      writerOf: (client) => this.writers.get(client) ?? this.audience.accountOf(client),
      hasRoomFor: (bytes, update) => this.hasRoomFor(bytes, update),
      report: (reason) => this.report(reason),
    });
  }

  private hasRoomFor(bytes: number, update: DecodedUpdate): boolean {
    const after = this.text.bytes + bytes + update.bytes.length;
    if (after <= limits.documentBytes) return true;
    // Encoded anew, the text takes no more room for what has been deleted.
    if (!this.world.compactor.isWaiting(this)) this.world.compactor.request(this);
    return after <= limits.documentBytes + limits.shorteningBytes && shortens(update);
  }

  /** @returns the refused commit when its writers' rights have to be read again */
  private async store(accepted: ReceivedUpdate[]): Promise<StoredBatch | "moved" | Commit> {
    const at = this.world.now();
    const commit = commitOf(accepted, { documentId: this.documentId, seq: this.seq + 1, at });
    let isStored: boolean;
    try {
      isStored = await this.world.write(commit);
    } catch (error) {
      // The statement may have been carried out although its answer was lost, or another process took the number.
      const rows = await this.world.readSince(this.documentId, this.seq);
      if (rows.length === 0) throw error;
      const [first] = rows;
      isStored = rows.length === 1 && first !== undefined && Buffer.compare(first.entries, commit.entries) === 0;
      if (!isStored) {
        this.world.figures.sequenceGap();
        this.takeOver(rows);
        return "moved";
      }
    }
    return isStored ? { accepted, seq: commit.seq, at } : commit;
  }

  /** Rows that the text does not have yet; it is hydrated where there are some. */
  private async missedRows(): Promise<JournalNews[]> {
    const rows = await this.world.readSince(this.documentId, this.seq);
    if (rows.length > 0) await this.text.hydrate();
    return rows;
  }

  private takeOver(rows: readonly JournalNews[]): void {
    for (const { written, seq, at } of rows) {
      for (const entry of written) addWriters(this.writers, entry);
      this.integrate(
        written.map((entry) => entry.update),
        seq,
        at,
      );
    }
  }

  private apply({ accepted, seq, at }: StoredBatch): void {
    const [author, ...others] = new Set(accepted.map((item) => item.connection));
    const updates = accepted.map((item) => item.update.bytes);
    for (const { connection, update } of accepted) {
      for (const { id } of update.structs) {
        if (!this.writers.has(id.client)) this.writers.set(id.client, connection.access.actor.accountId);
      }
    }
    // An edit is not echoed to its author; a frame that several wrote goes to all.
    this.integrate(updates, seq, at, others.length === 0 ? author : undefined);
  }

  private integrate(updates: Uint8Array[], seq: number, at: Date, except?: Participant): void {
    const changes = this.text.integrate(updates, seq, at);
    this.writtenAt = performance.now();
    if (changes.length === 0) return;
    this.snapshots.written(changes.reduce((bytes, change) => bytes + change.length, 0));
    this.audience.send(new SharedFrame(changes.map(encodeUpdate)), except);
  }

  /** Counts an update that is not stored. */
  report(reason: RejectReason): void {
    this.world.figures.rejected(reason);
  }

  private snapshotIfDue(): void {
    if (this.snapshots.takeDue(this.seq, performance.now())) this.world.compactor.request(this);
  }

  /** When nobody has written for a while: stores what loading would have to read, and keeps no more than the bytes of the text. */
  rest(now: number): void {
    if (!this.commits.isIdle || now - this.writtenAt < limits.restingTextMs) return;
    if (this.snapshots.takeResting(this.seq, now)) this.world.compactor.request(this);
    else if (!this.world.compactor.isWaiting(this)) this.text.release();
  }

  /** Whether the room may leave memory now; a snapshot may be wanted first. */
  readyToDrop(): boolean {
    if (!this.isIdle) return false;
    if (this.snapshots.takeResting(this.seq, performance.now())) this.world.compactor.request(this);
    return !this.world.compactor.isWaiting(this);
  }

  async fold(): Promise<FoldedRoom | null> {
    const text = await this.text.fold();
    return text && { ...text, writers: this.writers };
  }

  snapshotStored(seq: number): void {
    this.snapshots.stored(seq);
  }

  /** For figures. */
  state() {
    const unsettled = this.commits.unsettled;
    const barrier = unsettled.find((item) => item.type === "barrier");
    return {
      isHydrated: this.text.isHydrated,
      queued: unsettled.length,
      queuedBytes: this.backlog.bytes,
      oldestBarrierMs: barrier ? performance.now() - barrier.at : 0,
    };
  }

  /** Drops the text from memory. Only when idle. */
  destroy(): void {
    this.audience.end();
    this.text.release();
  }
}
