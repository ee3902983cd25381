import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { createContext } from "#server/context.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { actorOf, signInAs } from "../support/people.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

beforeEach(() => {
  application.ctx.areDemoAccountsFixed = true;
});

afterAll(() => application.close());

const next = "zupełnie inne długie hasło";
const sentence = "To konto wersji demonstracyjnej, z którego korzystają wszyscy.";

const visitorAs = async (account: string) =>
  new FormVisitor(application, { cookie: (await signInAs(application, account)).cookie });

describe("on a demo that others can reach, a visitor", () => {
  test("cannot change the password of a demo account, and the next one signs in with the published one", async () => {
    const visitor = await visitorAs("krakow.city");
    const answer = await visitor.post("/account/password", { current: demoPassword, next });
    expect(answer.status).toBe(403);
    expect(answer.html).toContain(sentence);
    await expect(signInAs(application, "krakow.city")).resolves.toBeTruthy();
  });

  test("cannot set one by the reset mail either, whoever reads it", async () => {
    const { ctx } = application;
    const email = "krakow.city@demo.example";
    ctx.areDemoAccountsFixed = false;
    await new FormVisitor(application).post("/reset-password", { email });
    const mailsTo = () => prismaOf(ctx.db).outgoingMail.findMany({ where: { recipient: email } });
    await expect.poll(async () => (await mailsTo()).length).toBe(1);
    const [, token = ""] = /token=([\w-]+)/.exec((await mailsTo())[0]?.text ?? "") ?? [];
    ctx.areDemoAccountsFixed = true;
    const answer = await new FormVisitor(application).post("/new-password", { token, next });
    expect(answer.status).toBe(403);
    expect(answer.html).toContain(sentence);
    await expect(signInAs(application, "krakow.city")).resolves.toBeTruthy();
  });

  test("cannot put a second factor on it", async () => {
    const visitor = await visitorAs("krakow.ngo");
    const page = await visitor.get("/account/second-factor/app");
    const [, offer = ""] = /name="offer" value="([^"]+)"/.exec(page.html) ?? [];
    const app = await visitor.post("/account/second-factor/app", { offer, code: "123456" });
    expect([app.status, app.html.includes(sentence)]).toEqual([403, true]);
    const passkey = await visitor.post("/account/second-factor/passkey", { name: "Laptop", passkey: "{}" });
    expect([passkey.status, passkey.html.includes(sentence)]).toEqual([403, true]);
  });

  test("cannot erase it, nor can the demo's secretariat", async () => {
    const { accountId } = await actorOf(application, "krakow.ngo");
    const confirmation = "krakow.ngo@demo.example";
    for (const [account, path] of [
      ["krakow.ngo", "/account/erase"],
      ["secretariat", `/accounts/${accountId}/erase`],
    ] as const) {
      const answer = await (await visitorAs(account)).post(path, { confirmation });
      expect([account, answer.status]).toEqual([account, 403]);
      expect(answer.html).toContain(sentence);
    }
    const account = await prismaOf(application.ctx.db).account.findUniqueOrThrow({ where: { id: accountId } });
    expect(account.erasedAt).toBeNull();
  });

  test("does all of it with an account of their own", async () => {
    const { accountId } = await actorOf(application, "lublin.city");
    const visitor = await visitorAs("lublin.city");
    await prismaOf(application.ctx.db).account.update({ where: { id: accountId }, data: { isDemo: false } });
    expect((await visitor.post("/account/password", { current: demoPassword, next })).status).toBe(303);
  });
});

test.each([
  [{ HOST: undefined, APP_URL: undefined }, false],
  [{ HOST: "127.0.0.1", APP_URL: undefined }, false],
  [{ HOST: "0.0.0.0", APP_URL: undefined }, true],
  [{ HOST: undefined, APP_URL: "https://demo.example.org" }, true],
])("with %j demo accounts are fixed: %s", (place, isFixed) => {
  const env = { SESSION_SECRET: "x".repeat(32), DATA_DIR: application.dataDir, LOG_LEVEL: "silent", PORT: 0, ...place };
  const ctx = createContext(env as Parameters<typeof createContext>[0], application.ctx.db, () => 0);
  expect(ctx.areDemoAccountsFixed).toBe(isFixed);
});
