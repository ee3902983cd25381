import { generateSync } from "otplib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { type Answer, FormVisitor } from "../support/forms.ts";
import { LiveClient } from "../support/live-client.ts";
import { findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { until } from "../support/until.ts";

let application: TestApplication;
// The middle of a step, so that no test crosses into the next one by itself.
let now = new Date(Math.floor(Date.now() / 30_000) * 30_000 + 15_000);
const later = (seconds: number) => {
  now = new Date(now.getTime() + seconds * 1000);
};

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  application.ctx.now = () => now;
});

beforeEach(() => {
  application.ctx.secondFactor = "optional";
});

afterAll(() => application.close());

const codeAt = (secret: string, at = now) => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
const step = "/sign-in/second-step";

async function signIn(account: string): Promise<FormVisitor> {
  const visitor = new FormVisitor(application);
  const answer = await visitor.post("/sign-in", { email: `${account}@demo.example`, password: demoPassword });
  expect(answer.status).toBe(303);
  return visitor;
}

function offered({ html }: Answer): { offer: string; secret: string } {
  const [, offer = ""] = /name="offer" value="([^"]+)"/.exec(html) ?? [];
  const [, readable = ""] = /data-secret="true">([A-Z2-7 ]+)</.exec(html) ?? [];
  expect(offer).not.toBe("");
  return { offer, secret: readable.replaceAll(" ", "") };
}

const codesIn = ({ html }: Answer) =>
  [...html.matchAll(/<li[^>]*>([0-9a-z]{5}-[0-9a-z]{5})<\/li>/g)].map(([, code = ""]) => code);

async function enrol(visitor: FormVisitor): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { offer, secret } = offered(await visitor.get("/account/second-factor/app"));
  const set = await visitor.post("/account/second-factor/app", { offer, code: codeAt(secret) });
  expect(set.status).toBe(200);
  return { secret, recoveryCodes: codesIn(set) };
}

const accountIdOf = async (account: string) =>
  (await prismaOf(application.ctx.db).account.findUniqueOrThrow({ where: { email: `${account}@demo.example` } })).id;

