import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, signInAs } from "../support/people.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

async function pageOf(account: string): Promise<string> {
  return `/admin/people/${(await actorOf(application, account)).accountId}`;
}

/** Gives an account a second factor, as if it had been set up long ago. */
async function giveFactor(account: string): Promise<string> {
  const { accountId } = await actorOf(application, account);
  const prisma = prismaOf(application.ctx.db);
  const createdAt = new Date();
  await prisma.codeApp.create({ data: { accountId, secret: "x", lastStep: 0, createdAt } });
  await prisma.account.update({ where: { id: accountId }, data: { secondFactorSince: createdAt } });
  return accountId;
}

const namesIn = (html: string) =>
  [...html.matchAll(/<a href="\/admin\/people\/[^>]*><bdi>([^<]*)/g)].map(([, name]) => name);

describe("the list of people", () => {
  test.each([
    ["daryna", ["Daryna Melnyk"]],
    ["golab tomasz", ["Tomasz Gołąb"]],
    ["KRAKOW.NGO@", ["Adam Rokita"]],
  ])("is searched by %s without capitals, Polish letters or order", async (words, names) => {
    const secretariat = await visitorOf(application, "secretariat");
    const html = await (await secretariat.get(`/admin/people?words=${encodeURIComponent(words)}`)).text();
    expect(namesIn(html)).toEqual(names);
  });

  test("holds everybody with an account, and no sector of anybody", async () => {
    const secretariat = await visitorOf(application, "secretariat");
    const html = await (await secretariat.get("/admin/people")).text();
    const count = await prismaOf(application.ctx.db).account.count();
    expect(namesIn(html)).toHaveLength(count);
    expect(html).not.toContain("społeczności migranckie");
    expect(await (await secretariat.get("/admin/people?words=nikt-taki")).text()).toContain("Nikt nie pasuje");
  });

  test.each([null, "krakow.city", "krakow.moderator"])(
    "is not shown to %s, nor can they reset anybody",
    async (who) => {
      const visitor = await visitorOf(application, who);
      const person = await pageOf("krakow.ngo");
      for (const path of ["/admin/people", person]) {
        const response = await visitor.get(path);
        expect(response.status).toBe(who ? 403 : 302);
        expect(await response.text()).not.toContain("krakow.ngo@");
      }
      expect((await visitor.post(person, {})).status).toBe(who ? 403 : 401);
    },
  );
});

describe("a second factor that was lost", () => {
  test("is reset by the secretariat who has proved again who they are; the person is told and signed out", async () => {
    const accountId = await giveFactor("krakow.expert");
    const { cookie } = await signInAs(application, "krakow.expert");
    const prisma = prismaOf(application.ctx.db);
    const secretariat = await visitorOf(application, "secretariat");
    const path = `/admin/people/${accountId}`;
    expect(await (await secretariat.get(path)).text()).toContain("Wyłącz drugi krok logowania");

    const longAgo = new Date(Date.now() - 11 * 60_000);
    await prisma.session.updateMany({ data: { provedAt: longAgo } });
    const asked = await secretariat.post(path, {});
    expect([asked.status, asked.headers.get("location")]).toEqual([
      307,
      `/confirm?redirectTo=${encodeURIComponent(path)}`,
    ]);
    expect(await prisma.codeApp.count({ where: { accountId } })).toBe(1);

    await prisma.session.updateMany({ data: { provedAt: new Date() } });
    const reset = await secretariat.post(path, {});
    expect([reset.status, reset.headers.get("location")]).toEqual([303, `${path}?done=reset`]);
    expect(await prisma.codeApp.count({ where: { accountId } })).toBe(0);
    const left = await fetch(`${application.url}/sign-in/second-step`, { headers: { cookie }, redirect: "manual" });
    expect(left.status).toBe(303);
    const account = await fetch(`${application.url}/account`, { headers: { cookie }, redirect: "manual" });
    expect(account.headers.get("location")).toContain("/sign-in");
    const [act] = await findActs(application.ctx.db, {}, 1);
    const { accountId: actorId } = await actorOf(application, "secretariat");
    expect(act).toMatchObject({ kind: "secondFactorReset", actorId, personId: accountId });
    const mail = await prisma.outgoingMail.findFirst({ where: { recipient: "krakow.expert@demo.example" } });
    expect(mail?.subject).toBe("Sekretariat wyłączył drugi krok logowania na Twoim koncie w Trójgłosie");
    expect((await secretariat.post(path, {})).status).toBe(409);
  });

  test("is not reset by its owner, however high their office", async () => {
    const accountId = await giveFactor("krakow.city");
    const prisma = prismaOf(application.ctx.db);
    await prisma.account.update({ where: { id: accountId }, data: { isSecretariat: true, secondFactorSince: null } });
    const visitor = await visitorOf(application, "krakow.city");
    const path = `/admin/people/${accountId}`;
    const refused = await visitor.post(path, {});
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("Wyłączyć go w całości może inna osoba");
    expect(await prisma.codeApp.count({ where: { accountId } })).toBe(1);
  });

  test("of somebody who is not there, or was erased, is not found", async () => {
    const secretariat = await visitorOf(application, "secretariat");
    const { accountId } = await actorOf(application, "lublin.ngo");
    await prismaOf(application.ctx.db).account.update({ where: { id: accountId }, data: { erasedAt: new Date() } });
    for (const path of ["/admin/people/nikt", `/admin/people/${accountId}`]) {
      expect((await secretariat.get(path)).status).toBe(404);
      expect((await secretariat.post(path, {})).status).toBe(404);
    }
  });
});

test("the page of a person leads to erasing them", async () => {
  const secretariat = await visitorOf(application, "secretariat");
  const person = await pageOf("lublin.city");
  const erase = person.replace("/admin/people", "/accounts").concat("/erase");
  expect(await (await secretariat.get(person)).text()).toContain(`href="${erase}"`);
  expect(await (await secretariat.get(erase)).text()).toContain(`href="${person}"`);
});
