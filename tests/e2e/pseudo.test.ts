import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoPassword, demoPeople } from "#prisma/seed/demo-accounts.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { untranslated, withoutRoom } from "./support/look-over.ts";
import { invitedName, visits } from "./support/pages.ts";
import { startTour, type Tour } from "./support/tour.ts";
import { launchBrowser } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
let tour: Tour;

// What is shown as it is in every language: names of people, and the password of the demo.
const people = demoPeople.flatMap(({ names }) => Object.values(names));
const asItIs = [demoPassword, "Sekretariat", invitedName, ...people];

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

// Pseudo-languages: app/i18n/pseudo-languages.ts.
describe.each(["en-XA", "ar-XB"] as const)("in %s", (language) => {
  for (const listed of visits) {
    test.concurrent(`${listed.name} has room for its texts, wide and narrow, and all of them are translated`, async () => {
      await tour.open(listed, { locale: "en-GB", viewport: { width: 1280, height: 800 }, language }, async (page) => {
        expect(await page.getAttribute("html", "lang")).toBe(language);
        expect(await page.getAttribute("html", "dir")).toBe(language === "ar-XB" ? "rtl" : "ltr");
        if (language === "en-XA") expect(await untranslated(page, asItIs)).toEqual([]);
        expect(await withoutRoom(page), "1280 px").toEqual([]);
        await page.setViewportSize({ width: 320, height: 800 });
        expect(await withoutRoom(page), "320 px").toEqual([]);
      });
    });
  }
});
