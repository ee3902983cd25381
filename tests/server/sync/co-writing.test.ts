import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { readJournal } from "#app/drafting/journal-store.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;
let documentId: string;
const clients: SyncClient[] = [];

beforeAll(async () => {
  application = await startTestApplication();
  documentId = (await findDraft(application)).documentId;
});

afterAll(async () => {
  for (const client of clients) client.close();
  await application.close();
});

async function join(account: string): Promise<SyncClient> {
  const { cookie } = await signInAs(application, account);
  const client = new SyncClient(application.wsUrl, documentId, cookie);
  clients.push(client);
  await client.synced();
  return client;
}

describe("two people write one text", () => {
  test("each sees the other's words, and both hear that theirs are on disk", async () => {
    const [city, migrant] = await Promise.all([join("krakow.city"), join("krakow.migrant")]);
    city.write("zdanie urzędu");
    migrant.write("zdanie społeczności");
    await until(() => city.text.includes("zdanie społeczności"), "the city sees the migrant's words");
    await until(() => migrant.text.includes("zdanie urzędu"), "the migrant sees the city's words");
    expect((await city.barrier()).status).toBe(0);
    expect((await migrant.barrier()).status).toBe(0);
    expect(city.text).toBe(migrant.text);
  });

  test("the journal records who wrote, with their sector, as the session says", async () => {
    const ngo = await join("krakow.ngo");
    ngo.write("zdanie organizacji");
    const { durableSeq } = await ngo.barrier();
    const rows = await readJournal(application.ctx.db, documentId, durableSeq - 1);
    const [entry] = decodeEntries(rows[0]?.entries ?? new Uint8Array());
    expect(entry?.sector).toBe("ngo");
    expect(entry?.userId).toMatch(/^[0-9a-f]{32}$/);
  });

  test("who comes later gets the whole text", async () => {
    const first = await join("krakow.city");
    first.write("pierwsze słowa");
    await first.barrier();
    const later = await join("krakow.migrant");
    expect(later.text).toContain("pierwsze słowa");
  });

  test("an observer sees every word and can write none", async () => {
    const [city, observer] = await Promise.all([join("krakow.city"), join("krakow.observer")]);
    observer.write("słowa obserwatora");
    expect((await observer.barrier()).status).toBe(1);
    city.write("słowa urzędu po obserwatorze");
    await until(() => observer.text.includes("słowa urzędu po obserwatorze"), "the observer sees");
    await city.barrier();
    const fresh = await join("krakow.ngo");
    expect(fresh.text).not.toContain("słowa obserwatora");
  });
});
