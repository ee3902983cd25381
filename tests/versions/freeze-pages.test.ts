import { afterAll, beforeAll, expect, test } from "vitest";
import { findRecommendation } from "#app/drafting/store.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { findDraft } from "../support/people.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";

let application: TestApplication;
let moderator: PageVisitor;
let page: string;
let number: string;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  moderator = await visitorOf(application, "krakow.moderator");
  number = (await findDraft(application)).number;
  page = `/forums/krakow/recommendations/${number}`;
});

afterAll(() => application?.close());

const textOf = async (path: string) => (await (await moderator.get(path)).text()).replace(/<!-- -->/g, "");
const status = async () => (await findRecommendation(application.ctx.db, "krakow", number))?.status;

test("the page tells what is missing and where to make up for it, and has no button before everything is there", async () => {
  const prisma = prismaOf(application.ctx.db);
  const { id } = await prisma.recommendation.findUniqueOrThrow({ where: { number }, select: { id: true } });
  const [addressee] = await prisma.addressee.findMany({ where: { recommendationId: id } });
  if (!addressee) throw new Error("the demo's draft has an addressee");
  await prisma.addressee.deleteMany({ where: { recommendationId: id } });
  const missing = await textOf(`${page}/freeze`);
  expect(missing).toContain('data-requirement="addressee" data-met="false"');
  expect(missing).toContain('data-requirement="summary" data-met="true"');
  expect(missing).toContain(`href="${page}/edit"`);
  expect(missing).not.toContain("Tak, zamroź tekst");
  expect((await moderator.post(`${page}/freeze`, { from: "draft" })).status).toBe(409);
  expect(await status()).toBe("draft");
  await prisma.addressee.create({ data: addressee });
  expect(await textOf(`${page}/freeze`)).toContain("Tak, zamroź tekst");
});

test("whoever proved their identity long ago proves it again first, and nothing is frozen before", async () => {
  const old = new Date(Date.now() - 3_600_000);
  const prisma = prismaOf(application.ctx.db);
  const sessions = await prisma.session.findMany();
  await prisma.session.updateMany({ data: { createdAt: old, provedAt: old } });
  const asked = await moderator.post(`${page}/freeze`, { from: "draft" });
  expect([asked.status, asked.headers.get("location")]).toEqual([307, expect.stringMatching(/^\/confirm\?/)]);
  expect(await status()).toBe("draft");
  for (const { id, createdAt, provedAt } of sessions) {
    await prisma.session.update({ where: { id }, data: { createdAt, provedAt } });
  }
});

test("one click freezes; another tells who has frozen it, and changes nothing", async () => {
  const frozen = await moderator.post(`${page}/freeze`, { from: "draft" });
  expect([frozen.status, frozen.headers.get("location")]).toEqual([303, `${page}/freeze?done`]);
  expect(await status()).toBe("frozen");
  expect(await textOf(`${page}/freeze?done`)).toMatch(/Tekst jest zamrożony\..*Wersja 1.*[0-9a-f]{64}/s);
  const again = await moderator.post(`${page}/freeze`, { from: "draft" });
  expect(again.status).toBe(409);
  expect(await again.text()).toMatch(/id="error-summary".*Tekst jest zamrożony do głosowania/s);
  expect(await prismaOf(application.ctx.db).version.count({ where: { kind: "frozen" } })).toBeGreaterThan(0);
});

test("the drafters see why in the workspace; without scripts too", async () => {
  const city = await visitorOf(application, "krakow.city");
  const draft = await (await city.get(`${page}/draft`)).text();
  expect(draft).toMatch(/Tekst jest zamrożony do głosowania/);
  expect(draft).toContain("Marek Dziedzic");
  expect(draft).toContain(`href="${page}/versions/`);
});

test("unfreezing wants a reason, keeps what was typed, and puts the reason into the register", async () => {
  const without = await moderator.post(`${page}/unfreeze`, { reason: "  " });
  expect(without.status).toBe(400);
  expect(await without.text()).toContain("Wypełnij to pole.");
  const long = "Długi powód. ".repeat(100);
  const tooLong = await moderator.post(`${page}/unfreeze`, { reason: long });
  expect(tooLong.status).toBe(400);
  expect(await tooLong.text()).toContain(long.trim().slice(0, 500));
  const done = await moderator.post(`${page}/unfreeze`, { reason: "Brakuje kosztów w uzasadnieniu." });
  expect(done.status).toBe(303);
  expect(await textOf(page)).toContain("Brakuje kosztów w uzasadnieniu.");
  expect(await status()).toBe("draft");
  expect((await moderator.post(`${page}/unfreeze`, { reason: "Jeszcze raz." })).status).toBe(409);
});
