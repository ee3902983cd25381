import { afterAll, beforeAll, expect, test } from "vitest";
import { readDocument } from "#app/drafting/document-json.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { prismaOf, providerOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;
let documentId: string;
let writer: SyncClient;
let reader: SyncClient;

beforeAll(async () => {
  application = await startTestApplication();
  documentId = (await findDraft(application)).documentId;
  writer = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.city")).cookie);
  reader = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.observer")).cookie);
  await Promise.all([writer.synced(), reader.synced()]);
});

afterAll(async () => {
  writer.close();
  reader.close();
  await application.close();
});

/** From now on the database refuses every write to the journal, as a full disk does. */
async function refuseWrites(table: string): Promise<void> {
  const statements =
    providerOf(application.ctx.db) === "sqlite"
      ? [
          `CREATE TRIGGER "full_${table}" BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(FAIL, 'database or disk is full'); END`,
        ]
      : [
          `CREATE FUNCTION "full_${table}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100'; END $$`,
          `CREATE TRIGGER "full_${table}" BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION "full_${table}"()`,
        ];
  for (const statement of statements) await prismaOf(application.ctx.db).$executeRawUnsafe(statement);
}

async function acceptWrites(table: string): Promise<void> {
  const on = providerOf(application.ctx.db) === "sqlite" ? "" : ` ON "${table}"`;
  await prismaOf(application.ctx.db).$executeRawUnsafe(`DROP TRIGGER "full_${table}"${on}`);
}

test("while the database refuses, nobody else sees the words and their author hears that they are not saved; then all is well by itself", async () => {
  writer.write("przed awarią");
  expect((await writer.barrier()).status).toBe(0);
  await refuseWrites("JournalEntry");
  writer.write("w czasie awarii");
  expect((await writer.barrier()).status).toBe(4);
  writer.write("dalej w czasie awarii");
  expect((await writer.barrier()).status).toBe(4);
  expect(reader.text).not.toContain("w czasie awarii");

  await acceptWrites("JournalEntry");
  await until(() => reader.text.includes("dalej w czasie awarii"), "the reader sees both");
  expect((await writer.barrier()).status).toBe(0);
  expect(reader.text).toBe(writer.text);
  const stored = await loadDocument(application.ctx.db, documentId);
  expect(JSON.stringify(readDocument(stored.doc).body)).toContain("dalej w czasie awarii");
});

test("a document that cannot be loaded lets nobody in half-way: the client comes back and finds it whole", async () => {
  const other = await findDraft(application, "warszawa");
  const prisma = prismaOf(application.ctx.db);
  await prisma.$executeRawUnsafe('ALTER TABLE "JournalEntry" RENAME TO "JournalElsewhere"');
  const { cookie } = await signInAs(application, "warszawa.city");
  const client = new SyncClient(application.wsUrl, other.documentId, cookie);
  await until(() => client.closedWith === 4503, "turned away, to come back");
  expect(client.text).toBe("");
  await prisma.$executeRawUnsafe('ALTER TABLE "JournalElsewhere" RENAME TO "JournalEntry"');
  await client.synced();
  expect(client.text).toContain("Rekomendacja");
  client.close();
});

test("readyz says so while the database refuses to write", async () => {
  const ready = () => fetch(`${application.url}/readyz`).then((response) => response.status);
  expect(await ready()).toBe(200);
  const prisma = prismaOf(application.ctx.db);
  await prisma.$executeRawUnsafe('ALTER TABLE "AccessEpoch" RENAME TO "AccessElsewhere"');
  expect(await ready()).toBe(503);
  await prisma.$executeRawUnsafe('ALTER TABLE "AccessElsewhere" RENAME TO "AccessEpoch"');
  expect(await ready()).toBe(200);
});
