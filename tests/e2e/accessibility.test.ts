import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Language, languageIds, referenceLanguage } from "#app/i18n/languages.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { demoNumber } from "../support/people.ts";
import { axeFindings, colourRules, slowestRule } from "./support/axe.ts";
import { visits } from "./support/pages.ts";
import { startTour, type Tour } from "./support/tour.ts";
import { launchBrowser, signInByForm, visit } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
let tour: Tour;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  browser = await launchBrowser();
  tour = startTour(browser, application);
});

afterAll(async () => {
  await tour?.close();
  await browser?.close();
  await application?.close();
});

// The rest of axe's rules hold or fail at every width, in every language and theme alike.
const languageRules = [
  "html-has-lang",
  "html-lang-valid",
  "valid-lang",
  "document-title",
  "button-name",
  "link-name",
  "label",
  "label-content-name-mismatch",
  "region",
];
const wide = { width: 1280, height: 800 };
const narrow = { width: 320, height: 800 };

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

const isComplete = process.env.BROWSER_TESTS === "all";

async function lookOver(page: Page, language: Language): Promise<void> {
  if (language === referenceLanguage) {
    expect(await axeFindings(page), "light, 1280 px").toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await axeFindings(page, colourRules), "dark, 1280 px").toEqual([]);
    expect(await overflow(page), "wider than 1280 px").toBeLessThanOrEqual(0);
    await page.setViewportSize(narrow);
    expect(await axeFindings(page), "dark, 320 px").toEqual([]);
    await page.emulateMedia({ colorScheme: "light" });
    expect(await axeFindings(page, colourRules), "light, 320 px").toEqual([]);
  } else {
    expect(await axeFindings(page, [...languageRules, "target-size"]), "1280 px").toEqual([]);
    expect(await overflow(page), "wider than 1280 px").toBeLessThanOrEqual(0);
    await page.setViewportSize(narrow);
    expect(await axeFindings(page, ["target-size"]), "320 px").toEqual([]);
  }
}

/** Once, by turns light and wide or dark and narrow; the contrast of all pages is the same few pairs of colours, measured on every third. */
async function glanceAt(page: Page, turn: number): Promise<void> {
  const without = turn % 3 === 0 ? [] : [slowestRule];
  if (turn % 2 === 0) {
    expect(await axeFindings(page, undefined, without), "light, 1280 px").toEqual([]);
    await page.setViewportSize(narrow);
  } else {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.setViewportSize(narrow);
    expect(await axeFindings(page, undefined, without), "dark, 320 px").toEqual([]);
  }
}

/**
 * Continuous integration visits every page in each of its guises and in every language, and looks it over; else each page is visited once, in
 * its first guise and one of the languages by turns.
 */
const tours = isComplete
  ? languageIds.flatMap((language) => visits.map((listed, turn) => ({ listed, turn, language })))
  : visits
      .filter(({ isFirst }) => isFirst)
      .flatMap((listed, turn) => {
        const language = languageIds[turn % languageIds.length];
        return language ? [{ listed, turn, language }] : [];
      });

for (const { listed, turn, language } of tours) {
  test.concurrent(`nothing is amiss on ${listed.name} in ${language}`, async () => {
    await tour.open(listed, { locale: language, viewport: wide }, async (page, complaints) => {
      expect(await page.getAttribute("html", "lang")).toBe(language);
      await (isComplete ? lookOver(page, language) : glanceAt(page, turn));
      expect(await overflow(page), "wider than 320 px").toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
    });
  });
}

test("a form that was refused says why beside the field, and keeps what was typed", async () => {
  const { page, context } = await visit(browser, application.url);
  await signInByForm(page, "krakow.moderator", `/forums/krakow/recommendations/${demoNumber("KRK", 1)}/edit`);
  await page.fill('[name="title"]', "");
  await page.fill('[name="sources.0.url"]', "to nie adres");
  await page
    .locator('main form[action$="/edit"] button[type="submit"], main form:has([name="title"]) button[type="submit"]')
    .first()
    .click();
  await page.waitForLoadState("load");
  expect(await page.inputValue('[name="sources.0.url"]')).toBe("to nie adres");
  for (const field of ['[name="title"]', '[name="sources.0.url"]']) {
    const describedBy = await page.getAttribute(field, "aria-describedby");
    expect(await page.getAttribute(field, "aria-invalid")).toBe("true");
    const text = await page
      .locator(
        (describedBy ?? "")
          .split(" ")
          .map((id) => `[id="${id}"]`)
          .join(", "),
      )
      .first()
      .textContent();
    expect(text?.length).toBeGreaterThan(3);
  }
  expect(await axeFindings(page)).toEqual([]);
  await context.close();
});
