import { generateSync } from "otplib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { demoNumber, findDraft } from "../support/people.ts";
import { openWindow } from "./support/tour.ts";
import { launchBrowser, visit } from "./support/visitors.ts";

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

const edit = `/forums/krakow/recommendations/${demoNumber("KRK", 1)}/edit`;

const languageOf = (page: Page) => page.getAttribute("html", "lang");
async function switchTo(page: Page, name: string, language: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  await page.waitForSelector(`html[lang="${language}"]`);
  await page.waitForLoadState("load");
}

test("the switch keeps the address, the place on the page and what was typed, and the account remembers it", async () => {
  const window = await openWindow(browser, application, "krakow.moderator", { locale: "pl-PL" });
  const page = await window.newPage();
  await page.goto(`${edit}?from=test#sources`);
  await page.fill('[name="title"]', "Tytuł jeszcze niezapisany");
  const area = page.locator('[name="areas"]:not(:checked)').first();
  const value = await area.getAttribute("value");
  await area.check();
  await page.locator('[name="sources.0.url"]').fill("https://example.org/");
  const before = await page.locator('[name="sources.0.url"]').evaluate((field) => field.getBoundingClientRect().top);
  expect(before).toBeLessThan(720);
  // By its action, not by a click that would scroll to it first.
  await page.locator('button[name="language"][value="uk"]').evaluate((button: HTMLButtonElement) => button.click());
  await page.waitForSelector('html[lang="uk"]');
  await page.waitForLoadState("load");
  expect(new URL(page.url()).pathname + new URL(page.url()).search + new URL(page.url()).hash).toBe(
    `${edit}?from=test#sources`,
  );
  expect(await page.inputValue('[name="title"]')).toBe("Tytuł jeszcze niezapisany");
  expect(await page.isChecked(`[name="areas"][value="${value}"]`)).toBe(true);
  expect(await page.inputValue('[name="sources.0.url"]')).toBe("https://example.org/");
  const after = () => page.locator('[name="sources.0.url"]').evaluate((field) => field.getBoundingClientRect().top);
  await page.waitForFunction(() => document.activeElement?.getAttribute("value") === "uk");
  expect(Math.abs((await after()) - before)).toBeLessThan(200);
  // It is kept once: who reloads gets the page as it is stored.
  await page.reload();
  expect(await page.inputValue('[name="title"]')).not.toBe("Tytuł jeszcze niezapisany");
  await window.close();

  const elsewhere = await openWindow(browser, application, "krakow.moderator", { locale: "en-GB" });
  const other = await elsewhere.newPage();
  await other.goto("/");
  expect(await languageOf(other)).toBe("uk");
  await elsewhere.close();
});

test("a password that was typed is not kept", async () => {
  const { page, context } = await visit(browser, application.url);
  await page.goto("/sign-in");
  await page.fill("#email", "ktos@example.org");
  await page.fill("#password", "tajne-tajne-tajne");
  await switchTo(page, "English", "en");
  expect(await page.inputValue("#email")).toBe("ktos@example.org");
  expect(await page.inputValue("#password")).toBe("");
  await context.close();
});

test("what waits behind the question for who one is, and codes that are shown once, are still there in another language", async () => {
  const window = await openWindow(browser, application, "krakow.moderator", { locale: "pl-PL", language: "pl" });
  const page = await window.newPage();
  const { number } = await findDraft(application, "krakow");
  const longAgo = new Date(Date.now() - 11 * 60_000);
  await prismaOf(application.ctx.db).session.updateMany({ data: { provedAt: longAgo } });
  await page.goto(`/forums/krakow/recommendations/${number}`);
  await page.locator("summary", { hasText: "Wycofaj" }).click();
  await page.fill('[name="reason"]', "Powód, który czeka.");
  await page.getByRole("button", { name: "Tak, wycofaj na stałe" }).click();
  await page.waitForURL("**/confirm**");
  await switchTo(page, "Українська", "uk");
  await page.fill('[name="proof.password"]', demoPassword);
  await page.keyboard.press("Enter");
  await page.waitForURL("**?moved=withdrawn");
  expect(await page.locator("main").textContent()).toContain("Powód, który czeka.");

  await page.goto("/account/second-factor/app");
  const secret = async () => ((await page.locator("[data-secret]").textContent()) ?? "").replaceAll(" ", "");
  const offered = await secret();
  await switchTo(page, "Polski", "pl");
  expect(await secret()).toBe(offered);
  await page.fill("#code", generateSync({ secret: offered }));
  await page.keyboard.press("Enter");
  const codes = page.locator("main li[translate=no]");
  await codes.nth(9).waitFor();
  const shown = await codes.allTextContents();
  await switchTo(page, "English", "en");
  expect(await codes.allTextContents()).toEqual(shown);
  await window.close();
});

test("without scripts the switch leads back to the same page, and is remembered", async () => {
  const { page, context } = await visit(browser, application.url, { javaScriptEnabled: false, locale: "vi-VN" });
  await page.goto("/forums/krakow?x=1");
  expect(await languageOf(page)).toBe("pl");
  await page.getByRole("button", { name: "Українська" }).click();
  await page.waitForURL("**/forums/krakow?x=1");
  expect(await languageOf(page)).toBe("uk");
  await page.goto("/");
  expect(await languageOf(page)).toBe("uk");
  await context.close();
});
