import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "#server/sync/limits.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application.close());

test("who types into a full text is refused with 4413 and keeps their words; others read on, delete, and then there is room again", async () => {
  const { documentId } = await findDraft(application);
  const join = async (account: string) =>
    new SyncClient(application.wsUrl, documentId, (await signInAs(application, account)).cookie);
  const [author, other, reader] = [await join("krakow.city"), await join("krakow.ngo"), await join("krakow.observer")];
  await Promise.all([author, other, reader].map((client) => client.synced()));
  // Within the pace of a socket: its burst of bytes is as large as a text may be.
  const page = "p".repeat(200 * 1024);
  for (let pages = 0; pages < Math.ceil(limits.documentBytes / page.length) - 1; pages++) {
    (pages % 2 === 0 ? author : other).write(page);
    if (pages % 8 === 7) expect((await other.barrier()).status).toBe(0);
  }
  for (const client of [author, other]) expect((await client.barrier()).status).toBe(0);
  expect(author.closedWith).toBeNull();
  await until(() => other.body.length === author.body.length, "both have all pages", 60_000);

  author.write(`[jeszcze słowo]${"q".repeat(190 * 1024)}`);
  await until(() => author.closedWith !== null, "refused", 30_000);
  expect(author.closedWith).toBe(4413);
  expect(author.provider.shouldConnect).toBe(false);
  expect(author.text).toContain("[jeszcze słowo]");

  expect(other.closedWith).toBeNull();
  other.body.delete(other.body.length - 2, 2);
  expect((await other.barrier()).status).toBe(0);
  await until(() => reader.body.length === other.body.length, "the reader sees the deletion", 60_000);
  expect(reader.text).not.toContain("[jeszcze słowo]");

  // The author comes back with what they kept, and once more where the deleted pages still counted: the text is measured anew then.
  const isRefused = () => author.closedWith === 4413;
  const areThere = () => reader.body.length === author.body.length;
  for (let tries = 0; tries < 5 && !areThere(); tries++) {
    author.closedWith = null;
    author.provider.connect();
    await until(() => areThere() || isRefused(), "the words are there, or refused again", 60_000);
  }
  expect(areThere()).toBe(true);
  expect(reader.text).toContain("[jeszcze słowo]");
  expect((await author.barrier()).status).toBe(0);
  for (const client of [author, other, reader]) client.close();
}, 160_000);
