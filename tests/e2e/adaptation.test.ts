import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { withoutRoom } from "./support/look-over.ts";
import { visits } from "./support/pages.ts";
import { startTour, type Tour } from "./support/tour.ts";
import { launchBrowser } from "./support/visitors.ts";

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

// WCAG 2.2, 1.4.12.
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

/** What still moves, though the reader asked for less: transitions and animations that take time. */
function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body, body *")]
      .filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return transitionDuration.split(",").some((time) => Number.parseFloat(time) > 0.01) || animationName !== "none";
      })
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
  );
}

/** Controls that nothing tells from the text around them once the reader's colours have replaced ours. */
function unmarked(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("main button, main input, main select, main textarea")]
      .filter((control) => {
        const { borderStyle, borderWidth, textDecorationLine, appearance } = getComputedStyle(control);
        const isSeen = control.getBoundingClientRect().width > 1;
        const hasBorder = borderStyle !== "none" && Number.parseFloat(borderWidth) > 0;
        return (
          isSeen &&
          !hasBorder &&
          textDecorationLine === "none" &&
          appearance === "none" &&
          !control.querySelector("svg")
        );
      })
      .map((control) => `${control.tagName.toLowerCase()} “${(control.textContent ?? "").trim().slice(0, 40)}”`),
  );
}

for (const listed of visits) {
  test.concurrent(`${listed.name} adapts: text spacing at 400 %, less motion, the reader's own colours`, async () => {
    // The reader's style sheet is not bound by the page's policy.
    const options = { locale: "pl", viewport: { width: 1280, height: 800 }, bypassCSP: true };
    await tour.open(listed, options, async (page) => {
      expect(await moving(page), "moves").toEqual([]);
      await page.emulateMedia({ forcedColors: "active" });
      expect(await unmarked(page), "not to be seen in forced colours").toEqual([]);
      await page.emulateMedia({ forcedColors: "none" });
      await page.setViewportSize({ width: 320, height: 256 });
      await page.addStyleTag({ content: spacing });
      expect(await withoutRoom(page), "with text spacing, 1280 px at 400 %").toEqual([]);
    });
  });
}
