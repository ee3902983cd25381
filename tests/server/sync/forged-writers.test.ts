import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { readJournal } from "#app/drafting/journal-store.server.ts";
import { loadText } from "#app/drafting/load-document.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { awarenessFrame, RawClient, syncFrame } from "../../support/raw-client.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;
let documentId: string;
let url: string;

beforeEach(async () => {
  application = await startTestApplication();
  documentId = (await findDraft(application)).documentId;
  url = `${application.wsUrl}/sync/${documentId}`;
});

afterEach(() => application.close());

/** What somebody would write who pretends to be the client `clientId` and knows the text as `doc` has it. */
function forgedUpdate(doc: Y.Doc, clientId: number, word: string): Uint8Array {
  const forger = new Y.Doc();
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(doc));
  forger.clientID = clientId;
  const before = Y.encodeStateVector(forger);
  const paragraph = new Y.XmlElement("paragraph");
  forger.getXmlFragment("body").push([paragraph]);
  paragraph.insert(0, [new Y.XmlText(word)]);
  return Y.encodeStateAsUpdate(forger, before);
}

async function open(account: string): Promise<SyncClient> {
  const client = new SyncClient(application.wsUrl, documentId, (await signInAs(application, account)).cookie);
  await client.synced();
  return client;
}

async function openRaw(account: string): Promise<RawClient> {
  const client = new RawClient(url, { cookie: (await signInAs(application, account)).cookie });
  await client.opened();
  client.send(syncFrame(0, new Uint8Array([0])));
  return client;
}

async function authorsOf(clientId: number): Promise<Set<string>> {
  const rows = await readJournal(application.ctx.db, documentId, 0);
  const entries = rows.flatMap((row) => decodeEntries(row.entries));
  return new Set(
    entries.filter(({ update }) => Y.parseUpdateMeta(update).to.has(clientId)).map(({ userId }) => userId),
  );
}

test("nobody writes under the client id of another person, so that no word of theirs can be passed over as known", async () => {
  const [victim, reader] = [await open("krakow.migrant"), await open("krakow.observer")];
  victim.write("słowo pierwsze");
  await victim.barrier();
  const forger = await openRaw("krakow.city");
  forger.send(syncFrame(2, forgedUpdate(victim.doc, victim.doc.clientID, "podszywam się")));
  // The server asks for the whole of it: only what another process has stored may be missing here.
  await until(() => forger.frames.filter((frame) => frame[0] === 0 && frame[1] === 0).length === 2, "it asks");
  forger.send(syncFrame(1, forgedUpdate(victim.doc, victim.doc.clientID, "podszywam się")));
  expect(await forger.closed).toBe(4503);
  victim.write("słowo drugie");
  expect((await victim.barrier()).status).toBe(0);
  await until(() => reader.text.includes("słowo drugie"), "it arrives");
  expect(reader.text).toContain("słowo pierwsze");
  expect(reader.text).not.toContain("podszywam się");
  expect((await authorsOf(victim.doc.clientID)).size).toBe(1);
  for (const client of [victim, reader]) client.close();
});

test("whoever is here under a client id has it before the first word", async () => {
  const victim = await open("krakow.migrant");
  victim.provider.awareness.setLocalState({ cursor: null });
  const forger = await openRaw("krakow.city");
  await until(() => forger.frames.some((frame) => frame[0] === 1 && frame.length > 10), "the victim's id is told");
  forger.send(awarenessFrame([{ clientId: victim.doc.clientID, clock: 9, state: "{}" }]));
  forger.send(syncFrame(2, forgedUpdate(victim.doc, victim.doc.clientID, "podszywam się")));
  victim.write("pierwsze słowo");
  expect((await victim.barrier()).status).toBe(0);
  forger.close();
  const after = await open("krakow.ngo");
  expect(after.text).toContain("pierwsze słowo");
  expect(after.text).not.toContain("podszywam się");
  for (const client of [victim, after]) client.close();
});

test("the ids keep their owners when the text is loaded anew", async () => {
  const author = await open("krakow.ngo");
  author.write("zdanie");
  await author.barrier();
  const { clientID } = author.doc;
  const { writers } = await loadText(application.ctx.db, documentId);
  const [owner] = await authorsOf(clientID);
  expect(writers.get(clientID)).toBe(owner);
  // The template is the server's own.
  expect([...writers.values()].filter((account) => account === "").length).toBe(1);
  author.close();
});

test("a person's second tab and their copy from offline write on, each under ids of theirs", async () => {
  const first = await open("krakow.ngo");
  first.write("z pierwszej karty");
  await first.barrier();
  first.close();
  const second = await open("krakow.ngo");
  // The copy holds what its earlier tab wrote and nobody stored.
  first.write("bez sieci");
  Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc), "a local copy");
  expect((await second.barrier()).status).toBe(0);
  const reader = await open("krakow.observer");
  expect(reader.text).toContain("bez sieci");
  for (const client of [second, reader]) client.close();
});
