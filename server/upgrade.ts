import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import type { Context } from "#app/kernel/context.server.ts";
import type { Live } from "./live/live.ts";
import { isOwnOrigin } from "./origin.ts";
import { sessionIdOf } from "./session-cookie.ts";
import type { SyncServer } from "./sync/sync-server.ts";

const documentPath = /^\/sync\/([\w-]{1,64})$/;

/** The one dispatcher of WebSocket upgrades. */
export function attachUpgrades(
  server: Server,
  parts: { ctx: Context; sync: SyncServer; live: Live; appUrl: string | undefined },
): void {
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", (error) => parts.ctx.log.debug({ err: error }, "upgrade failed"));
    // Vite answers its own upgrades in development.
    if (request.headers["sec-websocket-protocol"]?.startsWith("vite-")) return;
    if (!isOwnOrigin(request, parts.appUrl)) {
      refuse(socket, "403 Forbidden");
      return;
    }
    if (!URL.canParse(request.url ?? "", "http://localhost")) {
      refuse(socket, "400 Bad Request");
      return;
    }
    const url = new URL(request.url ?? "", "http://localhost");
    if (url.pathname === "/live/" || url.pathname === "/live") {
      parts.live.handleUpgrade(request, socket, head);
      return;
    }
    const documentId = documentPath.exec(url.pathname)?.[1];
    if (documentId === undefined) {
      refuse(socket, "404 Not Found");
      return;
    }
    const sessionId = sessionIdOf(request, parts.ctx.sessionSecret);
    parts.sync.handleUpgrade(request, socket, head, { documentId, sessionId, query: url.searchParams });
  });
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
