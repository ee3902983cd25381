import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application.close());

/** The values by name, with their labels as they stand. */
async function readMetrics(headers: Record<string, string> = {}) {
  const response = await fetch(`${application.url}/metrics`, { headers });
  const text = await response.text();
  const values = new Map<string, number>();
  for (const line of text.split("\n")) {
    const at = line.lastIndexOf(" ");
    if (!line.startsWith("#") && at > 0) values.set(line.slice(0, at), Number(line.slice(at + 1)));
  }
  return { status: response.status, type: response.headers.get("Content-Type"), text, values };
}

test("the figures of the sync server and of the process are there, as Prometheus text", async () => {
  const { status, type, values, text } = await readMetrics();
  expect(status).toBe(200);
  expect(type).toBe("text/plain; version=0.0.4; charset=utf-8");
  for (const name of [
    "trojglos_sync_commit_seconds_count",
    "trojglos_sync_oldest_barrier_seconds",
    "trojglos_sync_queue_depth",
    "trojglos_sync_queue_bytes",
    "trojglos_sync_buffered_bytes",
    "trojglos_sync_pending_structs_total",
    "trojglos_sync_sequence_gaps_total",
    "trojglos_sync_documents",
    "trojglos_sync_hydrated_documents",
    "trojglos_sync_sockets",
    "process_resident_memory_bytes",
    "process_cpu_seconds_total",
  ]) {
    expect(values.has(name), name).toBe(true);
  }
  expect(text).toContain("# TYPE trojglos_sync_rejected_updates_total counter");
});

test("they follow what happens", async () => {
  const { documentId } = await findDraft(application);
  const before = (await readMetrics()).values;
  const writer = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.city")).cookie);
  const observer = new SyncClient(
    application.wsUrl,
    documentId,
    (await signInAs(application, "krakow.observer")).cookie,
  );
  await Promise.all([writer.synced(), observer.synced()]);
  const opened = (await readMetrics()).values;
  expect(opened.get("trojglos_sync_documents")).toBe(1);
  expect(opened.get("trojglos_sync_hydrated_documents"), "nobody has written").toBe(0);
  expect(opened.get("trojglos_sync_sockets")).toBe(2);
  writer.write("liczba");
  expect((await writer.barrier()).status).toBe(0);
  observer.write("nie wolno");
  await observer.barrier();
  const after = (await readMetrics()).values;
  expect(after.get("trojglos_sync_hydrated_documents")).toBe(1);
  expect(after.get("trojglos_sync_commit_seconds_count")).toBeGreaterThan(
    before.get("trojglos_sync_commit_seconds_count") ?? 0,
  );
  expect(after.get('trojglos_sync_rejected_updates_total{reason="readOnly"}')).toBe(1);
  expect(after.get("trojglos_sync_queue_depth")).toBe(0);
  writer.close();
  observer.close();
  await until(async () => (await readMetrics()).values.get("trojglos_sync_sockets") === 0, "the sockets have gone");
});

test("what comes through a proxy gets nothing", async () => {
  expect((await readMetrics({ "X-Forwarded-For": "203.0.113.7" })).status).toBe(404);
  expect((await readMetrics({ Forwarded: "for=203.0.113.7" })).status).toBe(404);
});
