import type { IncomingMessage } from "node:http";

/**
 * Whether a request may change something or open a socket: browsers always name the page it comes from, and that page must be ours.
 * Scripts that are no browser name none and are let through; they carry no one else's cookies.
 */
export function isOwnOrigin(request: IncomingMessage, appUrl: string | undefined): boolean {
  const origin = request.headers.origin;
  if (request.headers["sec-fetch-site"] === "cross-site") return false;
  if (origin === undefined) return true;
  if (appUrl !== undefined && origin === new URL(appUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