describe("an app with codes", () => {
  test("is set up by one code, with recovery codes told once, and asked for from then on", async () => {
    const visitor = await signIn("krakow.city");
    const page = await visitor.get("/account/second-factor/app");
    expect(page.html).toContain("<svg");
    const { offer, secret } = offered(page);
    const wrong = await visitor.post("/account/second-factor/app", { offer, code: "000000" });
    expect(wrong.status).toBe(400);
    expect(offered(wrong)).toEqual({ offer, secret });
    expect(await prismaOf(application.ctx.db).codeApp.count()).toBe(0);

    const set = await visitor.post("/account/second-factor/app", { offer, code: codeAt(secret) });
    expect(codesIn(set)).toHaveLength(10);
    expect((await visitor.get("/account/second-factor")).html).toContain("10 kodów");

    later(30);
    const next = await signIn("krakow.city");
    expect(await next.get("/account")).toMatchObject({ status: 303, location: `${step}?redirectTo=%2Faccount` });
    for (const open of ["/prywatnosc", "/deklaracja-dostepnosci", "/accessibility-request"]) {
      expect((await next.get(open)).status, open).toBe(200);
    }
    const refused = await next.post(`${step}?redirectTo=%2Faccount`, { code: "123456" });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('id="code-error"');
    const halfCookie = next.cookie;
    const code = codeAt(secret);
    const given = await next.post(`${step}?redirectTo=%2Faccount`, { code: ` ${code.slice(0, 3)} ${code.slice(3)} ` });
    expect(given).toMatchObject({ status: 303, location: "/account" });
    expect((await next.get("/account")).status).toBe(200);
    // The token of the first step opens nothing any more.
    expect(next.cookie).not.toBe(halfCookie);
    expect((await new FormVisitor(application, { cookie: halfCookie }).get("/account")).location).toContain(
      "/sign-in?",
    );
  });

  test("neither its secret nor a recovery code stands in the database", async () => {
    const visitor = await signIn("krakow.ngo");
    const { secret, recoveryCodes } = await enrol(visitor);
    const accountId = await accountIdOf("krakow.ngo");
    const prisma = prismaOf(application.ctx.db);
    const stored = JSON.stringify([
      await prisma.codeApp.findMany({ where: { accountId } }),
      await prisma.recoveryCode.findMany({ where: { accountId } }),
    ]);
    expect(stored).not.toContain(secret);
    for (const code of recoveryCodes) expect(stored).not.toContain(code.replace("-", ""));
  });

  test("a code is taken one step early and one step late, no further away, and never twice or backwards", async () => {
    const { secret } = await enrol(await signIn("warszawa.city"));
    later(300);
    const tryCode = async (code: string) => (await (await signIn("warszawa.city")).post(step, { code })).status;
    const shifted = (seconds: number) => codeAt(secret, new Date(now.getTime() + seconds * 1000));
    expect(await tryCode(shifted(-60))).toBe(400);
    expect(await tryCode(shifted(60))).toBe(400);
    expect(await tryCode(shifted(-30))).toBe(303);
    expect(await tryCode(shifted(-30))).toBe(400);
    const present = shifted(0);
    // Sent twice at the same moment, by somebody who looks over the shoulder.
    expect((await Promise.all([tryCode(present), tryCode(present)])).sort()).toEqual([303, 400]);
    expect(await tryCode(shifted(30))).toBe(303);
    expect(await tryCode(present)).toBe(400);
    later(30);
    expect(await tryCode(shifted(0))).toBe(400);
    later(30);
    expect(await tryCode(shifted(0))).toBe(303);
  });

  test("wrong codes are counted: ten, then not even the right one", async () => {
    const { secret } = await enrol(await signIn("warszawa.migrant"));
    later(60);
    const visitor = await signIn("warszawa.migrant");
    const guesses = await Promise.all(
      Array.from({ length: 30 }, (_, guess) => visitor.post(step, { code: String(guess).padStart(6, "0") })),
    );
    expect(guesses.filter(({ status }) => status === 400)).toHaveLength(10);
    expect((await visitor.post(step, { code: codeAt(secret) })).status).toBe(429);
  });

  test("a recovery code works once, in capitals too, and belongs to one account", async () => {
    const { recoveryCodes } = await enrol(await signIn("lublin.city"));
    await enrol(await signIn("lublin.ngo"));
    later(60);
    const [code = ""] = recoveryCodes;
    expect((await (await signIn("lublin.ngo")).post(step, { code })).status).toBe(400);
    const visitor = await signIn("lublin.city");
    expect((await visitor.post(step, { code: code.toUpperCase() })).status).toBe(303);
    expect((await visitor.get("/account/second-factor")).html).toContain("9 kodów");
    expect((await (await signIn("lublin.city")).post(step, { code })).status).toBe(400);
    // New ones end the old ones.
    const renewed = codesIn(await visitor.post("/account/second-factor/codes", {}));
    expect(renewed).toHaveLength(10);
    expect((await (await signIn("lublin.city")).post(step, { code: recoveryCodes[1] ?? "" })).status).toBe(400);
    expect((await (await signIn("lublin.city")).post(step, { code: renewed[0] ?? "" })).status).toBe(303);
  });

  test("setting it up on one device ends what the others could do", async () => {
    const { documentId } = await findDraft(application, "warszawa");
    const other = await signInAs(application, "warszawa.ngo");
    const text = new SyncClient(application.wsUrl, documentId, other.cookie);
    await text.synced();
    const visitor = await signIn("warszawa.ngo");
    await enrol(visitor);
    await until(() => text.closedWith === 4401, "the text is closed elsewhere", 1000);
    expect((await new FormVisitor(application, { cookie: other.cookie }).get("/account")).location).toContain(step);
    expect((await visitor.get("/account")).status).toBe(200);
    text.close();
  });

  test("an offer is good for one account only", async () => {
    const { offer, secret } = offered(await (await signIn("lublin.expert")).get("/account/second-factor/app"));
    const stranger = await signIn("lublin.observer");
    const answer = await stranger.post("/account/second-factor/app", { offer, code: codeAt(secret) });
    expect(answer.status).toBe(400);
    expect(
      await prismaOf(application.ctx.db).codeApp.count({ where: { accountId: await accountIdOf("lublin.observer") } }),
    ).toBe(0);
  });
});

