import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { Client } from "../client.ts";
import type { History } from "../history.ts";
import { cpuSeconds } from "../process-figures.ts";
import type { RunningServer } from "../running-server.ts";
import type { Installation } from "../servers.ts";
import { spread } from "../statistics.ts";
import { type Bystander, watchBystander } from "../watch-bystander.ts";

export interface OpeningFigures {
  /** Milliseconds from the connection's begin to the whole text; NaN for a server that keeps nothing. */
  firstAfterRestart: number;
  alone: number;
  /** Until the last of fifty has it. */
  fifty: number;
  /** Processor time of the server for the fifty, in milliseconds. */
  fiftyCpu: number;
  /** The slowest edit of somebody on another document meanwhile. */
  stalledByRestart: number;
  stalledByFifty: number;
  /** Size of what is sent, and how long a browser takes to apply it. */
  kibibytes: number;
  applyMs: number;
}

const people = 50;

/** Opens the prepared document on an installation that is not running. */
export async function measureOpening(
  installation: Installation,
  document: number,
  otherDocument: number,
  history: History,
): Promise<OpeningFigures> {
  const server = await installation.start();
  const bystander = await watchBystander(server, people + 1, otherDocument);
  await sleep(1000);
  const first = await openingTime(server, document, bystander);
  if (installation.kind === "yWebsocket") {
    // It has forgotten everything.
    const writer = new Client(server, server.document(document), 0);
    await writer.text;
    writer.sendUpdate(history.state);
    await sleep(2000);
    first.client.close();
    first.client = writer;
  }
  // Somebody stays, so that the document is in memory from here on.
  const resident = first.client;
  const alone: number[] = [];
  let text: Uint8Array[] = [];
  for (let i = 0; i < 5; i++) {
    const opened = await openingTime(server, document, bystander);
    alone.push(opened.ms);
    text = await opened.client.text;
    opened.client.close();
  }
  const applyMs = check(text, history);
  await sleep(500);
  const cpu = cpuSeconds(server.pid);
  const begin = performance.now();
  let fifty = 0;
  let clients: Client[] = [];
  const stalledByFifty = await bystander.during(async () => {
    clients = Array.from({ length: people }, (_, person) => new Client(server, server.document(document), person));
    await Promise.all(clients.map((client) => client.text));
    fifty = performance.now() - begin;
    await sleep(200);
  });
  const fiftyCpu = (cpuSeconds(server.pid) - cpu) * 1000;
  for (const client of [...clients, resident]) client.close();
  bystander.leave();
  await server.end("SIGKILL");
  return {
    firstAfterRestart: installation.kind === "yWebsocket" ? Number.NaN : first.ms,
    alone: spread(alone).median,
    fifty,
    fiftyCpu,
    stalledByRestart: installation.kind === "yWebsocket" ? Number.NaN : first.stalled,
    stalledByFifty,
    kibibytes: text.reduce((bytes, piece) => bytes + piece.length, 0) / 1024,
    applyMs,
  };
}

async function openingTime(server: RunningServer, document: number, bystander: Bystander) {
  let client = null as unknown as Client;
  let ms = 0;
  const stalled = await bystander.during(async () => {
    const begin = performance.now();
    client = new Client(server, server.document(document), 0);
    await client.text;
    ms = performance.now() - begin;
  });
  return { client, ms, stalled };
}

/** @returns milliseconds it takes to apply the text. @throws when it is not the whole */
function check(updates: readonly Uint8Array[], history: History): number {
  const doc = new Y.Doc();
  const begin = performance.now();
  for (const update of updates) Y.applyUpdate(doc, update);
  const ms = performance.now() - begin;
  const text = doc.getXmlFragment("body").toString();
  doc.destroy();
  // What was written to try the document stands before or after it.
  if (!text.includes(history.text) && text.length < history.text.length)
    throw new Error("the opened text is not whole");
  return ms;
}
