import { PollingSocket } from "#app/editor/polling-socket.ts";

/** The editor's socket over plain HTTP, for a person who is signed in. */
export function pollingAs(cookie: string): typeof WebSocket {
  class PollingSocketWithCookie extends PollingSocket {
    protected override fetch: typeof fetch = (input, init) =>
      fetch(input, { ...init, keepalive: false, headers: { cookie } });
  }
  return PollingSocketWithCookie as unknown as typeof WebSocket;
}
