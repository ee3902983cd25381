import { setTimeout as sleep } from "node:timers/promises";
import { Client, openAll } from "../client.ts";
import { memory } from "../process-figures.ts";
import type { Installation } from "../servers.ts";

export interface IdleFigures {
  empty: number;
  full: number;
  /** MiB over the empty process. */
  over: number;
  peakMemory: number;
}

/** Opens each document by one reader who then does nothing. `beginning` is the text that servers get which have none. */
export async function measureIdle(
  installation: Installation,
  documents: number,
  beginning: Uint8Array,
): Promise<IdleFigures> {
  const server = await installation.start();
  await sleep(2000);
  const empty = memory(server.pid).now;
  const clients = await openAll(documents, (index) => new Client(server, server.document(index), index));
  for (const [index, client] of clients.entries()) {
    if (installation.kind !== "ours" && installation.kind !== "relay") client.sendUpdate(beginning);
    client.sendCaret(
      2_000_000 + index,
      { id: `bench${index}`, name: "Participant", sector: "ngo", role: "expert" },
      null,
    );
    if (index % 50 === 49) await sleep(20);
  }
  // Hocuspocus stores what it got after 2 seconds.
  await sleep(5000);
  const { now: full, peak } = memory(server.pid);
  for (const client of clients) client.close();
  await server.end("SIGKILL");
  return { empty, full, over: full - empty, peakMemory: peak };
}
