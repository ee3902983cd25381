import { get } from "node:http";
import type { Browser, Request } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languageIds, referenceLanguage } from "#app/i18n/languages.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { type Visit, visits } from "./support/pages.ts";
import { goTo, openWindow } from "./support/tour.ts";
import { launchBrowser } from "./support/visitors.ts";

const readingLimit = 100_000;
const workspaceLimit = 300_000;

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

interface Part {
  kind: string;
  path: string;
  bytes: number;
}

/** Everything that a page fetches as it goes over the network, once it has come to rest; nothing was there before. */
async function partsOf(visit: Visit, locale: string): Promise<Part[]> {
  const window = await openWindow(browser, application, visit.who, { locale, viewport: { width: 1280, height: 800 } });
  const page = await window.newPage();
  const finished: Request[] = [];
  page.on("requestfinished", (request) => finished.push(request));
  await goTo(page, application, visit);
  await page.waitForLoadState("networkidle");
  const parts = finished.map(async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const { pathname } = new URL(request.url());
    return { kind: request.resourceType(), path: pathname, bytes: responseBodySize + responseHeadersSize };
  });
  return Promise.all(parts).finally(() => window.close());
}

const sum = (parts: Part[]) => parts.reduce((bytes, part) => bytes + part.bytes, 0);
const table = (parts: Part[]) => `\n${parts.map(({ kind, path, bytes }) => `${bytes} ${kind} ${path}`).join("\n")}`;

const reading = visits.filter(({ who }) => who === null);

describe.each(languageIds)("in %s", (language) => {
  for (const visit of reading) {
    test(`${visit.name} weighs at most 100 kB, fonts included`, async () => {
      const parts = await partsOf(visit, language);
      expect(parts.map(({ kind }) => kind)).toContain("font");
      expect(sum(parts), table(parts)).toBeLessThanOrEqual(readingLimit);
    });
  }
});

/** What a file weighs on the way to a client that takes this compression and no other. */
function bytesOver(path: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(application.url + path, { headers: { "accept-encoding": encoding } }, (response) => {
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on("end", () => resolve(bytes));
    }).on("error", reject);
  });
}

const workspaces = visits.filter(({ who, name }) => who === "krakow.migrant" && name.includes("/draft as"));

describe.each(languageIds)("in %s", (language) => {
  for (const visit of workspaces) {
    test(`${visit.name} loads at most 300 kB of script, compressed by gzip`, async () => {
      const scripts = (await partsOf(visit, language)).filter(
        ({ kind, path }) => kind === "script" && path.includes("/assets/"),
      );
      expect(scripts.map(({ path }) => path).join()).toContain("draft-editor");
      const parts = await Promise.all(
        scripts.map(async (part) => ({ ...part, bytes: await bytesOver(part.path, "gzip") })),
      );
      expect(sum(parts), table(parts)).toBeLessThanOrEqual(workspaceLimit);
    });
  }
});

test("the editor is fetched where one writes or watches a draft, and nowhere else", async () => {
  for (const visit of visits.filter(({ who }) => who === "krakow.migrant")) {
    const parts = await partsOf(visit, referenceLanguage);
    const isEditorThere = parts.some(({ path }) => path.includes("draft-editor"));
    expect(isEditorThere, visit.name).toBe(visit.name.includes("/draft "));
  }
});
