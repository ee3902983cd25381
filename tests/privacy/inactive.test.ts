import { afterEach, beforeEach, expect, test } from "vitest";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { keepRetention } from "#app/privacy/keep-retention.server.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

const dayMs = 86_400_000;
const begin = new Date("2026-01-01T12:00:00Z");
const retention = { inactiveAccountDays: 100, actsDays: 0 };

let database: TestDatabase;
let now: Date;
let ctx: Context;

beforeEach(async () => {
  database = await createTestDatabase();
  now = begin;
  ctx = testContext(database, { now: () => now });
  const account = { name: "Olha Sowa", email: "olha@ngo.example", language: "uk", createdAt: begin };
  await prismaOf(database.db).account.create({ data: { id: "olha", ...account, lastSeenAt: begin } });
});

afterEach(() => database.close());

/** The daily work on a day after the beginning. */
async function onDay(day: number): Promise<void> {
  now = new Date(begin.getTime() + day * dayMs);
  await keepRetention(ctx, retention);
}

const mails = () => prismaOf(database.db).outgoingMail.findMany({ where: { recipient: "olha@ngo.example" } });
const send = () => prismaOf(database.db).outgoingMail.updateMany({ data: { sentAt: now } });
const isErased = async () =>
  (await prismaOf(database.db).account.findUniqueOrThrow({ where: { id: "olha" } })).erasedAt !== null;

test("who has not signed in is warned once a month before, in their language, and erased when they do not come", async () => {
  await onDay(69);
  expect(await mails()).toEqual([]);
  await onDay(71);
  const [warning] = await mails();
  expect(warning?.subject).toBe("Ваш обліковий запис у Trójgłos буде видалено");
  // A month after the warning, which came a day later than the hundred days ask for.
  expect(warning?.text).toContain("12 квітня 2026");
  await send();
  await onDay(72);
  expect(await mails()).toHaveLength(1);
  await onDay(100);
  expect(await isErased()).toBe(false);
  await onDay(102);
  expect(await isErased()).toBe(true);
  expect(await mails()).toEqual([]);
});

test("who signs in after the warning stays, and is warned anew of the next absence", async () => {
  await onDay(75);
  await send();
  const lastSeenAt = new Date(begin.getTime() + 90 * dayMs);
  await prismaOf(database.db).account.update({ where: { id: "olha" }, data: { lastSeenAt } });
  await onDay(130);
  expect(await mails()).toHaveLength(1);
  await onDay(165);
  expect(await mails()).toHaveLength(2);
  expect(await isErased()).toBe(false);
});

test("whom no mail could be sent to is not erased; whose mailbox is gone is", async () => {
  await onDay(71);
  await onDay(400);
  expect(await isErased()).toBe(false);
  await prismaOf(database.db).outgoingMail.updateMany({ data: { failedAt: now, failure: "refused" } });
  await onDay(429);
  expect(await isErased()).toBe(false);
  await onDay(431);
  expect(await isErased()).toBe(true);
});

test("with a whole month of notice even where the setting is new and the absence long over", async () => {
  await onDay(500);
  expect(await isErased()).toBe(false);
  await send();
  await onDay(529);
  expect(await isErased()).toBe(false);
  await onDay(531);
  expect(await isErased()).toBe(true);
});
