import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
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
test("old acts in the log stay, and name nobody any more", async () => {
  const act = { kind: "memberChanged", actorId: "actor", personId: "actor" };
  await prisma().auditEntry.createMany({
    data: [
      { ...act, at: daysAgo(1826) },
      { ...act, at: daysAgo(1824) },
    ],
  });
  await keepRetention({ ...application.ctx, now: () => now }, { inactiveAccountDays: 0, actsDays: 1825 });
  const acts = await prisma().auditEntry.findMany({ where: { kind: "memberChanged" }, orderBy: { at: "asc" } });
  expect(acts).toHaveLength(2);
  expect(acts.map(({ actorId, personId }) => [actorId === "actor", personId === "actor"])).toEqual([
    [false, false],
    [true, true],
  ]);
});
