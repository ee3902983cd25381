import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { readJournal } from "#app/drafting/journal-store.server.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { decodeUpdate } from "#server/sync/update-check.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { Heap, heapArgs } from "../../support/heap.ts";
import { hostileFrame } from "../../support/hostile-frames.ts";
import { editing } from "../../support/hostile-updates.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { type Random, randomFrom } from "../../support/random.ts";
import { awarenessFrame, RawClient, syncFrame } from "../../support/raw-client.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";
import { expectSame, expectWhole } from "../../support/whole-document.ts";

// SEED=… repeats a run; FULL=1 makes it long.
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const count = process.env.FULL === "1" ? 100_000 : 2_000;
const attackers = ["krakow.city", "krakow.migrant", "krakow.expert", "krakow.observer"];
const perBatch = 20;

const secret = "a secret for tests, 32 characters or more";
const noText = new Uint8Array([0, 0]);

let database: TestDatabase;
let ctx: Context;
let server: ServerProcess;
let heap: Heap;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  const { dataDir, databaseUrl } = database;
  const env = { PORT: "0", DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SESSION_SECRET: secret };
  server = await startServerProcess(env, heapArgs);
  heap = await Heap.of(server);
  ctx = testContext(database, { sessionSecret: secret });
});

afterAll(async () => {
  // The process would wait for it.
  heap?.close();
  await server?.end("SIGTERM");
  await database?.close();
});

/** What honest people send: seeds for what is nearly right. */
function honestFrames(random: Random): { frames: Uint8Array[]; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (let edit = 0; edit < 60; edit++) editing(random, doc);
  const frames = [
    ...updates.map((update) => syncFrame(2, update)),
    syncFrame(0, Y.encodeStateVector(doc)),
    syncFrame(1, Y.encodeStateAsUpdate(doc)),
    awarenessFrame([{ clientId: doc.clientID, clock: 1, state: "{}" }]),
    new Uint8Array([3]),
    new Uint8Array([100, 1]),
  ];
  return { frames, updates };
}

/** Sends its share of hostile frames, coming back as often as it is shown the door. @returns the codes it was closed with */
async function attack(account: string, documentId: string, share: number, next: () => Uint8Array[]): Promise<number[]> {
  const { cookie } = await signInAs({ ctx }, account);
  const codes: number[] = [];
  let client: RawClient | null = null;
  for (let sent = 0; sent < share; sent += perBatch) {
    if (!client) {
      client = new RawClient(`${server.wsUrl}/sync/${documentId}`, { cookie });
      await client.opened();
    }
    for (const frame of next()) client.send(frame);
    // Who is asked for all they have has nothing, and is heard again.
    client.send(syncFrame(1, noText));
    const isClosed = await Promise.race([
      client.barrier().then(
        () => false,
        () => true,
      ),
      client.closed.then(() => true),
    ]);
    client.frames.length = 0;
    if (!isClosed) continue;
    const code = await client.closed;
    codes.push(code);
    client = null;
    // Whoever is too fast is let in again when their bucket has filled a little.
    if (code === 4529) await sleep(500);
  }
  client?.close();
  return codes;
}

/** Two who write and read as always. @returns a function that ends it, and how many words went from one to the other */
function meeting(one: SyncClient, other: SyncClient): () => Promise<number> {
  let isOver = false;
  const clockOf = (doc: Y.Doc, client: number) => Y.getState(doc.store, client);
  const talk = async () => {
    let words = 0;
    while (!isOver) {
      const [author, reader] = words % 2 === 0 ? [one, other] : [other, one];
      author.write(`słowo ${words}`);
      expect((await author.barrier()).status, "an honest word is saved").toBe(0);
      const clock = clockOf(author.doc, author.doc.clientID);
      await until(() => clockOf(reader.doc, author.doc.clientID) === clock, "an honest word arrives", 20_000);
      words += 1;
    }
    return words;
  };
  const talking = talk();
  talking.catch(() => {});
  return () => {
    isOver = true;
    return talking;
  };
}

async function figure(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

test(`${count} hostile frames neither stop the server nor stay in its memory, and disturb nobody (SEED=${seed})`, async () => {
  const random = randomFrom(seed);
  const { documentId } = await findDraft({ ctx });
  const join = async (account: string) => {
    const client = new SyncClient(server.wsUrl, documentId, (await signInAs({ ctx }, account)).cookie);
    await client.synced();
    return client;
  };
  const [one, other] = [await join("krakow.moderator"), await join("krakow.ngo")];
  one.write("zanim się zaczęło");
  await one.barrier();
  const before = await heap.alive();

  const endMeeting = meeting(one, other);
  const honest = honestFrames(random);
  const batch = () => {
    const frames = Array.from({ length: perBatch }, () => hostileFrame(random, other.doc, honest));
    // What comes after a frame that closes the socket is not read.
    return [...frames.filter(({ closes }) => !closes), ...frames.filter(({ closes }) => closes)].map(
      ({ frame }) => frame,
    );
  };
  const codes = await Promise.all(
    attackers.map((account) => attack(account, documentId, count / attackers.length, batch)),
  );
  const words = await endMeeting();

  expect(words, "words that were exchanged meanwhile").toBeGreaterThan(count / 400);
  expect([one.closedWith, other.closedWith]).toEqual([null, null]);
  // 4400 malformed, 4413 too large, 4503 come back with all you have, 4529 too fast; 1005 and 1006 would be faults of ours.
  expect([...new Set(codes.flat())].filter((code) => ![4400, 4413, 4503, 4529].includes(code))).toEqual([]);
  expect(server.process.exitCode).toBeNull();
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect(server.output()).not.toMatch(/uncaught|unhandled|"level":60/i);

  await until(() => one.text === other.text, "both have the same text");
  const { doc } = await loadDocument(ctx.db, documentId);
  expectWhole(doc);
  expectSame(doc, one.doc);
  let stored = 0;
  for (let seq = 0, rows = await readJournal(ctx.db, documentId, seq); rows.length > 0; ) {
    for (const { update } of rows.flatMap((row) => decodeEntries(row.entries))) {
      expect(decodeUpdate(update), "what is stored is an update of a text").not.toBeNull();
      stored += 1;
    }
    seq = rows.at(-1)?.seq ?? seq;
    rows = await readJournal(ctx.db, documentId, seq);
  }
  expect(stored, "some went all the way").toBeGreaterThan(words);

  for (const client of [one, other]) client.close();
  await until(async () => (await figure("trojglos_sync_documents")) === 0, "the text leaves memory", 60_000);
  expect(await figure("trojglos_sync_sockets")).toBe(0);
  expect((await heap.alive()) - before, "MiB that stay").toBeLessThan(10);
}, 900_000);
