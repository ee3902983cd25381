import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { signInAs } from "../support/people.ts";
import { until } from "../support/until.ts";

let application: TestApplication;
let now = new Date();
const next = "zielony czajnik śpiewa";

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  application.ctx.now = () => now;
});

afterAll(() => application.close());

const emailOf = (account: string) => `${account}@demo.example`;
const mailsTo = (account: string, kind = "passwordReset") =>
  prismaOf(application.ctx.db).outgoingMail.findMany({ where: { recipient: emailOf(account), kind } });

async function ask(email: string): Promise<string | null> {
  const answer = await new FormVisitor(application).post("/reset-password", { email });
  expect(answer.status).toBe(303);
  return answer.location;
}

async function tokenFor(account: string): Promise<string> {
  const before = (await mailsTo(account)).length;
  await ask(emailOf(account));
  await until(async () => (await mailsTo(account)).length > before, "the mail is there");
  const texts = (await mailsTo(account)).map(({ text }) => text).join("\n");
  const tokens = [...texts.matchAll(/\/new-password\?token=([\w-]{43})/g)].map(([, token = ""]) => token);
  const last = tokens.at(-1);
  if (!last) throw new Error("no token in the mail");
  return last;
}

const signInWith = async (account: string, password: string) =>
  (await new FormVisitor(application).post("/sign-in", { email: emailOf(account), password })).status;

test("the answer is the same for an address that has no account, and nothing is sent there", async () => {
  const answers = [
    await ask(emailOf("lublin.city")),
    await ask("nobody@demo.example"),
    await ask(" LUBLIN.NGO@demo.example"),
  ];
  expect(new Set(answers)).toEqual(new Set(["/reset-password?sent"]));
  await until(async () => (await mailsTo("lublin.ngo")).length === 1, "the last mail is there");
  expect(await mailsTo("nobody")).toEqual([]);
  const wrong = await new FormVisitor(application).post("/reset-password", { email: "not an address" });
  expect(wrong.status).toBe(400);
  expect(wrong.html).toContain('value="not an address"');
});

test("whatever opens the link leaves it as it is; the person sets a password with it once, and every session ends", async () => {
  const session = await signInAs(application, "krakow.city");
  const token = await tokenFor("krakow.city");
  const scanner = new FormVisitor(application, { userAgent: "curl/8" });
  const page = `/new-password?token=${token}`;
  await fetch(application.url + page, { method: "HEAD" });
  for (let look = 0; look < 3; look++) expect((await scanner.get(page)).status).toBe(200);
  // A scanner that even sends the form has no password to put into it.
  expect((await scanner.post("/new-password", { token, next: "" })).status).toBe(400);
  expect((await scanner.post("/new-password", { token, next: "haslo12345" })).status).toBe(400);
  expect(await signInWith("krakow.city", demoPassword)).toBe(303);

  const person = new FormVisitor(application);
  const both = await Promise.all([1, 2].map(() => person.post("/new-password", { token, next })));
  expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
  expect((await scanner.get(page)).status).toBe(410);
  expect(await signInWith("krakow.city", demoPassword)).toBe(401);
  expect(await signInWith("krakow.city", next)).toBe(303);
  const old = new FormVisitor(application, { cookie: session.cookie });
  expect((await old.get("/account")).location).toContain("/sign-in");
  expect(await mailsTo("krakow.city", "notice")).toHaveLength(1);
});

test("the token stands nowhere in the database but in the mail, and works for its account and purpose alone", async () => {
  const token = await tokenFor("krakow.ngo");
  const prisma = prismaOf(application.ctx.db);
  expect(JSON.stringify(await prisma.passwordReset.findMany())).not.toContain(token);
  expect((await new FormVisitor(application, { cookie: `trojglos_session=${token}` }).get("/account")).status).toBe(
    303,
  );
  expect((await new FormVisitor(application).post("/new-password", { token, next })).status).toBe(303);
  expect(await signInWith("krakow.migrant", next)).toBe(401);
});

test("it works for half an hour; one that was used ends the others", async () => {
  const late = await tokenFor("warszawa.city");
  now = new Date(now.getTime() + 30 * 60_000 + 1);
  expect((await new FormVisitor(application).post("/new-password", { token: late, next })).status).toBe(410);
  const first = await tokenFor("warszawa.ngo");
  const second = await tokenFor("warszawa.ngo");
  expect((await new FormVisitor(application).post("/new-password", { token: second, next })).status).toBe(303);
  expect((await new FormVisitor(application).post("/new-password", { token: first, next })).status).toBe(410);
});

test("mails to one address are few, whoever asks; the answer does not tell", async () => {
  for (let asked = 0; asked < 8; asked++) expect(await ask(emailOf("lublin.migrant"))).toBe("/reset-password?sent");
  await tokenFor("lublin.expert");
  expect(await mailsTo("lublin.migrant")).toHaveLength(5);
});

test("a second factor stays asked for after a reset", async () => {
  const account = await prismaOf(application.ctx.db).account.update({
    where: { email: emailOf("krakow.expert") },
    data: { secondFactorSince: now },
  });
  const token = await tokenFor("krakow.expert");
  await new FormVisitor(application).post("/new-password", { token, next });
  const visitor = new FormVisitor(application);
  await visitor.post("/sign-in", { email: account.email, password: next });
  expect((await visitor.get("/account")).location).toContain("/sign-in/second-step");
});
