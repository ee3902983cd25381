import { io, type Socket } from "socket.io-client";
import { until } from "./until.ts";

/** A connection to `/live` with a session's cookie, which does not come back by itself. */
export class LiveClient {
  readonly socket: Socket;
  /** Why the server did not let it in. */
  refusal: string | null = null;

  constructor(url: string, cookie: string) {
    this.socket = io(url, {
      path: "/live",
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      extraHeaders: { cookie },
    });
    this.socket.on("connect_error", (error) => {
      this.refusal = error.message;
    });
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  connected(): Promise<void> {
    return until(() => this.socket.connected, "connected to /live");
  }

  close(): void {
    this.socket.disconnect();
  }
}
