import { afterAll, beforeAll, expect, test } from "vitest";
import { remindOfRequests } from "#app/accessibility/remind-of-requests.server.ts";
import { createRequestLimits } from "#app/accessibility/request-limits.server.ts";
import { sendRequest } from "#app/accessibility/send-request.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";

let database: TestDatabase;
let now = new Date("2026-11-02T10:00:00Z");

const secretaries = [
  { id: "anna", email: "anna@biuro.example", language: "pl" },
  { id: "olha", email: "olha@biuro.example", language: "uk" },
];

beforeAll(async () => {
  database = await createTestDatabase();
  const account = { name: "Osoba", createdAt: now };
  const { account: accounts } = prismaOf(database.db);
  for (const secretary of secretaries) {
    await accounts.create({ data: { ...account, ...secretary, isSecretariat: true } });
  }
  await accounts.create({ data: { ...account, id: "ktos", email: "ktos@ngo.example" } });
});

afterAll(() => database.close());

const mails = () =>
  prismaOf(database.db).outgoingMail.findMany({ orderBy: [{ createdAt: "asc" }, { recipient: "asc" }] });

test("the secretariat is told of a request, each in their language and without what was asked, and once more in time", async () => {
  const ctx = testContext(database, { now: () => now });
  const typed = { subject: "Tajna sprawa: nagranie", form: "Napisy", name: "Jan Głuchy", contact: "jan@dom.example" };
  expect((await sendRequest(ctx, createRequestLimits(), typed, "192.0.2.1")).ok).toBe(true);
  const arrived = await mails();
  expect(arrived.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    ["anna@biuro.example", "Nowe żądanie zapewnienia dostępności"],
    ["olha@biuro.example", "Нова вимога забезпечити доступність"],
  ]);
  expect(arrived[0]?.text).toContain("Termin odpowiedzi: 9 listopada 2026.");
  expect(arrived[0]?.text).toContain("/admin/accessibility-requests");
  for (const secret of ["Tajna", "Jan Głuchy", "jan@dom.example"])
    expect(JSON.stringify(arrived)).not.toContain(secret);

  now = new Date("2026-11-06T10:00:00Z");
  await remindOfRequests(ctx);
  expect(await mails()).toHaveLength(2);
  now = new Date("2026-11-07T10:00:00Z");
  await Promise.all([remindOfRequests(ctx), remindOfRequests(ctx)]);
  now = new Date("2026-11-08T10:00:00Z");
  await remindOfRequests(ctx);
  const reminded = (await mails()).slice(2);
  expect(reminded.map(({ recipient }) => recipient)).toEqual(["anna@biuro.example", "olha@biuro.example"]);
  expect(reminded[0]?.subject).toBe("Kończy się czas na odpowiedź na żądanie dostępności");
});

test("of a request that was answered nobody is reminded", async () => {
  const prisma = prismaOf(database.db);
  await prisma.outgoingMail.deleteMany({});
  await prisma.accessibilityRequest.updateMany({ data: { answeredAt: now, answer: "Gotowe" } });
  await remindOfRequests(testContext(database, { now: () => now }));
  expect(await mails()).toEqual([]);
});
