import { setTimeout as sleep } from "node:timers/promises";
import * as Y from "yjs";
import { encodeEntries } from "#app/drafting/journal-codec.ts";
import { createPrisma } from "#app/kernel/prisma.server.ts";
import { Client } from "./client.ts";
import type { History } from "./history.ts";
import type { Installation } from "./servers.ts";
import { keystrokeUpdate, paragraphUpdate } from "./typing.ts";

/** A writer whose one edit makes a server notice a document whose history was put into its database. */
const touchingClientId = 900_000;

/** The text of a document as a server sends it to who opens it. */
export async function readText(installation: Installation, document: number): Promise<Uint8Array> {
  const server = await installation.start();
  const client = new Client(server, server.document(document), 0);
  const text = Y.mergeUpdates(await client.text);
  client.close();
  await server.end("SIGTERM");
  return text;
}

/** Writes a history into the journal of ours, one row an edit, as a person typing alone leaves it. */
export async function writeJournal(ours: Installation, document: string, history: History): Promise<void> {
  const database = createPrisma({ dataDir: ours.folder });
  const last = await database.prisma.journalEntry.findFirst({
    where: { documentId: document },
    orderBy: { seq: "desc" },
    select: { seq: true },
  });
  const at = new Date();
  const first = (last?.seq ?? 0) + 1;
  const rowsAtOnce = 2000;
  for (let start = 0; start < history.updates.length; start += rowsAtOnce) {
    await database.prisma.journalEntry.createMany({
      data: history.updates.slice(start, start + rowsAtOnce).map((update, i) => ({
        documentId: document,
        seq: first + start + i,
        at,
        entries: encodeEntries([{ userId: `bench${(start + i) % 8}`, sector: "cityGovernment", update }]),
      })),
    });
  }
  await database.close();
}

/** Rows in the journal of a document of ours. */
export async function journalRows(ours: Installation, document: string): Promise<number> {
  const database = createPrisma({ dataDir: ours.folder });
  const rows = await database.prisma.journalEntry.count({ where: { documentId: document } });
  await database.close();
  return rows;
}

/**
 * Opens the document once, writes a little and leaves, as the last person would have; then stops the server in order.
 * A server that tidies up its storage in the background has the time for it.
 */
export async function openOnce(installation: Installation, document: number): Promise<void> {
  const server = await installation.start();
  const client = new Client(server, server.document(document), 0);
  await client.text;
  client.sendUpdate(paragraphUpdate(touchingClientId));
  client.sendUpdate(keystrokeUpdate(touchingClientId, 0));
  await sleep(4000);
  client.close();
  await sleep(1000);
  await server.end("SIGTERM");
}

/** Gives a server the text as one update. Hocuspocus stores it within its debounce of 2 to 10 seconds. */
export async function pushState(installation: Installation, document: number, state: Uint8Array): Promise<void> {
  const server = await installation.start();
  const client = new Client(server, server.document(document), 0);
  await client.text;
  client.sendUpdate(state);
  await sleep(4000);
  client.close();
  await sleep(1000);
  await server.end("SIGTERM");
}
