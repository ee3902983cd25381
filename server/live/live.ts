import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { Server as Engine } from "engine.io";
import { type Socket, Server as SocketServer } from "socket.io";
import { z } from "zod";
import { draftAccess } from "#app/drafting/draft-access.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import { can } from "#app/forums/policy.ts";
import { readForum } from "#app/forums/read-forums.server.ts";
import { sectorForOutsiders, seesEveryMark } from "#app/forums/sector-consent.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { DomainEvent } from "#app/kernel/hub.ts";
import { mayWatchVote } from "#app/voting/read-turnout.server.ts";
import { isOwnOrigin } from "../origin.ts";
import { sessionIdOf } from "../session-cookie.ts";
import { Presence } from "./presence.ts";
import { Turnouts } from "./turnouts.ts";

/** What a client asks for: to be told of a forum, of a draft, or of how many vote. */
const watchRequest = z.union([
  z.strictObject({ forum: z.string().min(1).max(100) }),
  z.strictObject({ document: z.string().min(1).max(64) }),
  z.strictObject({ vote: z.string().min(1).max(64) }),
]);
type WatchRequest = z.infer<typeof watchRequest>;

/** Rooms in which those who are there are seen. */
type PeopledRequest = Exclude<WatchRequest, { vote: string }>;

type WatchAnswer = { ok: true } | { ok: false; reason: "invalid" | "noAccess" | "unavailable" };

interface Person {
  id: string;
  name: string;
  sector: SectorId | null;
  role: string;
}

interface SocketData {
  sessionId: string;
  watching: Map<string, WatchRequest>;
}

type LiveSocket = Socket<
  Record<string, never>,
  Record<string, (message: unknown) => void>,
  Record<string, never>,
  SocketData
>;

const roomsPerSocket = 20;
const votePrefix = "vote:";

/**
 * `/live` (socket.io): who is in a forum and in a draft, new recommendations, changes of status and title, turnout of votes. Clients only say what they
 * want to watch; whether they may is decided here, again whenever rights change.
 */
export class Live {
  private readonly ctx: Context;
  private readonly engine: Engine;
  private readonly io: SocketServer;
  private readonly presence: Presence<Person>;
  private readonly turnouts: Turnouts;
  private readonly unsubscribe: () => void;

  constructor(ctx: Context, options: { appUrl: string | undefined }) {
    this.ctx = ctx;
    this.engine = new Engine({
      maxHttpBufferSize: 16 * 1024,
      allowRequest: (request, callback) => callback(null, isOwnOrigin(request, options.appUrl)),
    });
    this.io = new SocketServer({ serveClient: false });
    this.io.bind(this.engine);
    this.presence = new Presence((room, people) => this.tellPresence(room, people));
    this.turnouts = new Turnouts(
      ctx,
      () => this.watchedVotes(),
      (news) => void this.io.to(roomOf(news)).emit("turnout", news),
    );
    this.io.use((socket, next) => this.authenticate(socket as LiveSocket, next));
    this.io.on("connection", (socket) => this.serve(socket as LiveSocket));
    this.unsubscribe = ctx.hub.subscribe((event) => this.tell(event));
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Engine.io takes its own request type, which is Node's with fields that it fills in itself.
    this.engine.handleUpgrade(request as Parameters<Engine["handleUpgrade"]>[0], socket, head);
  }

  /** Long polling, for networks that block WebSockets. */
  handleRequest(request: IncomingMessage, response: ServerResponse): void {
    this.engine.handleRequest(request as Parameters<Engine["handleRequest"]>[0], response);
  }

  private authenticate(socket: LiveSocket, next: (error?: Error) => void): void {
    const sessionId = sessionIdOf(socket.request, this.ctx.sessionSecret);
    if (!sessionId) {
      next(new Error("signedOut"));
      return;
    }
    loadActors(this.ctx, [sessionId]).then(
      (actors) => {
        if (!actors.has(sessionId)) {
          next(new Error("signedOut"));
          return;
        }
        socket.data = { sessionId, watching: new Map() };
        next();
      },
      () => next(new Error("unavailable")),
    );
  }

  private serve(socket: LiveSocket): void {
    socket.on("error", (error: Error) => this.ctx.log.debug({ err: error }, "live socket error"));
    socket.on("watch", (request: unknown, answer: unknown) => {
      this.watch(socket, request).then(
        (result) => typeof answer === "function" && answer(result),
        (error: unknown) => {
          this.ctx.log.warn({ err: error }, "watch failed");
          if (typeof answer === "function") answer({ ok: false, reason: "unavailable" } satisfies WatchAnswer);
        },
      );
    });
    socket.on("disconnect", () => {
      for (const room of socket.data.watching.keys()) this.presence.leave(room, socket.id);
    });
  }

