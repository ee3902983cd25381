import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { closeCodeHeader } from "#app/drafting/polling-protocol.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { isOwnOrigin } from "../origin.ts";
import { sessionIdOf } from "../session-cookie.ts";
import { PolledSocket, refuse } from "./polled-socket.ts";
import { closeCode } from "./protocol.ts";
import type { SyncServer } from "./sync-server.ts";

const address = /^\/([\w-]{1,64})(?:\/([\w-]{24})(?:\/([1-9]\d{0,14}))?)?$/;

/** All together: what is opened and never used again stays for half a minute. */
const maxSockets = 2000;

/** How long a closed connection's code is told to requests that come late. */
const rememberedMs = 5_000;

interface Opened {
  socket: PolledSocket;
  documentId: string;
  sessionId: string;
}

/**
 * `/sync/<documentId>` over plain HTTP (polling-protocol.ts). Each request must come from our own pages and from the session that
 * opened the connection; who may do what is decided by the sync server, as for WebSockets.
 * @returns a handler to be mounted at `/sync`
 */
export function createPolling(parts: {
  ctx: Context;
  sync: SyncServer;
  appUrl: string | undefined;
}): (request: IncomingMessage, response: ServerResponse) => void {
  const opened = new Map<string, Opened>();

  function open(
    response: ServerResponse,
    at: { documentId: string; sessionId: string | null; query: URLSearchParams },
  ) {
    if (!at.sessionId) {
      response.writeHead(200, { [closeCodeHeader]: String(closeCode.signedOut) }).end();
      return;
    }
    if (opened.size >= maxSockets) {
      refuse(response, 503);
      return;
    }
    const id = randomBytes(18).toString("base64url");
    const socket = new PolledSocket();
    opened.set(id, { socket, documentId: at.documentId, sessionId: at.sessionId });
    socket.once("close", () => {
      if (socket.closedWith === null) opened.delete(id);
      // A request that crossed with the last answer must hear the same.
      else setTimeout(() => opened.delete(id), rememberedMs).unref();
    });
    parts.sync.accept(socket, at);
    response.writeHead(201, { "Content-Type": "application/json", "Cache-Control": "no-store" });
    response.end(JSON.stringify({ id }));
  }

  return (request, response) => {
    if (!isOwnOrigin(request, parts.appUrl)) {
      refuse(response, 403);
      return;
    }
    const url = new URL(`http://localhost${request.url ?? "/"}`);
    const [path, documentId, id, turn] = address.exec(url.pathname) ?? [];
    if (path === undefined || documentId === undefined) {
      refuse(response, 404);
      return;
    }
    const sessionId = sessionIdOf(request, parts.ctx.sessionSecret);
    if (id === undefined) {
      if (request.method === "HEAD") refuse(response, 204);
      else if (request.method === "POST") open(response, { documentId, sessionId, query: url.searchParams });
      // A WebSocket's handshake from which somebody on the way took the upgrade.
      else refuse(response, request.method === "GET" ? 426 : 405);
      return;
    }
    const found = opened.get(id);
    // To anybody else it is not there.
    if (!found || found.sessionId !== sessionId || found.documentId !== documentId) {
      refuse(response, 404);
      return;
    }
    const { socket } = found;
    if (socket.readyState === socket.CLOSED) {
      response.writeHead(200, { [closeCodeHeader]: String(socket.closedWith), "Content-Length": 0 }).end();
      return;
    }
    if (request.method === "GET" && turn) socket.poll(Number(turn), response);
    else if (request.method === "POST" && turn) {
      socket.receive(Number(turn), request, response).catch((error: unknown) => {
        parts.ctx.log.debug({ err: error, documentId }, "frames could not be received");
        refuse(response, 400);
      });
    } else if (request.method === "DELETE" && !turn) {
      refuse(response, 204);
      socket.leave();
    } else refuse(response, 405);
  };
}
