import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import WebSocket from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { messageType } from "#server/sync/protocol.ts";
import { until } from "./until.ts";

export interface BarrierReply {
  status: number;
  durableSeq: number;
}

/** A stock y-websocket client with a session's cookie, and barriers as our editor sends them. */
export class SyncClient {
  readonly doc = new Y.Doc();
  readonly provider: WebsocketProvider;
  closedWith: number | null = null;
  private nextBarrier = 1;
  private readonly waiting = new Map<number, (reply: BarrierReply) => void>();

  constructor(
    wsUrl: string,
    documentId: string,
    cookie: string,
    options: {
      params?: Record<string, string>;
      WebSocketPolyfill?: typeof globalThis.WebSocket;
      /** The longest wait before it tries again to connect, in milliseconds. */
      maxBackoffTime?: number;
    } = {},
  ) {
    class WebSocketWithCookie extends WebSocket {
      constructor(url: string, protocols?: string[]) {
        super(url, protocols, { headers: cookie ? { cookie } : {} });
      }
    }
    this.provider = new WebsocketProvider(`${wsUrl}/sync`, documentId, this.doc, {
      disableBc: true,
      maxBackoffTime: options.maxBackoffTime ?? 2500,
      WebSocketPolyfill: options.WebSocketPolyfill ?? (WebSocketWithCookie as unknown as typeof globalThis.WebSocket),
      ...(options.params ? { params: options.params } : {}),
    });
    this.provider.on("connection-close", (event) => {
      this.closedWith = event?.code ?? null;
    });
    this.provider.messageHandlers[messageType.barrierReply] = (_encoder, decoder) => {
      const seq = decoding.readVarUint(decoder);
      const reply = { status: decoding.readVarUint(decoder), durableSeq: decoding.readVarUint(decoder) };
      this.waiting.get(seq)?.(reply);
      this.waiting.delete(seq);
    };
  }

  get body(): Y.XmlFragment {
    return this.doc.getXmlFragment("body");
  }

  get text(): string {
    return this.body.toString();
  }

  synced(): Promise<void> {
    return until(() => this.provider.synced, "synced");
  }

  /** Adds a paragraph at the end. */
  write(text: string): void {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText(text)]);
    this.body.push([paragraph]);
  }

  /** Asks whether everything sent so far is on disk. Never resolves when the connection ends before the answer. */
  barrier(): Promise<BarrierReply> {
    const seq = this.nextBarrier++;
    const answer = new Promise<BarrierReply>((resolve) => this.waiting.set(seq, resolve));
    this.sendRaw(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, messageType.barrier);
        encoding.writeVarUint(encoder, seq);
      }),
    );
    return answer;
  }

  sendRaw(frame: Uint8Array | string): void {
    this.provider.ws?.send(frame);
  }

  close(): void {
    this.provider.destroy();
    this.doc.destroy();
  }
}
