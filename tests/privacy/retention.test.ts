import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { erasedName } from "#app/privacy/erased-person.ts";
import { keepRetention } from "#app/privacy/keep-retention.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application.close());

const prisma = () => prismaOf(application.ctx.db);
const day = 86_400_000;
const now = new Date("2030-06-01T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * day);
const keep = (inactiveAccountDays: number, actsDays: number) =>
  keepRetention({ ...application.ctx, now: () => now }, { inactiveAccountDays, actsDays });

async function account(id: string, lastSeenAt: Date | null, more: { createdAt?: Date; isSecretariat?: boolean } = {}) {
  const data = { id, email: `${id}@example.org`, name: id, lastSeenAt, createdAt: daysAgo(2000), ...more };
  await prisma().account.create({ data });
}
const stays = async (id: string) => (await prisma().account.findUniqueOrThrow({ where: { id } })).name === id;

test("an account that nobody has used for longer than the instance keeps it is erased; younger ones, and those in use, stay", async () => {
  await account("away", daysAgo(731));
  await account("just-here", daysAgo(729));
  await account("never-came", null);
  await account("invited-lately", null, { createdAt: daysAgo(3) });
  await account("still-signed-in", daysAgo(800));
  await prisma().session.create({
    data: {
      id: "s",
      accountId: "still-signed-in",
      createdAt: daysAgo(800),
      expiresAt: daysAgo(-5),
      lastSeenAt: daysAgo(1),
    },
  });
  await keep(0, 0);
  for (const id of ["away", "never-came"]) expect(await stays(id), "0 days: for ever").toBe(true);

  await keep(730, 0);
  expect(await prisma().account.findUnique({ where: { id: "away" } })).toMatchObject({ name: erasedName });
  expect(await stays("never-came")).toBe(false);
  for (const id of ["just-here", "invited-lately", "still-signed-in"]) expect(await stays(id), id).toBe(true);
  expect(await prisma().erasure.findMany({ where: { accountId: "away" } })).toMatchObject([
    { requestedBy: "retention" },
  ]);
  // A second run finds nothing more to do.
  await keep(730, 0);
  expect(await prisma().erasure.count({ where: { accountId: "away" } })).toBe(1);
});

test("the last moderator of a forum stays, however long they have been away", async () => {
  const forum = await prisma().forum.findUniqueOrThrow({ where: { slug: "lublin" } });
  await account("old-moderator", daysAgo(3000));
  await prisma().membership.updateMany({ where: { forumId: forum.id }, data: { role: "participant" } });
  const seat = { forumId: forum.id, accountId: "old-moderator", sector: "ngo", createdAt: daysAgo(3000) };
  await prisma().membership.create({ data: { id: "m", role: "moderator", ...seat } });
  await keep(730, 0);
  expect(await stays("old-moderator")).toBe(true);
});

test("old acts in the log stay, and name nobody any more", async () => {
  await account("actor", daysAgo(1));
  const act = { kind: "memberChanged", actorId: "actor", personId: "actor" };
  await prisma().auditEntry.createMany({
    data: [
      { ...act, at: daysAgo(1826) },
      { ...act, at: daysAgo(1824) },
    ],
  });
  await keep(0, 1825);
  const acts = await prisma().auditEntry.findMany({ where: { kind: "memberChanged" }, orderBy: { at: "asc" } });
  expect(acts).toHaveLength(2);
  expect(acts.map(({ actorId, personId }) => [actorId === "actor", personId === "actor"])).toEqual([
    [false, false],
    [true, true],
  ]);
});
