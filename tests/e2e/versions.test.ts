import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { draftWithVersions } from "../support/versions.ts";
import { choose, tabTo } from "./support/keys.ts";
import { openWindow } from "./support/tour.ts";
import { complaintsOf, launchBrowser } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
let versions: string;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  browser = await launchBrowser();
  const { number } = await draftWithVersions(application, "lublin");
  versions = `/forums/lublin/recommendations/${number}/versions`;
});

afterAll(async () => {
  await browser?.close();
  await application?.close();
});

const focusedId = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

test("two versions are chosen and compared by keyboard alone: n and p go from change to change, and can be switched off", async () => {
  const window = await openWindow(browser, application, "lublin.city", { locale: "pl-PL" });
  const page = await window.newPage();
  const complaints = complaintsOf(page);
  await page.goto(versions);
  await tabTo(page, "select", /Co było/);
  await choose(page, "Wersja 2");
  await tabTo(page, "select", /Co jest/);
  await choose(page, "Wersja 3");
  await tabTo(page, "button", /Porównaj/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/versions/2..3");
  const bar = page.getByRole("navigation", { name: "Zmiany" });
  await bar.getByRole("button", { name: "Następna" }).waitFor();
  // The island is awake once a key moves the focus.
  await expect
    .poll(async () => {
      await page.keyboard.press("n");
      return focusedId(page);
    })
    .toBe("zmiana-1");
  await page.keyboard.press("n");
  expect(await focusedId(page)).toBe("zmiana-2");
  expect(await bar.textContent()).toContain("2 z 4");
  await page.keyboard.press("p");
  expect(await focusedId(page)).toBe("zmiana-1");
  // From the change on, Tab goes to its links: where the moved paragraph stood.
  await tabTo(page, "a", /Zobacz, gdzie był/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**#skad-1");
  await page.locator("#skad-1").getByRole("link").press("Enter");
  await page.waitForURL("**#zmiana-1");
  await bar.getByRole("checkbox").uncheck();
  await page.locator("#zmiana-1").focus();
  await page.keyboard.press("n");
  expect(await focusedId(page)).toBe("zmiana-1");
  await page.reload();
  await expect.poll(() => bar.getByRole("checkbox").isChecked()).toBe(false);
  expect(complaints).toEqual([]);
  await window.close();
});

test("without scripts, on a phone, one compares, sees who wrote what, and steps through the moments", async () => {
  const viewport = { width: 360, height: 740 };
  const window = await openWindow(browser, application, "lublin.migrant", {
    locale: "pl-PL",
    viewport,
    javaScriptEnabled: false,
  });
  const page = await window.newPage();
  const fits = async () =>
    expect((await page.locator("html").boundingBox())?.width).toBeLessThanOrEqual(viewport.width);
  await page.goto(versions);
  await fits();
  await page.getByLabel("Co było").selectOption("2");
  await page.getByLabel("Co jest").selectOption("3");
  await page.getByRole("button", { name: "Porównaj" }).click();
  await page.waitForURL("**/versions/2..3");
  await fits();
  expect(await page.getByText("4 zmiany: 1 akapit dodany, 1 usunięty, 1 przeniesiony i 1 zmieniony.").isVisible()).toBe(
    true,
  );
  expect(await page.getByRole("navigation", { name: "Zmiany" }).isVisible()).toBe(false);
  expect(await page.getByRole("link", { name: "Pokaż obok siebie" }).isVisible()).toBe(false);
  await page
    .locator("#zmiana-1")
    .getByRole("link", { name: /^Następna/ })
    .click();
  await page.waitForURL("**#zmiana-2");
  expect(await page.getByRole("group", { name: /Zmiana 3 z 4: zmieniono słowa/ }).isVisible()).toBe(true);

  await page.goto(`${versions}/3`);
  await page.getByRole("link", { name: "Pokaż, kto co napisał" }).click();
  await page.waitForURL("**/versions/3?view=authors");
  await fits();
  const who = page.getByText("Kto i kiedy to napisał").first();
  await who.click();
  expect(await page.locator("details[open] q").first().isVisible()).toBe(true);

  await page.goto(`${versions}/timeline?from=1&to=3`);
  await fits();
  expect(await page.getByRole("slider").isVisible()).toBe(false);
  await page.getByText("5 momentów").click();
  await page.getByRole("link", { name: /^1\./ }).click();
  await page.waitForURL("**&moment=1");
  expect(await page.locator(".timeline-block").filter({ hasText: "Urząd miasta prowadzi" }).count()).toBe(0);
  await page.goto(`${versions}/timeline?from=1&to=3&moment=2`);
  expect(await page.locator(".timeline-block.is-changed").textContent()).toContain("Urząd miasta prowadzi");
  await window.close();
});

test("the timeline moves by keys, plays to its end, and keeps the moment in the address", async () => {
  const window = await openWindow(browser, application, "lublin.city", { locale: "pl-PL" });
  const page = await window.newPage();
  const complaints = complaintsOf(page);
  await page.goto(`${versions}/timeline?from=1&to=3&moment=1`);
  await tabTo(page, "input", /Moment na osi czasu/);
  const slider = page.getByRole("slider");
  await expect
    .poll(async () => {
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
      return page.url();
    })
    .toContain("moment=2");
  expect(await slider.getAttribute("aria-valuetext")).toMatch(/^Moment 2 z 5: /);
  await page.locator(".timeline-block.is-changed").getByText("Urząd miasta prowadzi").waitFor();
  await page.getByRole("button", { name: "Odtwórz" }).press("Enter");
  await page.waitForURL("**moment=5");
  await page.getByRole("button", { name: "Odtwórz" }).waitFor();
  expect(await slider.inputValue()).toBe("4");
  expect(complaints).toEqual([]);
  await window.close();
});
