import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { cuttableNetwork } from "../support/cuttable-network.ts";
import { networkWithoutWebSockets } from "../support/network-without-websockets.ts";
import { demoNumber } from "../support/people.ts";
import { until } from "../support/until.ts";
import { bodyOf, launchBrowser, moveCaret, signInByForm, statusIs, visit, wordsOf } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
const draft = `/forums/krakow/recommendations/${demoNumber("KRK", 1)}/draft`;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await application?.close();
});

/** Whether the page has opened a connection over plain HTTP, as it goes on. */
function watchPolling(page: Page): { isUsed: boolean } {
  const polling = { isUsed: false };
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname.startsWith("/sync/")) polling.isUsed = true;
  });
  return polling;
}

async function writeAtEndOf(page: Page, paragraph: string, words: string): Promise<void> {
  await bodyOf(page).getByText(paragraph).click();
  await moveCaret(page, "End");
  await page.keyboard.type(words);
}

test("where every WebSocket is cut, people write one text as anywhere else: they see each other, it is saved, nothing is complained of", async () => {
  const network = await networkWithoutWebSockets(application.port, "cut");
  const [city, migrant] = await Promise.all([visit(browser, network.url), visit(browser, network.url)]);
  const elsewhere = await visit(browser, application.url);
  const polling = watchPolling(city.page);
  await signInByForm(city.page, "krakow.city", draft);
  await signInByForm(migrant.page, "krakow.migrant", draft);
  await signInByForm(elsewhere.page, "krakow.ngo", draft);
  const everyone = [city, migrant, elsewhere];
  await Promise.all(everyone.map(({ page }) => statusIs(page, "saved")));
  expect(polling.isUsed).toBe(true);
  expect(network.refused).toBeGreaterThan(0);

  await Promise.all([
    writeAtEndOf(city.page, "Liczba spotkań kwartalnych", " (urząd)"),
    writeAtEndOf(migrant.page, "Podstawa prawna", " (społeczność)"),
    writeAtEndOf(elsewhere.page, "Uzasadnienie", " (organizacja)"),
  ]);
  for (const { page } of everyone) {
    for (const words of ["(urząd)", "(społeczność)", "(organizacja)"]) {
      await until(async () => (await wordsOf(page)).includes(words), `${words} is seen`);
    }
    await statusIs(page, "saved");
  }
  await city.page.locator('.remote-caret[data-sector="migrantCommunity"]', { hasText: "Daryna Melnyk" }).waitFor();
  await elsewhere.page.locator('.remote-caret[data-sector="cityGovernment"]', { hasText: "Katarzyna Wilk" }).waitFor();
  expect(new Set(await Promise.all(everyone.map(({ page }) => wordsOf(page)))).size).toBe(1);

  // A reload asks the server, not the browser's copy.
  await migrant.page.reload();
  await statusIs(migrant.page, "saved");
  expect(await wordsOf(migrant.page)).toBe(await wordsOf(elsewhere.page));

  // The right to write ends with the session, over HTTP too.
  const second = await city.context.newPage();
  await second.goto("/");
  await second.getByRole("button", { name: "Wyloguj się" }).click();
  await statusIs(city.page, "signedOut");
  for (const visitor of everyone) {
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  }
  await network.close();
});

test("where a WebSocket gets no answer at all, plain HTTP takes over as well", async () => {
  const network = await networkWithoutWebSockets(application.port, "unanswered");
  const { page, context, complaints } = await visit(browser, network.url);
  await signInByForm(page, "krakow.city", draft);
  await statusIs(page, "saved");
  expect(network.refused).toBe(1);
  expect(complaints).toEqual([]);
  await context.close();
  await network.close();
});

test("a network that is away for a while is no reason to leave the WebSocket", async () => {
  const network = await cuttableNetwork(application.port);
  const { page, context } = await visit(browser, network.url);
  const polling = watchPolling(page);
  let attempts = 0;
  page.on("websocket", (socket) => {
    if (new URL(socket.url()).pathname.startsWith("/sync/")) attempts += 1;
  });
  await signInByForm(page, "krakow.city", draft);
  await statusIs(page, "saved");
  network.cut();
  const before = attempts;
  await statusIs(page, "offline");
  await until(() => attempts >= before + 4, "it has tried often enough");
  network.mend();
  await statusIs(page, "saved");
  expect(polling.isUsed).toBe(false);
  await context.close();
  await network.close();
});
