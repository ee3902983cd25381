import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { axeFindings, colourRules } from "./support/axe.ts";
import { launchBrowser, signInByForm, visit } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await application?.close();
});

/** A device in the browser that makes and uses passkeys, and is sure of its person. */
async function giveAuthenticator(page: Page): Promise<{ credentials(): Promise<unknown[]> }> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    credentials: async () => (await session.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

test("a passkey is made, signs in alone, stands for the second step, and answers when asked again", async () => {
  const scripts: string[] = [];
  // Passkeys belong to a host name, never to a number.
  const { page, context, complaints } = await visit(browser, application.url.replace("127.0.0.1", "localhost"));
  page.on("request", (request) => {
    if (request.resourceType() === "script") scripts.push(new URL(request.url()).pathname);
  });
  const device = await giveAuthenticator(page);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const signOut = async () => {
    await press("Wyloguj się");
    await page.getByRole("link", { name: "Zaloguj się" }).first().waitFor();
  };

  await signInByForm(page, "krakow.moderator", "/account/second-factor/passkey");
  expect(await page.getByText("działa tylko w nowszej przeglądarce").isVisible()).toBe(false);
  await page.fill("#name", "Laptop w pracy");
  await press("Utwórz klucz dostępu");
  await page.getByRole("heading", { name: "Kody zapasowe" }).waitFor();
  expect(await page.locator("main li").count()).toBe(10);
  expect(await device.credentials()).toHaveLength(1);
  await page.getByRole("link", { name: "Mam zapisane kody, dalej" }).click();
  await page.getByText("Laptop w pracy").waitFor();

  await signOut();
  await page.goto("/sign-in?redirectTo=%2Faccount");
  await press("Zaloguj się kluczem dostępu");
  await page.waitForURL("**/account");

  await signOut();
  await page.goto("/sign-in?redirectTo=%2Faccount");
  await page.fill("#email", "krakow.moderator@demo.example");
  await page.fill("#password", "trojglos-demo");
  await press("Zaloguj się");
  await page.waitForURL("**/sign-in/second-step**");
  // Half way in: no list of pages can open this one.
  expect(await axeFindings(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await axeFindings(page, colourRules)).toEqual([]);
  await press("Użyj klucza dostępu");
  await page.waitForURL("**/account");

  const longAgo = new Date(Date.now() - 11 * 60_000);
  await prismaOf(application.ctx.db).session.updateMany({ data: { provedAt: longAgo } });
  await page.goto("/account/second-factor");
  await press("Usuń klucz dostępu: Laptop w pracy");
  await page.waitForURL("**/confirm**");
  await press("Użyj klucza dostępu");
  await page.waitForURL("**/account/second-factor?done=removed");
  expect(await prismaOf(application.ctx.db).passkey.count()).toBe(0);

  // The device still has it, the site does not: it opens nothing.
  await signOut();
  await page.goto("/sign-in?redirectTo=%2Faccount");
  await press("Zaloguj się kluczem dostępu");
  await page.getByText("Ten klucz dostępu nie pasuje albo minął czas.").waitFor();
  expect(new Set(scripts)).toEqual(new Set(["/keep-place.js", "/passkey.js"]));
  expect(complaints).toEqual([]);
  await context.close();
});

test("an answer sent twice, one for another purpose, and one of somebody else open nothing", async () => {
  const { page, context } = await visit(browser, application.url.replace("127.0.0.1", "localhost"));
  await giveAuthenticator(page);
  await signInByForm(page, "krakow.city", "/account/second-factor/passkey");
  await page.getByRole("button", { name: "Utwórz klucz dostępu" }).click();
  await page.getByRole("heading", { name: "Kody zapasowe" }).waitFor();
  await context.clearCookies();

  await page.goto("/sign-in");
  const posted = page.waitForRequest((request) => request.url().endsWith("/sign-in/passkey"));
  await page.getByRole("button", { name: "Zaloguj się kluczem dostępu" }).click();
  const body = new URLSearchParams((await posted).postData() ?? "");
  await page.waitForURL((url) => url.pathname === "/");
  const send = (fields: URLSearchParams) =>
    fetch(`${application.url}/sign-in/passkey`, { method: "POST", body: fields, redirect: "manual" });
  const again = await send(body);
  expect(again.headers.get("location")).toContain("refused=passkey");
  expect(again.headers.getSetCookie()).toEqual([]);

  // A fresh challenge, made for the second step of some session, is no challenge for signing in.
  await context.clearCookies();
  await page.goto("/sign-in?redirectTo=%2Faccount");
  await page.fill("#email", "krakow.city@demo.example");
  await page.fill("#password", "trojglos-demo");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in/second-step**");
  await page.route("**/sign-in/second-step**", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  const step = page.waitForRequest((request) => request.method() === "POST");
  await page.getByRole("button", { name: "Użyj klucza dostępu" }).click();
  const other = await send(new URLSearchParams((await step).postData() ?? ""));
  expect(other.headers.get("location")).toContain("refused=passkey");
  for (const junk of ["", "null", "{}", "[]", "x".repeat(100_000)]) {
    expect((await send(new URLSearchParams({ passkey: junk }))).headers.get("location")).toContain("refused=passkey");
  }
  await context.close();
});

test("without scripts nothing of passkeys is offered, and the page says why", async () => {
  const { page, context } = await visit(browser, application.url, { javaScriptEnabled: false });
  await signInByForm(page, "krakow.ngo", "/account/second-factor/passkey");
  await page.getByText("działa tylko w nowszej przeglądarce").waitFor();
  expect(await page.getByRole("button", { name: "Utwórz klucz dostępu" }).isVisible()).toBe(false);
  await context.close();
});
