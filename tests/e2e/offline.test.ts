import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { type CuttableNetwork, cuttableNetwork } from "../support/cuttable-network.ts";
import { demoNumber } from "../support/people.ts";
import { until } from "../support/until.ts";
import { bodyOf, launchBrowser, moveCaret, signInByForm, statusIs, visit, wordsOf } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
let network: CuttableNetwork;
const draft = `/forums/krakow/recommendations/${demoNumber("KRK", 1)}/draft`;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  network = await cuttableNetwork(application.port);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await network?.close();
  await application?.close();
});

test("words written offline survive the tab and are merged when their author comes back", async () => {
  const author = await visit(browser, network.url);
  await signInByForm(author.page, "krakow.city", draft);
  await statusIs(author.page, "saved");
  network.cut();
  await bodyOf(author.page).getByText("Liczba spotkań kwartalnych").click();
  await moveCaret(author.page, "End");
  await author.page.keyboard.type(" – pisane bez sieci");
  await statusIs(author.page, "offline");
  await kept(author.page, "pisane bez sieci");
  await author.page.close({ runBeforeUnload: false });

  // Meanwhile somebody else writes in the same paragraph.
  const other = await visit(browser, application.url);
  await signInByForm(other.page, "krakow.migrant", draft);
  await statusIs(other.page, "saved");
  await bodyOf(other.page).getByText("Liczba spotkań kwartalnych").click();
  await moveCaret(other.page, "Home");
  await other.page.keyboard.type("Razem: ");
  await statusIs(other.page, "saved");

  network.mend();
  const back = await author.context.newPage();
  await back.goto(draft);
  for (const page of [back, other.page]) {
    await until(
      async () => (await wordsOf(page)).includes("Razem: Liczba spotkań kwartalnych – pisane bez sieci"),
      "both pieces in one paragraph",
    );
  }
  await statusIs(back, "saved");
  await author.context.close();
  await other.context.close();
});

test("the next person at a shared computer neither sees nor sends what the one before wrote offline", async () => {
  const { page, context } = await visit(browser, network.url);
  await signInByForm(page, "krakow.ngo", draft);
  await statusIs(page, "saved");
  network.cut();
  await bodyOf(page).getByText("Podstawa prawna").click();
  await moveCaret(page, "End");
  await page.keyboard.type(" notatka pierwszej osoby");
  await kept(page, "notatka pierwszej osoby");
  await page.close({ runBeforeUnload: false });
  network.mend();
  await context.clearCookies();

  const next = await context.newPage();
  await signInByForm(next, "krakow.migrant", draft);
  await statusIs(next, "saved");
  await bodyOf(next).click();
  await moveCaret(next, "Control+End");
  await next.keyboard.type("koniec");
  await statusIs(next, "saved");
  expect(await wordsOf(next)).not.toContain("notatka pierwszej osoby");
  await context.close();
});

test("when no connection can be made, the last text is there to read, with a word of why", async () => {
  const { page, context } = await visit(browser, network.url);
  await context.addInitScript(() => {
    window.WebSocket = class extends EventTarget {
      constructor() {
        super();
        setTimeout(() => {
          const event = new CloseEvent("close", { code: 1006 });
          (this as unknown as { onclose?: (event: CloseEvent) => void }).onclose?.(event);
          this.dispatchEvent(event);
        });
      }
      close() {}
    } as unknown as typeof WebSocket;
  });
  await signInByForm(page, "krakow.city", draft);
  await page.getByText("Rekomendujemy wyznaczenie").waitFor();
  await page
    .getByText(/Nie udało się połączyć|Brak połączenia|nie ma połączenia/i)
    .first()
    .waitFor();
  expect(await page.locator('[contenteditable="true"]').count()).toBe(0);
  await context.close();
});

test("a connection that was lost is found again by itself, and the words typed meanwhile arrive", async () => {
  const { page, context } = await visit(browser, network.url);
  await signInByForm(page, "krakow.city", draft);
  await statusIs(page, "saved");
  network.cut();
  await bodyOf(page).getByText("Uzasadnienie").click();
  await moveCaret(page, "End");
  await page.keyboard.type(" w przerwie");
  network.mend();
  await statusIs(page, "saved");
  expect(await wordsOf(page)).toContain("w przerwie");
  await context.close();
});

/** Waits until the browser's own store holds the words. */
async function kept(page: import("playwright-core").Page, words: string): Promise<void> {
  await until(
    () =>
      page.evaluate(async (wanted) => {
        const databases = await indexedDB.databases();
        const ours = databases.map((one) => one.name ?? "").filter((name) => name.startsWith("trojglos:"));
        const decoder = new TextDecoder();
        for (const name of ours) {
          const database = await new Promise<IDBDatabase>((resolve, reject) => {
            const request = indexedDB.open(name);
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          const updates = await new Promise<Uint8Array[]>((resolve) => {
            const request = database.transaction("updates").objectStore("updates").getAll();
            request.onsuccess = () => resolve(request.result);
          });
          database.close();
          // A keystroke is an update of its own: the words' letters stand one in each.
          const letters = updates.map((update) => decoder.decode(update)).join("");
          if ([...wanted].every((letter) => letters.includes(letter)) && updates.length >= wanted.length) return true;
        }
        return false;
      }, words),
    "kept on this device",
  );
}
