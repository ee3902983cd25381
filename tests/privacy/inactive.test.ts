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

test("who is the last of the secretariat stays, is told so once in an absence, and goes when there is another", async () => {
  const prisma = prismaOf(database.db);
  await prisma.account.update({ where: { id: "olha" }, data: { isSecretariat: true } });
  await onDay(71);
  const [letter, ...others] = await mails();
  expect(others).toEqual([]);
  expect(letter?.subject).toBe("Ви давно не користуєтеся обліковим записом у Trójgłos");
  expect(letter?.text).toContain("єдиний запис секретаріату");
  // The outbox forgets after 90 days; the letter is not written again.
  for (const day of [102, 190, 400]) {
    await prisma.outgoingMail.deleteMany();
    await onDay(day);
    expect(await mails()).toEqual([]);
  }
  expect(await isErased()).toBe(false);
  expect(await prisma.auditEntry.findMany({ select: { kind: true, actorId: true, personId: true } })).toEqual([
    { kind: "unusedAccountKept", actorId: null, personId: "olha" },
  ]);

  const second = { name: "Jan Lis", email: "jan@example.org", isSecretariat: true, createdAt: now, lastSeenAt: now };
  await prisma.account.create({ data: { id: "jan", ...second } });
  await onDay(401);
  expect((await mails()).map(({ subject }) => subject)).toEqual(["Ваш обліковий запис у Trójgłos буде видалено"]);
  await send();
  await onDay(432);
  expect(await isErased()).toBe(true);
});

test("who alone moderates a forum stays, and is told which", async () => {
  const prisma = prismaOf(database.db);
  const forum = { slug: "lublin", prefix: "LUB", name: "Forum Lublin", city: "Lublin", description: "" };
  await prisma.forum.create({ data: { id: "lublin", ...forum, votingSectors: "ngo", position: 1, createdAt: begin } });
  const seat = { accountId: "olha", forumId: "lublin", role: "moderator", sector: "ngo", createdAt: begin };
  await prisma.membership.create({ data: { id: "seat", ...seat } });
  await onDay(71);
  await onDay(300);
  expect(await mails()).toHaveLength(1);
  expect((await mails())[0]?.text).toContain("Forum Lublin");
  expect(await isErased()).toBe(false);
});
