import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { type CuttableNetwork, cuttableNetwork } from "../support/cuttable-network.ts";
import { findDraft } from "../support/people.ts";
import { until } from "../support/until.ts";
import { bodyOf, launchBrowser, moveCaret, signInByForm, statusIs, visit, wordsOf } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
let network: CuttableNetwork;

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

/** Writes down, in the page, the body's words after each keystroke that the editor took. */
const recordInput = (page: Page) =>
  page.evaluate(() => {
    const body = document.querySelector('[data-root="body"]');
    body?.addEventListener("input", () => {
      queueMicrotask(() => {
        document.documentElement.dataset.typed = body.textContent ?? "";
      });
    });
  });

const keptText = async (page: Page): Promise<string> => {
  await page.getByRole("button", { name: "Pokaż moją wersję" }).click();
  const text = await page.getByRole("dialog").getByLabel("Treść rekomendacji").inputValue();
  await page.getByRole("dialog").getByRole("button", { name: "Zamknij" }).click();
  return text;
};

const numbersIn = (text: string) => /początek(?<numbers>\d*)/.exec(text)?.groups?.numbers?.length ?? 0;

test("a moderator freezes in the middle of sentences: everybody stops, sees why, and nobody loses a word", async () => {
  const { id, number } = await findDraft(application);
  const page = `/forums/krakow/recommendations/${number}`;
  const [city, migrant, ngo, moderator] = await Promise.all([
    visit(browser, application.url),
    visit(browser, network.url),
    visit(browser, network.url),
    visit(browser, application.url),
  ]);
  await signInByForm(city.page, "krakow.city", `${page}/draft`);
  await signInByForm(migrant.page, "krakow.migrant", `${page}/draft`);
  await signInByForm(ngo.page, "krakow.ngo", `${page}/draft`);
  await signInByForm(moderator.page, "krakow.moderator", page);
  for (const one of [city, migrant, ngo]) await statusIs(one.page, "saved");

  // Two are cut off and go on writing; one of them closes the tab.
  network.cut();
  for (const [one, words] of [
    [migrant, " słowa-z-przerwy"],
    [ngo, " słowa-z-zamkniętej-karty"],
  ] as const) {
    await bodyOf(one.page).getByText("Liczba spotkań kwartalnych").click();
    await moveCaret(one.page, "End");
    await one.page.keyboard.type(words);
    await statusIs(one.page, "offline");
  }
  await ngo.page.close({ runBeforeUnload: false });

  // The third writes while the moderator goes through the page and freezes.
  await bodyOf(city.page).getByText("Uzasadnienie").click();
  await moveCaret(city.page, "End");
  await city.page.keyboard.type(" początek");
  await recordInput(city.page);
  let isTyping = true;
  const typing = (async () => {
    for (let digit = 0; isTyping; digit++) await city.page.keyboard.type(String(digit % 10), { delay: 5 });
  })();
  await moderator.page.getByRole("link", { name: "Zamroź tekst do głosowania" }).click();
  await moderator.page.getByRole("heading", { name: "Czy wszystko jest gotowe" }).waitFor();
  expect(await moderator.page.locator('[data-met="false"]').count()).toBe(0);
  await moderator.page.getByText("Katarzyna Wilk").waitFor();
  await moderator.page.getByRole("button", { name: "Tak, zamroź tekst" }).click();
  await moderator.page.getByText("Tekst jest zamrożony.", { exact: true }).waitFor();

  await statusIs(city.page, "frozen");
  await city.page.getByText("Tekst jest zamrożony do głosowania").first().waitFor();
  isTyping = false;
  await typing;
  expect(await city.page.locator('[contenteditable="true"]').count()).toBe(0);
  const notice = city.page.locator('[role="status"]', { hasText: "Forum będzie głosować" });
  expect(await notice.textContent()).toContain("Marek Dziedzic");
  expect(await notice.getByRole("link").getAttribute("href")).toBe(`${page}/versions/1`);

  const version = await prismaOf(application.ctx.db).version.findFirstOrThrow({ where: { recommendationId: id } });
  const typed = numbersIn((await city.page.getAttribute("html", "data-typed")) ?? "");
  const frozen = numbersIn(version.text);
  expect(frozen).toBeGreaterThan(0);
  expect(numbersIn(await wordsOf(city.page))).toBe(frozen);
  // What the editor had taken and the server had not is offered back.
  if (typed > frozen) expect(numbersIn(await keptText(city.page))).toBe(typed);

  // Those who come back after it: in the open tab, and in a new one.
  network.mend();
  await statusIs(migrant.page, "frozen");
  expect(await keptText(migrant.page)).toContain("słowa-z-przerwy");
  const back = await ngo.context.newPage();
  await back.goto(`${page}/draft`);
  await statusIs(back, "frozen");
  expect(await keptText(back)).toContain("słowa-z-zamkniętej-karty");
  for (const one of [migrant.page, back]) {
    await until(async () => numbersIn(await wordsOf(one)) === frozen, "the text as it was frozen");
    expect(await wordsOf(one)).not.toMatch(/słowa-z/);
  }
  expect(version.text).not.toMatch(/słowa-z/);

  // Back to work, with a reason: the editor comes back without a reload.
  await moderator.page.getByRole("link", { name: "Odmroź tekst" }).click();
  await moderator.page.getByLabel("Powód").fill("Trzeba jeszcze dopisać koszty.");
  await moderator.page.getByRole("button", { name: "Tak, odmroź tekst" }).click();
  await moderator.page.getByText("Trzeba jeszcze dopisać koszty.").waitFor();
  await statusIs(city.page, "saved");
  await bodyOf(city.page).click();
  await moveCaret(city.page, "Control+End");
  await city.page.keyboard.type(" po odmrożeniu");
  await until(async () => (await wordsOf(migrant.page)).includes("po odmrożeniu"), "writing goes on");
  for (const one of [city, migrant, ngo, moderator]) {
    expect(one.complaints).toEqual([]);
    await one.context.close();
  }
}, 120_000);
