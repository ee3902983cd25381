import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

const crowd = 500;

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ env: { MAX_SOCKETS_PER_USER: 1000 } });
});

afterAll(() => application.close());

test(`${crowd} sockets that say nothing are closed with 4508 in time, and cost neither memory nor the others' words`, async () => {
  const { documentId } = await findDraft(application);
  const { cookie } = await signInAs(application, "krakow.ngo");
  const writer = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.city")).cookie);
  await writer.synced();
  const before = process.memoryUsage().rss;
  const codes: number[] = [];
  const silences: number[] = [];
  let opened = 0;
  for (let index = 0; index < crowd; index++) {
    const socket = new WebSocket(`${application.wsUrl}/sync/${documentId}`, { headers: { cookie } });
    let openedAt = Number.NaN;
    socket.on("open", () => {
      opened += 1;
      openedAt = performance.now();
    });
    socket.on("close", (code) => {
      codes.push(code);
      silences.push(performance.now() - openedAt);
    });
    socket.on("error", () => {});
  }
  await until(() => opened === crowd, "all have been let in", 30_000);
  for (let word = 0; word < 20; word++) {
    writer.write(`słowo-${word}`);
    expect((await writer.barrier()).status).toBe(0);
  }
  // This process holds both ends of every socket.
  expect((process.memoryUsage().rss - before) / 2 ** 20, "megabytes").toBeLessThan(150);
  await until(() => codes.length === crowd, "all are closed", 30_000);
  expect(Math.max(...silences), "milliseconds of silence").toBeLessThan(20_000);
  expect(new Set(codes)).toEqual(new Set([4508]));
  expect(writer.closedWith).toBeNull();
  writer.close();
}, 90_000);