describe("where a second factor is demanded", () => {
  test("a moderator gets nowhere before it is set up: no page, no API, no text, no presence", async () => {
    application.ctx.secondFactor = "required";
    const visitor = await signIn("lublin.moderator");
    const { documentId } = await findDraft(application, "lublin");
    for (const path of ["/", "/forums/lublin", "/account", "/account/password"]) {
      expect((await visitor.get(path)).location).toBe(`${step}?redirectTo=${encodeURIComponent(path)}`);
    }
    expect(await visitor.get(step)).toMatchObject({ status: 303, location: "/account/second-factor" });
    const api = await visitor.get("/api/v1/forums");
    expect([api.status, JSON.parse(api.html)]).toEqual([401, { error: "secondFactorNeeded" }]);
    const refused = await visitor.post("/forums/lublin/recommendations", { title: "Nie powstanie" });
    expect(refused).toMatchObject({ status: 303, location: `${step}?redirectTo=%2F` });
    const text = new SyncClient(application.wsUrl, documentId, visitor.cookie);
    const live = new LiveClient(application.url, visitor.cookie);
    await until(() => text.closedWith === 4401 && live.refusal === "signedOut", "neither lets them in");
    text.close();
    live.close();
    const polled = await fetch(`${application.url}/sync/${documentId}`, {
      method: "POST",
      headers: { cookie: visitor.cookie },
    });
    const { id } = await polled.json();
    const frames = await fetch(`${application.url}/sync/${documentId}/${id}/1`, {
      headers: { cookie: visitor.cookie },
    });
    expect((await frames.arrayBuffer()).byteLength).toBe(0);

    expect((await visitor.get("/account/second-factor")).html).toContain("samo hasło nie wystarczy");
    const { secret } = await enrol(visitor);
    expect((await visitor.get("/forums/lublin")).status).toBe(200);
    // Whoever must have one keeps the last.
    const removed = await visitor.post("/account/second-factor", { app: "remove" });
    expect(removed.status).toBe(409);
    later(60);
    expect((await (await signIn("lublin.moderator")).post(step, { code: codeAt(secret) })).status).toBe(303);
  });

  test("a participant signs in as before, until they are made moderator: then what they have open ends", async () => {
    application.ctx.secondFactor = "required";
    const { documentId } = await findDraft(application);
    const visitor = await signIn("krakow.migrant");
    const text = new SyncClient(application.wsUrl, documentId, visitor.cookie);
    await text.synced();
    expect((await visitor.get("/account")).status).toBe(200);
    await prismaOf(application.ctx.db).membership.updateMany({
      where: { account: { email: "krakow.migrant@demo.example" }, forum: { slug: "krakow" } },
      data: { role: "moderator" },
    });
    await until(() => text.closedWith === 4401, "the text is closed", 1000);
    expect((await visitor.get("/account")).location).toContain(step);
    text.close();
  });

  test("the secretariat too; where it is optional, nobody", async () => {
    const visitor = await signIn("secretariat");
    expect((await visitor.get("/account")).status).toBe(200);
    application.ctx.secondFactor = "required";
    expect((await visitor.get("/account")).location).toContain(step);
  });

  test("one who may do without takes the last away, and is asked for the password alone again", async () => {
    const visitor = await signIn("krakow.expert");
    await enrol(visitor);
    expect((await visitor.post("/account/second-factor", { app: "remove" })).location).toContain("done=removed");
    const accountId = await accountIdOf("krakow.expert");
    expect(await prismaOf(application.ctx.db).recoveryCode.count({ where: { accountId } })).toBe(0);
    expect((await (await signIn("krakow.expert")).get("/account")).status).toBe(200);
  });
});

describe("before what cannot be undone", () => {
  const path = async () => {
    const { number } = await findDraft(application, "warszawa", "consultation");
    return `/forums/warszawa/recommendations/${number}/status`;
  };

  test("a screen left open is asked who sits there; what was typed goes on with the answer", async () => {
    const status = await path();
    const visitor = await signIn("warszawa.moderator");
    later(11 * 60);
    const typed = { from: "consultation", to: "withdrawn", reason: 'Zdublowana – „patrz" <WAW-02>' };
    const asked = await visitor.post(status, typed);
    const confirm = `/confirm?redirectTo=${encodeURIComponent(status)}`;
    expect(asked).toMatchObject({ status: 307, location: confirm });
    // The browser sends the form on, as 307 says.
    const page = await visitor.post(confirm, typed);
    expect(page.status).toBe(200);
    expect(page.html).toContain("&lt;WAW-02&gt;");
    const sent = { ...typed, "proof.sent": "form", "proof.password": "" };
    expect((await visitor.post(confirm, sent)).status).toBe(400);
    const wrong = await visitor.post(confirm, { ...sent, "proof.password": "nie to" });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain("&lt;WAW-02&gt;");
    expect(wrong.html).not.toContain("nie to");
    const right = await visitor.post(confirm, { ...sent, "proof.password": demoPassword });
    expect(right).toMatchObject({ status: 307, location: status });
    const done = await visitor.post(status, { ...sent, "proof.password": demoPassword });
    expect(done).toMatchObject({ status: 303, location: status.replace("/status", "?moved=withdrawn") });
    const change = await prismaOf(application.ctx.db).statusChange.findFirstOrThrow({
      where: { to: "withdrawn", reason: { contains: "Zdublowana" } },
    });
    expect(change.reason).toBe(typed.reason);
  });

  test("a code of the app will do, and who is wrong too often waits", async () => {
    const visitor = await signIn("krakow.observer");
    const { secret } = await enrol(visitor);
    later(11 * 60);
    const asked = await visitor.get("/account/second-factor/app");
    const confirm = `/confirm?redirectTo=${encodeURIComponent("/account/second-factor/app")}`;
    expect(asked).toMatchObject({ status: 303, location: confirm });
    expect((await visitor.get(confirm)).html).toContain('name="proof.code"');
    const proved = await visitor.post(confirm, { "proof.sent": "page", "proof.code": codeAt(secret) });
    expect(proved).toMatchObject({ status: 303, location: "/account/second-factor/app" });
    expect((await visitor.get("/account/second-factor/app")).status).toBe(200);
    const statuses = [];
    for (let tries = 0; tries < 11; tries++) {
      statuses.push((await visitor.post(confirm, { "proof.sent": "page", "proof.password": `x${tries}` })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  test("the page leads nowhere but to this site", async () => {
    const visitor = await signIn("lublin.migrant");
    const proved = await visitor.post("/confirm?redirectTo=%2F%2Fevil.example", {
      "proof.sent": "page",
      "proof.password": demoPassword,
    });
    expect(proved).toMatchObject({ status: 303, location: "/" });
  });
});
