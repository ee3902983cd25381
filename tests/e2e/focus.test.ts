import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { findDraft } from "../support/people.ts";
import { tabTo } from "./support/keys.ts";
import { openWindow } from "./support/tour.ts";
import { launchBrowser, statusIs } from "./support/visitors.ts";

// Where the focus is after a page has come, after a form was sent, and while something lies over the page.

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

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return { tag: element?.tagName ?? "", id: element?.id ?? "", text: element?.textContent?.trim() ?? "" };
  });
const isInside = (page: Page, selector: string) =>
  page.evaluate((outer) => document.activeElement?.closest(outer) !== null, selector);

test("a page that a link leads to begins at its beginning: its title is new, and the first Tab offers to skip to its content", async () => {
  const window = await openWindow(browser, application, "krakow.moderator", { locale: "pl-PL" });
  const page = await window.newPage();
  await page.goto("/forums/krakow");
  const titles = [await page.title()];
  for (const [name, path] of [
    [/^Zaproszenia$/, "**/invitations"],
    [/^Forum Kraków$/, "**/forums/krakow"],
    [/^Osoby z forum$/, "**/members"],
  ] as const) {
    await tabTo(page, "a", name);
    await page.keyboard.press("Enter");
    await page.waitForURL(path);
    await page.waitForLoadState("load");
    expect((await focused(page)).tag).toBe("BODY");
    await page.keyboard.press("Tab");
    expect((await focused(page)).text).toBe("Przejdź do treści");
    await page.keyboard.press("Enter");
    expect((await focused(page)).id).toBe("content");
    await page.keyboard.press("Tab");
    expect(await isInside(page, "main")).toBe(true);
    expect(await page.title()).not.toBe(titles.at(-1));
    titles.push(await page.title());
  }
  await window.close();
});

test("a form that was refused puts the focus on what is wrong; one that was saved, on the news of it", async () => {
  const window = await openWindow(browser, application, "krakow.moderator", { locale: "pl-PL" });
  const page = await window.newPage();
  await page.goto("/account");
  await page.fill("#name", "");
  await page.locator("#name").press("Enter");
  await page.locator('section[aria-labelledby="error-summary"]:focus').waitFor();
  await tabTo(page, "a", /Imię i nazwisko/);
  await page.keyboard.press("Enter");
  await page.locator("#name:focus").waitFor();
  await page.keyboard.type("Marek Dziedzic");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/account?done=profile");
  await page.locator('[role="status"]:focus', { hasText: "Zmiany zapisane." }).waitFor();
  await page.keyboard.press("Tab");
  expect(await isInside(page, "main")).toBe(true);
  await window.close();
});

test("the rail of a phone takes the focus in, and gives it back to its button", async () => {
  const { number } = await findDraft(application, "krakow");
  const viewport = { width: 360, height: 740 };
  const window = await openWindow(browser, application, "krakow.city", { locale: "pl-PL", viewport });
  const page = await window.newPage();
  await page.goto(`/forums/krakow/recommendations/${number}/draft`);
  await statusIs(page, "saved");
  await tabTo(page, "button", /Osoby i dane/);
  await page.keyboard.press("Enter");
  await page.locator("#rail:popover-open").waitFor();
  await page.keyboard.press("Tab");
  expect(await isInside(page, "#rail")).toBe(true);
  await page.keyboard.press("Escape");
  await page.locator("#rail:popover-open").waitFor({ state: "hidden" });
  expect((await focused(page)).text).toBe("Osoby i dane");
  await window.close();
});

test("a dialog over the text keeps the focus in it, and gives it back to the text", async () => {
  const { number } = await findDraft(application, "krakow");
  const window = await openWindow(browser, application, "krakow.ngo", { locale: "pl-PL" });
  const page = await window.newPage();
  await page.goto(`/forums/krakow/recommendations/${number}/draft`);
  await statusIs(page, "saved");
  await tabTo(page, "textbox", /Treść rekomendacji/);
  await page.keyboard.press("Control+k");
  const dialog = page.getByRole("dialog", { name: "Odnośnik" });
  await dialog.waitFor();
  for (let press = 0; press < 8; press++) {
    await page.keyboard.press("Tab");
    const { tag } = await focused(page);
    // Between the last and the first of its controls lies the browser's own bar.
    expect(tag === "BODY" || (await isInside(page, "dialog"))).toBe(true);
  }
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await page.locator('[role="textbox"]:focus').waitFor();
  await window.close();
});
