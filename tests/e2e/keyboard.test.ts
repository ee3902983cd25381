import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { demoNumber, findDraft } from "../support/people.ts";
import { choose, tabTo } from "./support/keys.ts";
import { openWindow } from "./support/tour.ts";
import { complaintsOf, launchBrowser, moveCaret, statusIs, visit } from "./support/visitors.ts";

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

test("sign in, open a draft, write, read that it is saved, sign out: by keyboard alone", async () => {
  const { page, context, complaints } = await visit(browser, application.url);
  await page.goto("/");
  await tabTo(page, "a", /Zaloguj się/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/sign-in**");
  await tabTo(page, "input", /Adres e-mail/);
  await page.keyboard.type("krakow.migrant@demo.example");
  await tabTo(page, "input", /Hasło/);
  await page.keyboard.type("trojglos-demo");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === "/");

  await tabTo(page, "a", /Forum Kraków/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/forums/krakow");
  await tabTo(page, "a", /Policyjne osoby kontaktowe|Pisz/);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/${demoNumber("KRK", 1)}**`);
  if (!page.url().endsWith("/draft")) {
    await tabTo(page, "a", /Pisz|Otwórz|wersj/i);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/draft");
  }
  await statusIs(page, "saved");

  await tabTo(page, "textbox", /Treść rekomendacji/);
  await moveCaret(page, "Control+End");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Napisane z klawiatury.");
  // The toolbar and back: a heading, by keys.
  await page.keyboard.press("Alt+F10");
  expect(await page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null)).toBe(true);
  await page.keyboard.press("ArrowRight");
  // Once for the tooltip, once for the way back.
  await page.getByRole("tooltip").waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.locator('[role="textbox"]:focus').waitFor();
  await statusIs(page, "saved");
  const { documentId } = await findDraft(application);
  const stored = await loadDocument(application.ctx.db, documentId);
  expect(stored.doc.getXmlFragment("body").toString()).toContain("Napisane z klawiatury.");

  // Tab leaves the text: it is no trap.
  await tabTo(page, "button", /Wyloguj się/);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Zaloguj się" }).first().waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

test("a moderator invites a person: by keyboard alone", async () => {
  const window = await openWindow(browser, application, "krakow.moderator", { locale: "pl-PL" });
  const page = await window.newPage();
  const complaints = complaintsOf(page);
  await page.goto("/forums/krakow");
  await tabTo(page, "a", /^Zaproszenia$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/invitations");
  await tabTo(page, "input", /Imię i nazwisko/);
  await page.keyboard.type("Olena Koval");
  await tabTo(page, "select", /Rola/);
  await choose(page, "uczestni");
  await tabTo(page, "button", /^Zaproś$/);
  await page.keyboard.press("Enter");
  // The address and the sector are missing: what is wrong has the focus, and leads to the field.
  await page.locator('section[aria-labelledby="error-summary"]:focus').waitFor();
  await tabTo(page, "a", /Adres e-mail/);
  await page.keyboard.press("Enter");
  await page.locator("#email:focus").waitFor();
  await page.keyboard.type("olena@example.org");
  expect(await page.inputValue("#name")).toBe("Olena Koval");
  await tabTo(page, "select", /Sektor/);
  await choose(page, "spo");
  await tabTo(page, "button", /^Zaproś$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/invitations?sent=1");
  await page.getByText("olena@example.org").waitFor();
  expect(complaints).toEqual([]);
  await window.close();
});

test("a moderator changes a member's role and gives a recommendation to consultation: by keyboard alone", async () => {
  const window = await openWindow(browser, application, "krakow.moderator", { locale: "pl-PL" });
  const page = await window.newPage();
  const complaints = complaintsOf(page);
  await page.goto("/forums/krakow");
  await tabTo(page, "a", /^Osoby z forum$/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/members");
  const name = (await page.locator("main li a").last().textContent()) ?? "";
  await tabTo(page, "a", new RegExp(`^${name}$`));
  await page.keyboard.press("Enter");
  await page.waitForURL("**/members/*");
  await tabTo(page, "select", /Rola/);
  await choose(page, "ekspert");
  await tabTo(page, "button", /Zapisz/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/members?saved");
  expect(await page.locator("main li").filter({ hasText: name }).textContent()).toMatch(/ekspert/);

  await page.goto(`/forums/krakow/recommendations/${demoNumber("KRK", 1)}`);
  await tabTo(page, "summary", /Oddaj do konsultacji/);
  await page.keyboard.press("Enter");
  await tabTo(page, "button", /Tak, oddaj do konsultacji/);
  await page.keyboard.press("Enter");
  await page.getByText("Rekomendacja jest w konsultacjach.").waitFor();
  expect(complaints).toEqual([]);
  await window.close();
});

test("the first Tab on a page offers to skip to its content", async () => {
  const { page, context } = await visit(browser, application.url);
  await page.goto("/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  await context.close();
});
