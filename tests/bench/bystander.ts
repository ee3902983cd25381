import { performance } from "node:perf_hooks";
import { Client } from "./client.ts";
import { readUpdate } from "./read-update.ts";
import type { RunningServer } from "./running-server.ts";
import { keystrokesAt, keystrokeUpdate, paragraphUpdate } from "./typing.ts";
import { type ServerKind, wires } from "./wire.ts";

// A process of its own: two people on another document, one typing fast, the other timing. What holds up the load generator's loop
// does not hold up this one. Its parent sends the server, then "reset" and "report".

const beatMs = 10;
const clientId = 800_000 + (process.pid % 100_000);

export interface BystanderTask {
  kind: ServerKind;
  port: number;
  document: string;
  headers: Record<string, string>;
}

export interface BystanderReport {
  /** The longest an edit took to reach the reader, in milliseconds, also one still under way. */
  longest: number;
}

const sentAt: number[] = [];
let seen = 0;
let longest = 0;

async function begin(task: BystanderTask): Promise<void> {
  const server = {
    ...task,
    name: task.kind,
    wire: wires[task.kind],
    headers: () => task.headers,
    output: () => "",
  } as unknown as RunningServer;
  const reader = new Client(server, task.document, 0, (frame, start) => {
    const now = performance.now();
    readUpdate(frame, start, (client, end) => {
      if (client !== clientId) return;
      for (; seen < keystrokesAt(end); seen++) longest = Math.max(longest, now - (sentAt[seen] ?? now));
    });
  });
  await reader.text;
  const writer = new Client(server, task.document, 0);
  await writer.text;
  writer.sendUpdate(paragraphUpdate(clientId));
  setInterval(() => {
    sentAt.push(performance.now());
    writer.sendUpdate(keystrokeUpdate(clientId, sentAt.length - 1));
  }, beatMs);
}

process.on("message", (message: BystanderTask | "reset" | "report") => {
  if (message === "reset") {
    longest = 0;
    process.send?.("done");
  } else if (message === "report") {
    const waiting = seen < sentAt.length ? performance.now() - (sentAt[seen] ?? 0) : 0;
    process.send?.({ longest: Math.max(longest, waiting) } satisfies BystanderReport);
  } else {
    begin(message).then(() => process.send?.("done"));
  }
});
process.on("disconnect", () => process.exit(0));