  private async watch(socket: LiveSocket, request: unknown): Promise<WatchAnswer> {
    const parsed = watchRequest.safeParse(request);
    if (!parsed.success || socket.data.watching.size >= roomsPerSocket) return { ok: false, reason: "invalid" };
    if ("vote" in parsed.data) return this.watchVote(socket, parsed.data);
    const room = roomOf(parsed.data);
    const person = await this.admit(socket.data.sessionId, parsed.data);
    if (!person) return { ok: false, reason: "noAccess" };
    if (!socket.connected) return { ok: false, reason: "unavailable" };
    socket.data.watching.set(room, parsed.data);
    await this.seat(socket, room, person);
    return { ok: true };
  }

  private async watchVote(socket: LiveSocket, request: { vote: string }): Promise<WatchAnswer> {
    if (!(await this.mayWatchVote(socket.data.sessionId, request.vote))) return { ok: false, reason: "noAccess" };
    if (!socket.connected) return { ok: false, reason: "unavailable" };
    const room = roomOf(request);
    socket.data.watching.set(room, request);
    await socket.join(room);
    // Whoever comes back has missed what happened meanwhile.
    this.turnouts.changed(request.vote);
    return { ok: true };
  }

  private watchedVotes(): string[] {
    const watching = [...this.io.sockets.adapter.rooms.keys()].filter((room) => room.startsWith(votePrefix));
    return watching.map((room) => room.slice(votePrefix.length));
  }

  private async mayWatchVote(sessionId: string, vote: string): Promise<boolean> {
    const actor = (await loadActors(this.ctx, [sessionId])).get(sessionId);
    return actor !== undefined && mayWatchVote(this.ctx, actor, vote);
  }

  private async seat(socket: LiveSocket, room: string, person: Person): Promise<void> {
    await socket.join(room);
    if (seesEveryMark(person.role)) await socket.leave(observersOf(room));
    else await socket.join(observersOf(room));
    this.presence.join(room, socket.id, person);
  }

  /** Who the person is in that forum or draft; null when they may not watch it. */
  private async admit(sessionId: string, request: PeopledRequest): Promise<Person | null> {
    if ("document" in request) {
      const [access] = await draftAccess(this.ctx, [{ sessionId, documentId: request.document }]);
      if (access === undefined || typeof access === "string") return null;
      return personOf(access.actor, access.sector, access.role);
    }
    const actor = (await loadActors(this.ctx, [sessionId])).get(sessionId);
    const forum = await readForum(this.ctx, actor ?? null, request.forum);
    if (!actor || !forum.ok || !can(actor, "forum.seeMembers", forum.value)) return null;
    const membership = actor.memberships.find((one) => one.forumSlug === request.forum);
    return personOf(actor, membership?.sector ?? null, membership?.role ?? "secretariat");
  }

  /** Observers see nobody's mark that needs consent. */
  private tellPresence(room: string, people: Person[]): void {
    const outsiders = people.map((person) => ({ ...person, sector: sectorForOutsiders(person.sector) }));
    this.io.to(room).except(observersOf(room)).emit("presence", { room, people });
    this.io.to(observersOf(room)).emit("presence", { room, people: outsiders });
  }

  private tell(event: DomainEvent): void {
    if (event.type === "vote") this.turnouts.changed(event.voteId);
    if (event.type !== "recommendation") return;
    const { kind, recommendation } = event;
    for (const forum of event.forums) {
      this.io.to(`forum:${forum}`).emit("recommendation", { kind, forum, ...recommendation });
    }
    this.io.to(`document:${recommendation.documentId}`).emit("recommendation", {
      kind,
      forum: event.forums[0],
      ...recommendation,
    });
  }

  /** Asks again what each socket may watch; ends those whose session is gone. */
  async recheckAccess(): Promise<void> {
    const sockets = [...this.io.sockets.sockets.values()] as unknown as LiveSocket[];
    const actors = await loadActors(this.ctx, [...new Set(sockets.map((socket) => socket.data.sessionId))]);
    for (const socket of sockets) {
      if (!actors.has(socket.data.sessionId)) {
        socket.disconnect(true);
        continue;
      }
      for (const [room, request] of [...socket.data.watching]) {
        if ("vote" in request) {
          if (await this.mayWatchVote(socket.data.sessionId, request.vote)) continue;
          socket.data.watching.delete(room);
          await socket.leave(room);
          continue;
        }
        const person = await this.admit(socket.data.sessionId, request);
        if (!socket.connected) break;
        if (person) {
          await this.seat(socket, room, person);
          continue;
        }
        socket.data.watching.delete(room);
        await socket.leave(room);
        await socket.leave(observersOf(room));
        this.presence.leave(room, socket.id);
      }
    }
  }

  async close(): Promise<void> {
    this.unsubscribe();
    this.presence.stop();
    await this.turnouts.stop();
    await this.io.close();
    this.engine.close();
  }
}

function roomOf(request: WatchRequest): string {
  if ("vote" in request) return `${votePrefix}${request.vote}`;
  return "forum" in request ? `forum:${request.forum}` : `document:${request.document}`;
}

function observersOf(room: string): string {
  return `${room}|observers`;
}

function personOf(actor: Actor, sector: SectorId | null, role: string): Person {
  return { id: actor.accountId, name: actor.name, sector, role };
}
