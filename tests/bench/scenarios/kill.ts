import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { until } from "../../support/until.ts";
import { Client } from "../client.ts";
import { readUpdate } from "../read-update.ts";
import type { RunningServer } from "../running-server.ts";
import type { Installation } from "../servers.ts";
import { keystrokesAt, keystrokeUpdate, paragraphUpdate } from "../typing.ts";

export interface KillFigures {
  kills: number;
  /** Edits that somebody else had on their screen when the server was killed. */
  seen: number;
  /** Of those, edits that are not in the text after the restart. */
  lost: number;
  /** Edits that the server had called durable and that are gone; NaN for servers that promise nothing. */
  durableLost: number;
}

let nextClientId = 700_000;

/** Types five edits a second and kills the server at a random moment, again and again. */
export function measureSteadyKills(installation: Installation, document: number, kills: number): Promise<KillFigures> {
  return measureKills(installation, document, kills, async (writer) => {
    const end = performance.now() + 1000 + Math.random() * 2000;
    while (performance.now() < end) {
      writer.type();
      await sleep(200);
    }
  });
}

/** Sends a thousand edits at once and kills the server when half of them or more have reached somebody else. */
export function measureBurstKills(installation: Installation, document: number, kills: number): Promise<KillFigures> {
  return measureKills(installation, document, kills, async (writer) => {
    for (let i = 0; i < 1000; i++) writer.type();
    const enough = 500 + Math.floor(Math.random() * 501);
    await until(() => writer.seen() >= enough, "the burst reaches the reader", 60_000);
  });
}

interface Writer {
  type(): void;
  seen(): number;
}

async function measureKills(
  installation: Installation,
  document: number,
  kills: number,
  write: (writer: Writer) => Promise<void>,
): Promise<KillFigures> {
  const figures: KillFigures = { kills, seen: 0, lost: 0, durableLost: 0 };
  let server = await installation.start();
  for (let kill = 0; kill < kills; kill++) {
    const clientId = nextClientId++;
    let seen = 0;
    const reader = new Client(server, server.document(document), 0, (frame, start) => {
      readUpdate(frame, start, (client, end) => {
        if (client === clientId) seen = Math.max(seen, keystrokesAt(end));
      });
    });
    const author = new Client(server, server.document(document), 1);
    await Promise.all([reader.text, author.text]);
    author.sendUpdate(paragraphUpdate(clientId));
    let typed = 0;
    await write({
      type: () => author.sendUpdate(keystrokeUpdate(clientId, typed++)),
      seen: () => seen,
    });
    await server.end("SIGKILL");
    await Promise.all([reader.closed, author.closed]);
    server = await installation.start();
    const kept = await keystrokesKept(server, document, clientId);
    figures.seen += seen;
    figures.lost += Math.max(0, seen - kept);
    // The paragraph is the first update a barrier covers.
    figures.durableLost += Math.max(0, author.durable - 1 - kept);
  }
  await server.end("SIGKILL");
  if (!server.wire.hasBarriers) figures.durableLost = Number.NaN;
  return figures;
}

async function keystrokesKept(server: RunningServer, document: number, clientId: number): Promise<number> {
  const client = new Client(server, server.document(document), 2);
  const doc = new Y.Doc();
  for (const update of await client.text) Y.applyUpdate(doc, update);
  client.close();
  const kept = keystrokesAt(Y.getState(doc.store, clientId));
  doc.destroy();
  return Math.max(0, kept);
}
