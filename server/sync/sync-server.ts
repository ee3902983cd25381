import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import { type DraftAccess, type DraftRefusal, draftAccess } from "#app/drafting/draft-access.server.ts";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { appendCommits, readJournal } from "#app/drafting/journal-store.server.ts";
import { loadText } from "#app/drafting/load-document.server.ts";
import { encodeSnapshot } from "#app/drafting/snapshot-codec.server.ts";
import { writeSnapshot } from "#app/drafting/snapshot-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { Compactor } from "./compactor.ts";
import { Connection } from "./connection.ts";
import type { SyncFigures, SyncState } from "./figures.ts";
import { Gathered } from "./gathered.ts";
import { Journal } from "./journal.ts";
import { limits, TokenBucket } from "./limits.ts";
import { type CloseCode, closeCode, encodeAwareness, refusalCode } from "./protocol.ts";
import type { Room } from "./room.ts";
import type { RoomWorld } from "./room-world.ts";
import { Rooms } from "./rooms.ts";
import { asSyncSocket, type SyncSocket } from "./sync-socket.ts";
import { Turns } from "./turns.ts";

interface Person {
  sockets: number;
  frames: TokenBucket;
}

/** With `ws`'s own code for a frame beyond maxPayload the stock client would come back and send it again, for ever. */
class SyncWebSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    super.close(code === 1009 ? closeCode.tooLarge : code, data);
  }
}

