import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { demoNumber, findDraft, signInAs } from "../support/people.ts";
import { RawClient, syncFrame, updateOf } from "../support/raw-client.ts";
import { until } from "../support/until.ts";
import {
  bodyOf,
  launchBrowser,
  moveCaret,
  signInByForm,
  statusIs,
  type Visitor,
  visit,
  wordsOf,
} from "./support/visitors.ts";

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

async function openDraft(account: string): Promise<Visitor> {
  const visitor = await visit(browser, application.url);
  await signInByForm(visitor.page, account, draft);
  return visitor;
}

test("two people write in the same sentence and see each other's words and carets; an observer sees it live and cannot write", async () => {
  const [city, migrant, observer] = await Promise.all([
    openDraft("krakow.city"),
    openDraft("krakow.migrant"),
    openDraft("krakow.observer"),
  ]);
  await Promise.all([
    statusIs(city.page, "saved"),
    statusIs(migrant.page, "saved"),
    statusIs(observer.page, "readOnly"),
  ]);

  // By words that no caret of the other stands in.
  const paragraph = (page: Page) => bodyOf(page).locator("p", { hasText: "organizacjami i raz na kwartał" });
  await paragraph(city.page).click({ position: { x: 60, y: 12 } });
  await paragraph(migrant.page).click({ position: { x: 300, y: 12 } });
  await city.page.keyboard.type("(urząd)");
  await migrant.page.keyboard.type("(społeczność)");
  for (const { page } of [city, migrant, observer]) {
    await until(async () => (await wordsOf(page)).includes("(urząd)"), "the city's words are seen");
    await until(async () => (await wordsOf(page)).includes("(społeczność)"), "the migrant's words are seen");
  }
  await Promise.all([statusIs(city.page, "saved"), statusIs(migrant.page, "saved")]);

  // Each sees the other's caret, with name and sector; the observer sees both and shows none. Not to the observer does the mark of
  // somebody show who has not agreed to it: it can reveal their origin.
  await city.page.locator('.remote-caret[data-sector="migrantCommunity"]', { hasText: "Daryna Melnyk" }).waitFor();
  await migrant.page.locator('.remote-caret[data-sector="cityGovernment"]', { hasText: "Katarzyna Wilk" }).waitFor();
  await observer.page.locator('.remote-caret[data-sector="cityGovernment"]').waitFor();
  await observer.page.locator(".remote-caret", { hasText: "Daryna Melnyk" }).waitFor();
  expect(await observer.page.locator('.remote-caret[data-sector="migrantCommunity"]').count()).toBe(0);
  expect(await city.page.locator(".remote-caret").count()).toBe(1);

  expect(await observer.page.locator('[contenteditable="true"]').count()).toBe(0);
  await observer.page.locator('[data-root="body"]').click();
  await observer.page.keyboard.type("wtręt obserwatora");
  await handMadeWrite("krakow.observer");
  await city.page.keyboard.type("(koniec)");
  await until(async () => (await wordsOf(observer.page)).includes("(koniec)"), "the observer sees on");
  const texts = await Promise.all([city, migrant, observer].map(({ page }) => wordsOf(page)));
  expect(new Set(texts).size).toBe(1);
  expect(texts[0]).not.toContain("wtręt");

  for (const visitor of [city, migrant, observer]) {
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  }
});

async function handMadeWrite(account: string): Promise<void> {
  const { documentId } = await findDraft(application);
  const { cookie } = await signInAs(application, account);
  const client = new RawClient(`${application.wsUrl}/sync/${documentId}`, { cookie });
  await client.opened();
  client.send(
    syncFrame(
      2,
      updateOf((doc) => {
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText("wtręt z konsoli")]);
        doc.getXmlFragment("body").push([paragraph]);
      }),
    ),
  );
  expect(await client.barrier()).toBe(1);
  client.close();
}

test("of two who type at once in one paragraph, each one's words stay together, letter for letter", async () => {
  const [city, migrant] = await Promise.all([openDraft("krakow.city"), openDraft("krakow.migrant")]);
  await Promise.all([statusIs(city.page, "saved"), statusIs(migrant.page, "saved")]);
  for (const [{ page }, x] of [
    [city, 60],
    [migrant, 300],
  ] as const) {
    await bodyOf(page)
      .getByText("Osoba ta powinna przejść")
      .click({ position: { x, y: 12 } });
  }
  const words = { city: "x".repeat(100), migrant: "0123456789".repeat(7) };
  await Promise.all([
    city.page.keyboard.type(words.city, { delay: 17 }),
    migrant.page.keyboard.type(words.migrant, { delay: 29 }),
  ]);
  for (const { page } of [city, migrant]) {
    await until(async () => (await wordsOf(page)).includes(words.city), "the city's words");
    await until(async () => (await wordsOf(page)).includes(words.migrant), "the migrant's words");
  }
  await city.context.close();
  await migrant.context.close();
});

