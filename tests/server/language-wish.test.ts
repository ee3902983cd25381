import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { languageWishPath } from "#app/kernel/typed-form.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { signInAs } from "../support/people.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

const page = "/accessibility-request";
const ask = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(application.url + path, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });

test("a form with a wish for another language comes back filled in, does nothing, and sets the language", async () => {
  const typed = { subject: 'Mapa <b>bez</b> opisu "dojazd"', contact: "ktos@example.org" };
  const answer = await ask(languageWishPath(page, "request", "uk"), typed);
  const html = await answer.text();
  expect(answer.status).toBe(200);
  expect(answer.headers.get("set-cookie")).toMatch(/trojglos_language=uk/);
  expect(html).toContain('<html lang="uk"');
  expect(html).toContain("Mapa &lt;b&gt;bez&lt;/b&gt; opisu");
  expect(html).toContain('value="ktos@example.org"');
  expect(html).toContain(`action="${page}"`);
  expect(await prismaOf(application.ctx.db).accessibilityRequest.count()).toBe(0);
});

test("what was typed into another form of the page stays out of this one", async () => {
  const html = await (await ask(languageWishPath(page, "other", "en"), { subject: "Nie stąd" })).text();
  expect(html).not.toContain("Nie stąd");
});

test("a language that is none changes nothing, and even then no form is carried out", async () => {
  const answer = await ask(languageWishPath(page, "request", "xx"), { subject: "Mapa bez opisu" });
  expect(answer.headers.get("set-cookie")).toBeNull();
  expect(await answer.text()).toContain("Mapa bez opisu");
  const { cookie, sessionId } = await signInAs(application, "krakow.city");
  await ask(languageWishPath("/sign-out", "x", "en"), {}, { cookie });
  expect(await prismaOf(application.ctx.db).session.count({ where: { id: sessionId } })).toBe(1);
  expect(await prismaOf(application.ctx.db).accessibilityRequest.count()).toBe(0);
});

test("from a foreign page the wish is refused", async () => {
  const headers = { origin: "https://elsewhere.example" };
  expect((await ask(languageWishPath(page, "request", "en"), { subject: "x" }, headers)).status).toBe(403);
});