/** `/sync/<documentId>`: the text of every draft, live. */
export class SyncServer {
  private readonly ctx: Context;
  private readonly maxSocketsPerUser: number;
  private readonly webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxPayload,
    perMessageDeflate: false,
    clientTracking: false,
    WebSocket: SyncWebSocket,
  });
  private readonly sockets = new Set<SyncSocket>();
  private readonly rooms: Rooms;
  /** Many come at the same time: at the beginning of a meeting, or after a restart. */
  private readonly access: Gathered<{ sessionId: string; documentId: string }, DraftAccess | DraftRefusal>;
  private readonly compactor: Compactor;
  private readonly figures: SyncFigures;
  private readonly people = new Map<string, Person>();
  private readonly alive = new WeakSet<SyncSocket>();
  private readonly heartbeat: NodeJS.Timeout;
  private readonly unsubscribe: () => void;
  private isClosing = false;
  /** How often everybody's access has been asked again. */
  private rechecks = 0;

  constructor(ctx: Context, options: { maxSocketsPerUser: number; figures: SyncFigures; idleRoomMs?: number }) {
    this.ctx = ctx;
    this.maxSocketsPerUser = options.maxSocketsPerUser;
    this.figures = options.figures;
    this.compactor = new Compactor({
      write: (documentId, { seq, at, ...content }) =>
        writeSnapshot(ctx.db, documentId, { seq, at, parts: encodeSnapshot(content) }),
      figures: options.figures,
      log: ctx.log,
    });
    this.access = new Gathered((questions) => draftAccess(ctx, questions));
    const turns = new Turns();
    const journal = new Journal((commits) => appendCommits(ctx.db, commits));
    const world: RoomWorld = {
      write: (commit) => journal.write(commit),
      readSince: async (documentId, seq) =>
        (await readJournal(ctx.db, documentId, seq)).map((row) => ({
          seq: row.seq,
          at: row.at,
          entries: row.entries,
          written: decodeEntries(row.entries),
        })),
      access: (questions) => draftAccess(ctx, questions),
      now: () => ctx.now(),
      pause: turns.next,
      compactor: this.compactor,
      figures: options.figures,
      log: ctx.log,
    };
    this.rooms = new Rooms(world, (documentId) => loadText(ctx.db, documentId, turns.next), options.idleRoomMs);
    this.unsubscribe = ctx.hub.subscribe((event) => {
      if (event.type === "text-written") this.rooms.catchUp(event.documentId);
    });
    this.heartbeat = setInterval(() => this.beat(), limits.heartbeatMs);
  }

  /** Completes the handshake, then lets the socket in or closes it with the reason. `sessionId` is null for who is not signed in. */
  handleUpgrade(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    at: { documentId: string; sessionId: string | null; query: URLSearchParams },
  ): void {
    this.webSockets.handleUpgrade(request, socket, head, (webSocket) =>
      this.accept(asSyncSocket(webSocket, socket), at),
    );
  }

  /** Lets an open socket in, or closes it with the reason. */
  accept(socket: SyncSocket, at: { documentId: string; sessionId: string | null; query: URLSearchParams }): void {
    // Nothing is read before the person is known and the text is loaded, so no message can meet half a room.
    socket.pause();
    socket.on("error", (error) => this.ctx.log.debug({ err: error }, "socket error"));
    this.sockets.add(socket);
    socket.once("close", (code) => {
      this.sockets.delete(socket);
      this.figures.socketClosed(code);
    });
    this.alive.add(socket);
    socket.on("pong", () => this.alive.add(socket));
    const deadline = setTimeout(() => socket.terminate(), limits.firstMessageMs * 3);
    this.admit(socket, at)
      .catch((error: unknown) => {
        this.ctx.log.warn({ err: error, documentId: at.documentId }, "document could not be opened");
        return closeCode.restarting;
      })
      .then((refusal) => {
        clearTimeout(deadline);
        socket.resume();
        if (refusal) socket.close(refusal);
      });
  }

  private async admit(
    socket: SyncSocket,
    at: { documentId: string; sessionId: string | null; query: URLSearchParams },
  ): Promise<CloseCode | null> {
    if (this.isClosing) return closeCode.restarting;
    if (!at.sessionId) return closeCode.signedOut;
    const question = { sessionId: at.sessionId, documentId: at.documentId };
    const { rechecks } = this;
    const access = await this.access.ask(question);
    if (typeof access === "string") return refusalCode[access];
    if (isTooOld(access, at.query)) return closeCode.tooOld;
    if (socket.readyState !== socket.OPEN) return null;
    const person = this.personOf(access.actor.accountId);
    if (person.sockets >= this.maxSocketsPerUser) return closeCode.tooFast;
    person.sockets += 1;
    socket.once("close", () => this.forget(access.actor.accountId));
    const room = await this.rooms.open(at.documentId);
    const connection = this.connect(socket, room, access, person);
    if (!connection) return closeCode.restarting;
    // From here on they are asked after with all others; if that happened while the text was loaded, they were not among them yet.
    if (this.rechecks === rechecks) return null;
    room.audience.applyAccess(connection, await this.access.ask(question));
    return null;
  }

  private connect(socket: SyncSocket, room: Room, access: DraftAccess, person: Person): Connection | null {
    if (socket.readyState !== socket.OPEN || this.isClosing) return null;
    const connection = new Connection(socket, room, access, person.frames);
    room.join(connection);
    return connection;
  }

  private personOf(accountId: string): Person {
    const person = this.people.get(accountId) ?? {
      sockets: 0,
      frames: new TokenBucket(limits.userFramesPerSecond, limits.userFrameBurst, performance.now()),
    };
    this.people.set(accountId, person);
    return person;
  }

  private forget(accountId: string): void {
    const person = this.people.get(accountId);
    if (!person) return;
    person.sockets -= 1;
    // Not at once: coming back would fill the bucket.
    const isGone = () => person.sockets === 0 && this.people.get(accountId) === person;
    if (isGone()) setTimeout(() => isGone() && this.people.delete(accountId), limits.userRefillMs).unref();
  }

  /** Asks again what every connected person may do, and closes or demotes those who lost it. */
  async recheckAccess(): Promise<void> {
    this.rechecks += 1;
    const connections = this.rooms
      .all()
      .flatMap((room) => [...room.audience.connections].map((connection) => ({ room, connection })));
    if (connections.length === 0) return;
    const answers = await draftAccess(
      this.ctx,
      connections.map(({ room, connection }) => ({
        sessionId: connection.access.actor.sessionId,
        documentId: room.documentId,
      })),
    );
    for (const [index, { room, connection }] of connections.entries()) {
      const answer = answers[index];
      if (answer) room.audience.applyAccess(connection, answer);
    }
  }

  /** Whether what people write gets to disk: no document waits for another try. */
  get isStoring(): boolean {
    return this.rooms.all().every((room) => !room.isFailing);
  }

  /** How it stands at this moment. */
  state(): SyncState {
    const rooms = this.rooms.all().map((room) => room.state());
    const sum = (figure: (room: (typeof rooms)[number]) => number) =>
      rooms.reduce((all, room) => all + figure(room), 0);
    return {
      documents: rooms.length,
      hydratedDocuments: rooms.filter((room) => room.isHydrated).length,
      sockets: this.sockets.size,
      queued: sum((room) => room.queued),
      queuedBytes: sum((room) => room.queuedBytes),
      bufferedBytes: [...this.sockets].reduce((all, { bufferedAmount }) => all + bufferedAmount, 0),
      oldestBarrierMs: Math.max(0, ...rooms.map((room) => room.oldestBarrierMs)),
    };
  }

  private beat(): void {
    this.rooms.rest(performance.now());
    const frame = encodeAwareness([]);
    for (const socket of this.sockets) {
      if (!this.alive.delete(socket)) {
        socket.terminate();
        continue;
      }
      socket.ping();
      if (socket.readyState === socket.OPEN && socket.bufferedAmount < limits.caughtUpBytes) socket.send(frame);
    }
  }

  /** Writes what was received, tells every client to come back, and waits until they have gone. */
  async close(): Promise<void> {
    this.isClosing = true;
    clearInterval(this.heartbeat);
    this.unsubscribe();
    await within(5000, Promise.all(this.rooms.all().map((room) => room.settled())));
    const gone = [...this.sockets].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
    for (const socket of this.sockets) socket.close(closeCode.restarting);
    // A client over plain HTTP has to come once more to be told.
    await within(3000, Promise.all(gone));
    for (const socket of this.sockets) socket.terminate();
    // What arrived with the last frames.
    await within(1000, Promise.all(this.rooms.all().map((room) => room.settled())));
    this.webSockets.close();
    await within(1000, this.compactor.stop());
  }
}

/** A client that says which schema or which history it holds must hold the present one. */
function isTooOld(access: DraftAccess, query: URLSearchParams): boolean {
  const schema = query.get("schema");
  const epoch = query.get("epoch");
  return (schema !== null && schema !== String(SCHEMA_VERSION)) || (epoch !== null && epoch !== access.epoch);
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