test.each([
  ["a paragraph somebody has just begun", "Podstawa prawna", true],
  ["an empty paragraph of the template", "Diagnoza", false],
])("two who begin to write at once in %s lose and double no letter", async (_name, above, isNew) => {
  const [city, migrant] = await Promise.all([openDraft("krakow.city"), openDraft("krakow.migrant")]);
  await Promise.all([statusIs(city.page, "saved"), statusIs(migrant.page, "saved")]);
  const heading = (page: Page) => bodyOf(page).getByText(above);
  await heading(city.page).click();
  if (isNew) {
    await moveCaret(city.page, "End");
    await city.page.keyboard.press("Enter");
    await statusIs(city.page, "saved");
  } else await moveCaret(city.page, "ArrowDown");
  const paragraphs = await bodyOf(city.page).locator("p, h2").count();
  await until(
    async () => (await bodyOf(migrant.page).locator("p, h2").count()) === paragraphs,
    "the paragraph is there",
  );
  await heading(migrant.page).click();
  await moveCaret(migrant.page, "ArrowDown");
  const before = (await wordsOf(city.page)).length;
  const words = { city: "q".repeat(40), migrant: "ABCDEFGHIJ".repeat(4) };
  await Promise.all([
    city.page.keyboard.type(words.city, { delay: 7 }),
    migrant.page.keyboard.type(words.migrant, { delay: 11 }),
  ]);
  for (const { page } of [city, migrant]) {
    await until(async () => (await wordsOf(page)).length >= before + 80, "all letters are there");
    await statusIs(page, "saved");
    const text = await wordsOf(page);
    expect(text).toContain(words.city);
    expect(text).toContain(words.migrant);
    expect(text.length).toBe(before + 80);
  }
  expect(await wordsOf(city.page)).toBe(await wordsOf(migrant.page));
  for (const { page, context } of [city, migrant]) {
    await page.keyboard.press("Control+z");
    await context.close();
  }
});

test("one's own undo takes back one's own words only", async () => {
  const [city, ngo] = await Promise.all([openDraft("krakow.city"), openDraft("krakow.ngo")]);
  await Promise.all([statusIs(city.page, "saved"), statusIs(ngo.page, "saved")]);
  await bodyOf(city.page).getByText("Liczba spotkań kwartalnych").click();
  await moveCaret(city.page, "End");
  await city.page.keyboard.type(" [miasto]");
  await until(async () => (await wordsOf(ngo.page)).includes("[miasto]"), "the city's words arrive");
  await bodyOf(ngo.page).getByText("Liczba spotkań kwartalnych").click();
  await moveCaret(ngo.page, "End");
  await ngo.page.keyboard.type(" [organizacja]");
  await until(async () => (await wordsOf(city.page)).includes("[organizacja]"), "the organisation's words arrive");
  await city.page.keyboard.press("Control+z");
  await until(async () => !(await wordsOf(ngo.page)).includes("[miasto]"), "the city's words are gone");
  expect(await wordsOf(ngo.page)).toContain("[organizacja]");
  await city.context.close();
  await ngo.context.close();
});

test("moving to consultation stops the writing in every browser at once, and says so", async () => {
  const warsaw = `/forums/warszawa/recommendations/${demoNumber("WAW", 2)}`;
  const writer = await visit(browser, application.url);
  await signInByForm(writer.page, "warszawa.city", `${warsaw}/draft`);
  await statusIs(writer.page, "saved");
  const moderator = await visit(browser, application.url);
  await signInByForm(moderator.page, "warszawa.moderator", warsaw);
  const panel = moderator.page.locator('details:has(input[name="to"][value="consultation"])');
  await panel.locator("summary").click();
  await panel.getByRole("button").click();
  await moderator.page.getByText("w konsultacjach").first().waitFor();
  await statusIs(writer.page, "readOnly");
  expect(await writer.page.locator('[contenteditable="true"]').count()).toBe(0);
  const reader = await visit(browser, application.url, { javaScriptEnabled: false });
  expect((await reader.page.goto(warsaw))?.status()).toBe(200);
  await reader.page.getByText("Rekomendujemy ogłaszanie konkursu").waitFor();
  for (const one of [writer, moderator, reader]) {
    expect(one.complaints).toEqual([]);
    await one.context.close();
  }
});

test("signing out in one tab ends the writing in the other, and says so", async () => {
  const { page, context } = await openDraft("krakow.ngo");
  await statusIs(page, "saved");
  const second = await context.newPage();
  await second.goto("/");
  await second.getByRole("button", { name: "Wyloguj się" }).click();
  await statusIs(page, "signedOut");
  await context.close();
});
