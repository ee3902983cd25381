import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { demoNumber, findDraft } from "../support/people.ts";
import { launchBrowser, statusIs, visit } from "./support/visitors.ts";

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

/** Presses Tab until the focus is on what has this name, as a person would; every stop on the way must be visible. */
async function tabTo(page: Page, role: string, name: RegExp): Promise<void> {
  for (let press = 0; press < 120; press++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null;
      if (!element || element === document.body) return null;
      const label =
        element.getAttribute("aria-label") ??
        (element.getAttribute("aria-labelledby")
          ? document.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent
          : ((element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent));
      const box = element.getBoundingClientRect();
      return {
        role: element.getAttribute("role") ?? element.tagName.toLowerCase(),
        label: label ?? "",
        isVisible: box.width > 0 && box.height > 0 && getComputedStyle(element).visibility === "visible",
      };
    });
    if (!focused) continue;
    expect(focused.isVisible, `focus on something that cannot be seen: ${focused.role} ${focused.label}`).toBe(true);
    if (focused.role === role && name.test(focused.label)) return;
  }
  throw new Error(`Tab never reached ${role} ${name}`);
}

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
  await page.keyboard.press("Control+End");
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

test("the first Tab on a page offers to skip to its content", async () => {
  const { page, context } = await visit(browser, application.url);
  await page.goto("/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  await context.close();
});
