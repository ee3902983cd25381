import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { findDraft } from "../support/people.ts";
import { openWindow } from "./support/tour.ts";
import { launchBrowser } from "./support/visitors.ts";

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

const isFocused = (page: Page) => page.locator('section[aria-labelledby="error-summary"]:focus').waitFor();

// Scripts that a thin line never brings, and scripts that are switched off.
describe.each([
  ["before any script has arrived", true],
  ["with scripts switched off", false],
])("%s", (_name, javaScriptEnabled) => {
  async function open(who: string | null): Promise<Page> {
    const window = await openWindow(browser, application, who, { locale: "pl-PL", javaScriptEnabled });
    await window.route("**/*", (route) => (route.request().resourceType() === "script" ? undefined : route.continue()));
    return window.newPage();
  }
  const go = (page: Page, path: string) => page.goto(path, { waitUntil: "commit" });
  const send = (page: Page) => page.keyboard.press("Enter");

  test("one signs in; a wrong password is said, and the address stays", async () => {
    const page = await open(null);
    await go(page, "/sign-in");
    await page.fill("#email", "krakow.ngo@demo.example");
    await page.fill("#password", "nie-to-haslo");
    await send(page);
    await isFocused(page);
    expect(await page.inputValue("#email")).toBe("krakow.ngo@demo.example");
    await page.fill("#password", demoPassword);
    await send(page);
    await page.getByRole("button", { name: "Wyloguj się" }).waitFor();
    await page.context().close();
  });

  test("a moderator starts a recommendation from the forum's page, which has a part that scripts keep up to date", async () => {
    const page = await open("krakow.moderator");
    await go(page, "/forums/krakow");
    await page.locator('main [name="title"]').press("Enter");
    await isFocused(page);
    const title = `Napisana bez skryptów ${javaScriptEnabled}`;
    await page.fill('main [name="title"]', title);
    await send(page);
    // What comes next is to fill in its data.
    await page.waitForURL("**/edit", { waitUntil: "commit" });
    expect(await page.inputValue('[name="title"]')).toBe(title);
    await page.context().close();
  });

  test("a moderator gives a member another sector, and invites", async () => {
    const page = await open("lublin.moderator");
    await go(page, "/forums/lublin/members");
    await page.locator('main a[href*="/members/"]').first().click();
    await page.waitForURL("**/members/*", { waitUntil: "commit" });
    await page.selectOption("#sector", "academia");
    await page.getByRole("button", { name: "Zapisz" }).click();
    await page.waitForURL("**/members?saved", { waitUntil: "commit" });
    const seat = await prismaOf(application.ctx.db).membership.count({
      where: { sector: "academia", forum: { slug: "lublin" } },
    });
    expect(seat).toBeGreaterThan(0);

    await go(page, "/forums/lublin/invitations");
    await page.fill("#name", "Olena Koval");
    await page.fill("#email", "olena");
    await page.locator("#email").press("Enter");
    await isFocused(page);
    expect(await page.inputValue("#name")).toBe("Olena Koval");
    await page.fill("#email", `olena.${javaScriptEnabled}@example.org`);
    await page.selectOption("#role", "participant");
    await page.selectOption("#sector", "migrantCommunity");
    await page.locator("#email").press("Enter");
    await page.waitForURL("**/invitations?sent=1", { waitUntil: "commit" });
    await page.context().close();
  });

  test("a draft can be read", async () => {
    const { number, title } = await findDraft(application, "krakow");
    const page = await open("krakow.ngo");
    await go(page, `/forums/krakow/recommendations/${number}/draft`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.locator(".document-text p").first().waitFor();
    expect(await page.locator('[contenteditable="true"]').count()).toBe(0);
    await page.context().close();
  });
});

test("without scripts the language switch warns where something typed could be lost, and only there", async () => {
  const window = await openWindow(browser, application, null, { locale: "pl-PL", javaScriptEnabled: false });
  const page = await window.newPage();
  const warning = page.locator(".form-warning p");
  await page.goto("/sign-in");
  expect(await warning.textContent()).toContain("po zmianie języka to, co w nim wpisano, zniknie");
  expect(await warning.isVisible()).toBe(true);
  await page.goto("/prywatnosc");
  expect(await warning.isVisible()).toBe(false);
  await window.close();
  const withScripts = await openWindow(browser, application, null, { locale: "pl-PL" });
  const other = await withScripts.newPage();
  await other.goto("/sign-in");
  expect(await other.locator(".form-warning").isVisible()).toBe(false);
  await withScripts.close();
});
