import { parseSetCookie } from "cookie";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { askSignInLink } from "#app/people/ask-sign-in-link.server.ts";
import { createSignInLimits } from "#app/people/sign-in-limits.server.ts";
import { useSignInLink as enterByLink } from "#app/people/use-sign-in-link.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";

let application: TestApplication;
beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});
afterAll(() => application.close());

const path = "/sign-in/link";

/** A browser that keeps its cookies. */
function browser() {
  const cookies = new Map<string, string>();
  const ask = async (to: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(application.url + to, { ...init, redirect: "manual", headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const { name, value = "" } = parseSetCookie(line);
      cookies.set(name, value);
    }
    return { status: response.status, location: response.headers.get("location"), html: await response.text() };
  };
  return {
    get: (to: string) => ask(to),
    head: (to: string) => ask(to, { method: "HEAD" }),
    post: (to: string, form: Record<string, string>) => ask(to, { method: "POST", body: new URLSearchParams(form) }),
    isIn: () => cookies.has("trojglos_session"),
  };
}

async function mailTo(email: string) {
  const mail = await prismaOf(application.ctx.db).outgoingMail.findFirstOrThrow({
    where: { recipient: email, kind: "signInLink" },
    orderBy: { createdAt: "desc" },
  });
  const token = /token=([\w-]+)/.exec(mail.text)?.[1] ?? "";
  const code = /(\d{6})/.exec(mail.text.replace(/https?:\S+/g, ""))?.[1] ?? "";
  return { token, code, link: `${path}?token=${token}` };
}

const enter = (fields: Record<string, string>) => ({ intent: "enter", redirectTo: "/forums/krakow", ...fields });

test("HEAD, three GETs and a submission from elsewhere use nothing up: the person still gets in by one click", async () => {
  const email = "krakow.ngo@demo.example";
  const person = browser();
  expect((await person.post(path, { email })).status).toBe(303);
  const { token, link } = await mailTo(email);
  const scanner = browser();
  await scanner.head(link);
  for (let times = 0; times < 3; times++) expect((await scanner.get(link)).status).toBe(200);
  for (const code of ["", "abc", "12345678"]) {
    expect((await scanner.post(link, enter({ token, code }))).status).toBe(400);
  }
  expect(scanner.isIn()).toBe(false);
  expect(await person.post(link, enter({ token }))).toMatchObject({ status: 303, location: "/forums/krakow" });
  expect(person.isIn()).toBe(true);
  expect((await person.get(link)).status).toBe(410);
  expect((await person.post(link, enter({ token }))).status).toBe(410);
});

test("in another browser the code of the same mail is asked for; in the asking one it is enough", async () => {
  const email = "krakow.city@demo.example";
  const asking = browser();
  await asking.post(path, { email });
  const first = await mailTo(email);
  const phone = browser();
  expect((await phone.get(first.link)).html).toContain("w innej przeglądarce");
  expect((await phone.post(first.link, enter({ token: first.token, code: first.code }))).status).toBe(303);
  expect(phone.isIn()).toBe(true);
  await asking.post(path, { email });
  expect((await asking.post(path, enter({ code: (await mailTo(email)).code }))).status).toBe(303);
  expect(asking.isIn()).toBe(true);
});

test("of a thousand guesses five are looked at, and the link still lets its owner in", async () => {
  const email = "lublin.ngo@demo.example";
  const { ctx } = application;
  const asked = {
    email,
    browser: "the asking browser",
    language: "pl",
    redirectTo: "/",
    address: "192.0.2.1",
  } as const;
  await askSignInLink(ctx, createSignInLimits(), asked);
  const { token, code } = await mailTo(email);
  const guesses = Array.from({ length: 1001 }, (_, n) => String(n).padStart(6, "0")).filter((guess) => guess !== code);
  const enterWith = (fields: { token?: string; code?: string }) =>
    enterByLink(ctx, { token: "", code: "", userAgent: "", ...asked, ...fields });
  const answers = await Promise.all(guesses.map((guess) => enterWith({ code: guess })));
  expect(answers.some(({ ok }) => ok)).toBe(false);
  const row = await prismaOf(ctx.db).signInRequest.findFirstOrThrow({ where: { email } });
  expect(row.tries).toBe(5);
  expect((await enterWith({ code })).ok).toBe(false);
  expect((await enterWith({ token })).ok).toBe(true);
});

test("an address without an account gets the same answer, and no mail", async () => {
  const known = await browser().post(path, { email: "warszawa.ngo@demo.example" });
  const unknown = await browser().post(path, { email: "nikt@example.org" });
  expect(unknown).toEqual(known);
  expect(await prismaOf(application.ctx.db).outgoingMail.count({ where: { recipient: "nikt@example.org" } })).toBe(0);
  expect((await browser().post(path, { email: "nie adres" })).status).toBe(400);
});

test("who asks for a stranger's mail again and again does not keep them out", async () => {
  const email = "warszawa.city@demo.example";
  for (let times = 0; times < 20; times++) await browser().post(path, { email });
  const count = await prismaOf(application.ctx.db).outgoingMail.count({ where: { recipient: email } });
  expect(count).toBe(5);
  const { token, code, link } = await mailTo(email);
  const owner = browser();
  expect((await owner.post(link, enter({ token, code }))).status).toBe(303);
});

test("two hundred people behind one address are all sent a mail", async () => {
  const accounts = await prismaOf(application.ctx.db).account.findMany({ select: { email: true }, take: 1 });
  const { email: first = "" } = accounts[0] ?? {};
  const people = Array.from({ length: 200 }, (_, n) => (n === 0 ? first : `osoba${n}@example.org`));
  const answers = await Promise.all(people.map((email) => browser().post(path, { email })));
  expect(answers.every(({ status }) => status === 303)).toBe(true);
});

test("beyond its limit a network address is sent no more links, whoever they are for; others are", async () => {
  const { ctx } = application;
  const limits = createSignInLimits(undefined, { points: 2, duration: 60 });
  const ask = (email: string, address: string) =>
    askSignInLink(ctx, limits, { email, address, browser: "b", language: "pl", redirectTo: "/" });
  const email = "lublin.expert@demo.example";
  expect((await ask("a@example.org", "192.0.2.1")).ok).toBe(true);
  expect((await ask("b@example.org", "192.0.2.1")).ok).toBe(true);
  expect(await ask(email, "192.0.2.1")).toMatchObject({ ok: false, reason: "tooManyMails" });
  const mails = () => prismaOf(ctx.db).outgoingMail.count({ where: { recipient: email } });
  expect(await mails()).toBe(0);
  expect((await ask(email, "192.0.2.2")).ok).toBe(true);
  expect(await mails()).toBe(1);
});

test("neither token nor code is stored once it is known", async () => {
  const email = "krakow.expert@demo.example";
  await browser().post(path, { email });
  const { token, code } = await mailTo(email);
  const rows = JSON.stringify(await prismaOf(application.ctx.db).signInRequest.findMany({ where: { email } }));
  expect(rows).not.toContain(token);
  expect(rows).not.toContain(`"${code}"`);
});
