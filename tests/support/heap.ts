import WebSocket from "ws";
import type { ServerProcess } from "./server-process.ts";
import { until } from "./until.ts";

/** For startServerProcess: lets `Heap` in. */
export const heapArgs = ["--inspect=127.0.0.1:0"];

/** Looks into the memory of a server process that was started with `heapArgs`. */
export class Heap {
  private readonly socket: WebSocket;
  private nextId = 1;

  private constructor(socket: WebSocket) {
    this.socket = socket;
  }

  static async of(server: ServerProcess): Promise<Heap> {
    const address = () => /ws:\/\/127\.0\.0\.1:\S+/.exec(server.output())?.[0];
    await until(() => address() !== undefined, "the inspector listens");
    const socket = new WebSocket(address() ?? "");
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    return new Heap(socket);
  }

  /** What is alive, in MiB: everything that nobody holds any more has been collected before. */
  async alive(): Promise<number> {
    await this.ask("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize = 0 } = await this.ask("Runtime.getHeapUsage");
    return ((usedSize ?? 0) + backingStorageSize) / 2 ** 20;
  }

  close(): void {
    this.socket.terminate();
  }

  private ask(method: string): Promise<{ usedSize?: number; backingStorageSize?: number }> {
    const id = this.nextId++;
    return new Promise((resolve, reject) => {
      const listen = (data: Buffer) => {
        const answer = JSON.parse(data.toString());
        if (answer.id !== id) return;
        this.socket.off("message", listen);
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
        else resolve(answer.result);
      };
      this.socket.on("message", listen);
      this.socket.send(JSON.stringify({ id, method }));
    });
  }
}
