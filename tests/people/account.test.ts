import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { LiveClient } from "../support/live-client.ts";
import { findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { until } from "../support/until.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0";

async function signedIn(account: string, userAgent = firefox): Promise<FormVisitor> {
  const visitor = new FormVisitor(application, { userAgent });
  const answer = await visitor.post("/sign-in", { email: `${account}@demo.example`, password: demoPassword });
  expect(answer.status).toBe(303);
  return visitor;
}

const accountOf = (account: string) =>
  prismaOf(application.ctx.db).account.findUniqueOrThrow({
    where: { email: `${account}@demo.example` },
    include: { sessions: { orderBy: { createdAt: "asc" } } },
  });

describe("the account page", () => {
  test("asks who is not signed in to sign in, and leads back", async () => {
    for (const path of ["/account", "/account/password"]) {
      const answer = await new FormVisitor(application).get(path);
      expect(answer).toMatchObject({ status: 303, location: `/sign-in?redirectTo=${encodeURIComponent(path)}` });
    }
    const posted = await new FormVisitor(application).post("/account/sessions", { others: "all" });
    expect(posted).toMatchObject({ status: 303, location: "/sign-in?redirectTo=%2Faccount%2Fsessions" });
  });

  test("changes name, organisation and language; what is wrong stays typed and nothing is written", async () => {
    const visitor = await signedIn("lublin.city");
    const before = await accountOf("lublin.city");
    const wrong = await visitor.post("/account", { name: " \u200b ", organisation: "Urząd Z", language: "xx" });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('value="Urząd Z"');
    expect(wrong.html).toContain('id="name-error"');
    expect(wrong.html).toContain('id="language-error"');
    expect(await accountOf("lublin.city")).toMatchObject({ name: before.name, organisation: before.organisation });

    const right = await visitor.post("/account", { name: "  Ewa\u200b  Nowa ", organisation: "", language: "en" });
    expect(right).toMatchObject({ status: 303, location: "/account?done=profile" });
    expect(await accountOf("lublin.city")).toMatchObject({ name: "Ewa Nowa", organisation: "", language: "en" });
    expect(right.cookies.get("trojglos_language")).toBe("en");
  });
});

describe("changing the password", () => {
  test("needs the present one and a good new one, and ends all other sessions", async () => {
    const visitor = await signedIn("warszawa.ngo");
    const other = await signedIn("warszawa.ngo");
    const { documentId } = await findDraft(application, "warszawa");
    const text = new SyncClient(application.wsUrl, documentId, other.cookie);
    await text.synced();

    const wrong = await visitor.post("/account/password", { current: "nie to", next: "zielony czajnik śpiewa" });
    expect(wrong.status).toBe(400);
    expect(wrong.html).toContain('id="current-error"');
    const weak = await visitor.post("/account/password", { current: demoPassword, next: "haslo12345" });
    expect(weak.status).toBe(400);
    expect(weak.html).toContain('id="next-error"');
    expect(weak.html).not.toContain("haslo12345");
    expect((await other.get("/account")).status).toBe(200);

    const next = "zielony czajnik śpiewa";
    const changed = await visitor.post("/account/password", { current: demoPassword, next });
    expect(changed).toMatchObject({ status: 303, location: "/account?done=password" });
    await until(() => text.closedWith === 4401, "the text is closed elsewhere", 1000);
    expect((await other.get("/account")).status).toBe(303);
    expect((await visitor.get("/account")).status).toBe(200);

    const again = new FormVisitor(application);
    const email = "warszawa.ngo@demo.example";
    expect((await again.post("/sign-in", { email, password: demoPassword })).status).toBe(401);
    expect((await again.post("/sign-in", { email, password: next })).status).toBe(303);
    text.close();
  });

  test("is no way to guess the present one", async () => {
    const visitor = await signedIn("warszawa.city");
    const next = "zielony czajnik śpiewa";
    const statuses = [];
    for (let tries = 0; tries < 11; tries++) {
      statuses.push((await visitor.post("/account/password", { current: `guess ${tries}`, next })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 400), 429]);
  });
});

describe("where a person is signed in", () => {
  test("is told by browser and system, and no address is kept", async () => {
    const visitor = await signedIn("krakow.ngo");
    await signedIn(
      "krakow.ngo",
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36",
    );
    const { html } = await visitor.get("/account");
    expect(html).toContain("Firefox, Windows");
    expect(html).toContain("Chrome, Android");
    expect(html.match(/to urządzenie/g)).toHaveLength(1);
    const { sessions } = await accountOf("krakow.ngo");
    expect(JSON.stringify(sessions)).not.toMatch(/127\.0\.0\.1|::1|Mozilla|142/);
  });

  test("ending one closes its text and its live connection within a second, and leaves the others alone", async () => {
    const { documentId } = await findDraft(application);
    const lost = await signInAs(application, "krakow.migrant");
    const visitor = await signedIn("krakow.migrant");
    const kept = new SyncClient(application.wsUrl, documentId, visitor.cookie);
    const text = new SyncClient(application.wsUrl, documentId, lost.cookie);
    const live = new LiveClient(application.url, lost.cookie);
    await Promise.all([kept.synced(), text.synced(), live.connected()]);

    const ended = await visitor.post("/account/sessions", { session: lost.sessionId });
    expect(ended).toMatchObject({ status: 303, location: "/account?done=session" });
    await until(() => text.closedWith === 4401 && !live.isConnected, "the lost device is cut off", 1000);
    expect(kept.closedWith).toBeNull();
    expect((await new FormVisitor(application, { cookie: lost.cookie }).get("/account")).status).toBe(303);
    for (const client of [kept, text, live]) client.close();
  });

  test("nobody ends the session of somebody else", async () => {
    const victim = await signInAs(application, "lublin.ngo");
    const visitor = await signedIn("lublin.migrant");
    await visitor.post("/account/sessions", { session: victim.sessionId });
    await visitor.post("/account/sessions", { others: "all" });
    const { sessions } = await accountOf("lublin.ngo");
    expect(sessions.map(({ id }) => id)).toContain(victim.sessionId);
  });

  test("all others end at once, this one stays", async () => {
    const others = [await signInAs(application, "lublin.expert"), await signInAs(application, "lublin.expert")];
    const visitor = await signedIn("lublin.expert");
    expect((await visitor.post("/account/sessions", { others: "all" })).location).toBe("/account?done=others");
    const { sessions } = await accountOf("lublin.expert");
    expect(sessions).toHaveLength(1);
    expect(others.map(({ sessionId }) => sessionId)).not.toContain(sessions[0]?.id);
    expect((await visitor.get("/account")).html).toContain("Na żadnym innym urządzeniu nie ma Twojej sesji.");
  });

  test("when it was last used is kept to the hour, and written once an hour", async () => {
    const visitor = await signedIn("lublin.observer");
    const realNow = application.ctx.now;
    const lastSeen = async () => (await accountOf("lublin.observer")).sessions[0]?.lastSeenAt?.toISOString() ?? null;
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    try {
      await visitor.get("/");
      expect(await lastSeen()).toBeNull();
      application.ctx.now = () => new Date(`${day}T10:42:17Z`);
      await visitor.get("/");
      await until(async () => (await lastSeen()) === `${day}T10:00:00.000Z`, "seen at ten");
      application.ctx.now = () => new Date(`${day}T11:01:00Z`);
      await visitor.get("/");
      await until(async () => (await lastSeen()) === `${day}T11:00:00.000Z`, "seen at eleven");
    } finally {
      application.ctx.now = realNow;
    }
  });
});
