import type { IncomingMessage } from "node:http";
import { parse } from "cookie";
import { hashToken } from "#app/kernel/id.server.ts";
import { sessionCookieName } from "#app/people/session.ts";

export function sessionToken(request: IncomingMessage): string | undefined {
  return parse(request.headers.cookie ?? "")[sessionCookieName];
}

/** The id of the session a request claims; whether it still exists is for the database to say. */
export function sessionIdOf(request: IncomingMessage, secret: string): string | null {
  const token = sessionToken(request);
  return token ? hashToken(token, secret) : null;
}
