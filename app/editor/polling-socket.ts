import { closeCodeHeader, decodeFrames, encodeFrames, pollMs, takeBatch } from "#app/drafting/polling-protocol.ts";

type Handler<Event> = ((event: Event) => void) | null;

/** The codes of a connection that broke off, and of one that its owner closed (RFC 6455, 7.4.1). */
const abnormalClosure = 1006;
const noStatus = 1005;

/** What a browser still sends for a page that is being left: 64 KiB at once (Fetch, "keepalive"), of which this is well within. */
const keptAliveBytes = 32 * 1024;

/** An answer that takes this long does not come any more. */
const answerMs = pollMs + 10_000;

interface Answer {
  body: Uint8Array;
  code: number | null;
}

/**
 * The part of the browser's WebSocket that WebsocketProvider uses, made of plain HTTP requests (polling-protocol.ts). Takes the
 * address of the WebSocket. Binary only.
 */
export class PollingSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState: 0 | 1 | 2 | 3 = this.CONNECTING;
  binaryType = "arraybuffer";
  onopen: Handler<object> = null;
  onmessage: Handler<{ data: ArrayBuffer }> = null;
  onerror: Handler<object> = null;
  onclose: Handler<{ code: number; reason: string; wasClean: boolean }> = null;
  /** How it asks; a test adds its session here, where a browser sends its cookie by itself. */
  protected fetch: typeof fetch = (input, init) => fetch(input, init);
  private readonly address: URL;
  private connection = "";
  private readonly queue: Uint8Array[] = [];
  private isSending = false;
  private posts = 0;
  private readonly abort = new AbortController();

  constructor(url: string | URL) {
    this.address = httpAddress(url);
    // Whoever made this has not set its handlers yet.
    queueMicrotask(() => void this.run());
  }

  send(data: Uint8Array | ArrayBuffer): void {
    if (this.readyState !== this.OPEN) return;
    this.queue.push(data instanceof ArrayBuffer ? new Uint8Array(data) : data);
    if (this.isSending) return;
    this.isSending = true;
    // What is sent together goes together.
    queueMicrotask(() => void this.sendQueue());
  }

  /** What was sent before still goes out. */
  close(): void {
    if (this.readyState === this.OPEN) {
      this.readyState = this.CLOSING;
      if (!this.isSending) void this.leave();
    } else if (this.readyState === this.CONNECTING) this.end(noStatus);
  }

  private async run(): Promise<void> {
    const opened = await this.ask("POST", this.address);
    if (!opened) return;
    const { id } = JSON.parse(new TextDecoder().decode(opened.body)) as { id: string };
    this.connection = `${this.address.origin}${this.address.pathname}/${id}`;
    this.readyState = this.OPEN;
    this.onopen?.({});
    for (let turn = 1; this.isReading; turn++) {
      const answer = await this.ask("GET", `${this.connection}/${turn}`);
      if (answer) this.deliver(answer);
    }
  }

  private get isReading(): boolean {
    return this.readyState === this.OPEN;
  }

  private deliver({ body, code }: Answer): void {
    for (const frame of decodeFrames(body)) {
      if (!this.isReading) return;
      if (frame) this.onmessage?.({ data: frame.slice().buffer as ArrayBuffer });
      else this.end(abnormalClosure);
    }
    if (code !== null) this.end(code);
  }

  private async sendQueue(): Promise<void> {
    while (this.queue.length > 0 && this.readyState !== this.CLOSED) {
      this.posts += 1;
      await this.ask("POST", `${this.connection}/${this.posts}`, encodeFrames(takeBatch(this.queue)));
    }
    this.isSending = false;
    if (this.readyState === this.CLOSING) await this.leave();
  }

  private async leave(): Promise<void> {
    await this.ask("DELETE", this.connection);
    this.end(noStatus);
  }

  /** @returns null when the connection has ended: it broke off, or the answer says so */
  private async ask(method: string, url: string | URL, body?: Uint8Array<ArrayBuffer>): Promise<Answer | null> {
    const timer = setTimeout(() => this.end(abnormalClosure), answerMs);
    try {
      const response = await this.fetch(url, {
        method,
        body,
        cache: "no-store",
        redirect: "error",
        keepalive: method !== "GET" && (body?.length ?? 0) <= keptAliveBytes,
        signal: this.abort.signal,
      });
      const header = response.headers.get(closeCodeHeader);
      const answer = {
        body: new Uint8Array(await response.arrayBuffer()),
        code: header === null ? null : Number(header),
      };
      if (this.readyState === this.CLOSED) return null;
      // The frames before the code of a GET are to be read first.
      if (response.ok && (answer.code === null || method === "GET")) return answer;
      this.end(answer.code ?? abnormalClosure);
    } catch {
      this.end(abnormalClosure);
    } finally {
      clearTimeout(timer);
    }
    return null;
  }

  private end(code: number): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.abort.abort();
    if (code === abnormalClosure) this.onerror?.({});
    this.onclose?.({ code, reason: "", wasClean: code !== abnormalClosure });
  }
}

/** Where a WebSocket's address is over plain HTTP. */
export function httpAddress(url: string | URL): URL {
  return new URL(String(url).replace(/^ws/, "http"));
}
