import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft } from "../support/people.ts";
import { openWindow } from "./support/tour.ts";
import { complaintsOf, launchBrowser, statusIs } from "./support/visitors.ts";

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

async function open(who: string, path: string) {
  const window = await openWindow(browser, application, who, { locale: "pl-PL" });
  const page = await window.newPage();
  const complaints = complaintsOf(page);
  await page.goto(path);
  return { window, page, complaints };
}

test("a forum's page shows a new recommendation by itself, says so, and leaves the focus and what is typed where they are", async () => {
  const { window, page, complaints } = await open("krakow.moderator", "/forums/krakow");
  await page.getByText("Marek Dziedzic").first().waitFor();
  await page.locator('[data-island="forumLive"] li').first().waitFor();
  await page.fill('main [name="title"]', "Jeszcze nie zapisana");
  const link = page.locator('[data-refresh] a[href*="/recommendations/"]').first();
  const href = await link.getAttribute("href");
  await link.focus();
  await createRecommendation(application.ctx, await actorOf(application, "krakow.moderator"), "krakow", {
    title: "Nowa, o której strona dowiaduje się sama",
  });
  await page.locator("[data-refresh]").getByText("Nowa, o której strona dowiaduje się sama").waitFor();
  await page.getByRole("status").filter({ hasText: "Nowa, o której strona dowiaduje się sama" }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(href);
  expect(await page.inputValue('main [name="title"]')).toBe("Jeszcze nie zapisana");
  expect(complaints).toEqual([]);
  await window.close();
});

test("the workspace shows a new status by itself", async () => {
  const { number, status } = await findDraft(application, "lublin");
  const { window, page, complaints } = await open("lublin.ngo", `/forums/lublin/recommendations/${number}/draft`);
  await statusIs(page, "saved");
  await page.evaluate(() => document.documentElement.setAttribute("data-same-page", ""));
  const moderator = await actorOf(application, "lublin.moderator");
  const at = { forumSlug: "lublin", number };
  const move = { from: status, to: "consultation", reason: "" };
  expect(await moveRecommendation(application.ctx, moderator, at, move)).toMatchObject({ ok: true });
  await page.locator("header").getByText("w konsultacjach").first().waitFor();
  await statusIs(page, "readOnly");
  expect(await page.getAttribute("html", "data-same-page")).toBe("");
  expect(complaints).toEqual([]);
  await window.close();
});
