import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "#app/kernel/context.server.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { RawClient, syncFrame } from "../../support/raw-client.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

const stuckReaders = 30;
const paragraphs = 60;
const paragraphBytes = 100_000;

const secret = "a secret for tests, 32 characters or more";

let database: TestDatabase;
let ctx: Context;
let server: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  const { dataDir, databaseUrl } = database;
  server = await startServerProcess({
    PORT: "0",
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    SESSION_SECRET: secret,
  });
  ctx = testContext(database, { sessionSecret: secret });
});

afterAll(async () => {
  await server?.end("SIGTERM");
  await database?.close();
});

async function figure(name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

test(`${stuckReaders} who stop reading for good cost bounded memory, are given up, and keep nobody waiting`, async () => {
  const { documentId } = await findDraft({ ctx });
  const author = new SyncClient(server.wsUrl, documentId, (await signInAs({ ctx }, "krakow.city")).cookie);
  await author.synced();
  const { cookie } = await signInAs({ ctx }, "krakow.observer");
  const stuck = Array.from(
    { length: stuckReaders },
    () => new RawClient(`${server.wsUrl}/sync/${documentId}`, { cookie }),
  );
  for (const client of stuck) {
    await client.opened();
    client.send(syncFrame(0, new Uint8Array([0])));
    await until(() => client.frames.length > 0, "it has the text");
    client.socket.pause();
  }
  const before = await figure("process_resident_memory_bytes");
  for (let part = 0; part < paragraphs; part++) {
    author.write("z".repeat(paragraphBytes));
    expect((await author.barrier()).status).toBe(0);
  }
  // Each may lag by a MiB, and somewhat more on its way; what was written thirty times over would be 180 MiB.
  expect((await figure("trojglos_sync_buffered_bytes")) / 2 ** 20, "MiB that wait").toBeLessThan(stuckReaders * 1.5);
  expect(((await figure("process_resident_memory_bytes")) - before) / 2 ** 20, "MiB in all").toBeLessThan(150);
  await until(async () => (await figure("trojglos_sync_sockets")) === 1, "the readers are given up", 60_000);
  expect(await figure("trojglos_sync_buffered_bytes")).toBe(0);
  author.write("koniec");
  expect((await author.barrier()).status).toBe(0);
  for (const client of stuck) client.socket.resume();
  const codes = await Promise.all(stuck.map((client) => client.closed));
  // 4508, where it still came through: it stands behind what was not read.
  expect([...new Set(codes)].filter((code) => code !== 4508 && code !== 1006)).toEqual([]);
  author.close();
}, 150_000);
