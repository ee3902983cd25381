import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { type CuttableNetwork, cuttableNetwork } from "../support/cuttable-network.ts";
import { actorOf, demoNumber } from "../support/people.ts";
import { openWindow } from "./support/tour.ts";
import { bodyOf, launchBrowser, moveCaret, signInByForm, statusIs, visit, wordsOf } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
let network: CuttableNetwork;
const number = demoNumber("KRK", 2);
const at = { forumSlug: "krakow", number };
const address = `/forums/krakow/recommendations/${number}`;
const newSentence = "Tłumaczenie jest gotowe w dniu ogłoszenia konsultacji.";

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  network = await cuttableNetwork(application.port);
  browser = await launchBrowser();
  // The forum goes back to its published text.
  const moderator = await actorOf(application, "krakow.moderator");
  await moveRecommendation(application.ctx, moderator, at, { from: "consultation", to: "draft", reason: "" });
});

afterAll(async () => {
  await browser?.close();
  await network?.close();
  await application?.close();
});

const phone = { locale: "pl-PL", javaScriptEnabled: false, viewport: { width: 360, height: 740 } };

async function pdfWords(file: string): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise;
  const pages = Array.from({ length: pdf.numPages }, async (_, index) => {
    const { items } = await (await pdf.getPage(index + 1)).getTextContent();
    return items.map((item) => ("str" in item ? item.str : "")).join("");
  });
  return (await Promise.all(pages)).join("");
}

const isNarrow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);

async function append(page: Page, words: string): Promise<void> {
  await bodyOf(page).click();
  await moveCaret(page, "Control+End");
  await page.keyboard.type(words);
}

async function appendLine(page: Page, words: string): Promise<void> {
  await append(page, "\n");
  await page.keyboard.type(words);
  await statusIs(page, "saved");
}

test("three people write, a moderator freezes in the middle of a sentence, and what comes late goes back to who wrote it", async () => {
  const [city, ngo, migrant] = await Promise.all([
    visit(browser, application.url),
    visit(browser, application.url),
    visit(browser, network.url),
  ]);
  await Promise.all([
    signInByForm(city.page, "krakow.city", `${address}/draft`),
    signInByForm(ngo.page, "krakow.ngo", `${address}/draft`),
    signInByForm(migrant.page, "krakow.migrant", `${address}/draft`),
  ]);
  for (const { page } of [city, ngo, migrant]) await statusIs(page, "saved");
  await appendLine(ngo.page, newSentence);
  await appendLine(migrant.page, "Wyniki są w języku, w którym pisano uwagi.");
  await appendLine(city.page, "Urząd odpowiada na każdą uwagę w ciągu");
  await bodyOf(migrant.page).getByText("Urząd odpowiada").waitFor();
  network.cut();
  await append(migrant.page, " i za późno");
  await statusIs(migrant.page, "offline");

  const window = await openWindow(browser, application, "krakow.moderator", phone);
  const page = await window.newPage();
  await page.goto(address);
  await page.getByRole("link", { name: "Zamroź tekst do głosowania" }).click();
  await page.getByRole("button", { name: "Tak, zamroź tekst" }).click();
  await page.getByText("Tekst jest zamrożony.", { exact: true }).waitFor();

  network.mend();
  for (const one of [city, ngo, migrant]) await statusIs(one.page, "frozen");
  await migrant.page.getByRole("button", { name: "Pokaż moją wersję" }).click();
  const kept = migrant.page.getByRole("dialog").getByLabel("Treść rekomendacji");
  expect(await kept.inputValue()).toContain("w ciągu i za późno");
  for (const one of [city, ngo, migrant]) {
    const words = await wordsOf(one.page);
    expect(words).toContain("Urząd odpowiada na każdą uwagę w ciągu");
    expect(words).not.toContain("za późno");
    expect(one.complaints).toEqual([]);
    await one.context.close();
  }
  await window.close();
}, 120_000);

describe("without scripts, on a phone", () => {
  test("a moderator publishes the frozen version, having seen what everyone will see", async () => {
    const window = await openWindow(browser, application, "krakow.moderator", phone);
    const page = await window.newPage();
    await page.goto(address);
    await page.getByRole("link", { name: "Opublikuj zamrożoną wersję" }).click();
    await page.getByRole("heading", { level: 1, name: "Publikacja wersji" }).waitFor();
    expect(await page.locator("main").textContent()).toContain(newSentence);
    expect(await isNarrow(page)).toBe(true);
    await page.getByRole("button", { name: "Tak, opublikuj do konsultacji" }).click();
    await page.getByText("Wersja 2 jest opublikowana.").waitFor();
    await window.close();
  });

  test("a reader without an account finds it, reads it, compares it, sees whose sectors wrote it, takes the PDF along and checks the hash", async () => {
    const window = await openWindow(browser, application, null, { ...phone, acceptDownloads: true });
    const page = await window.newPage();
    await page.goto("/");
    await page.locator("#search-box").fill("tlumaczenie konsultacji");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search?*");
    expect(await page.locator("mark").allTextContents()).toContain("Tłumaczenie");
    expect(await isNarrow(page)).toBe(true);
    await page.locator(`main a[href="${address}"]`).first().click();
    await page.getByRole("heading", { level: 2, name: "W skrócie" }).waitFor();
    const main = (await page.locator("main").textContent()) ?? "";
    expect(main).toContain(newSentence);
    for (const sector of ["samorząd miasta", "społeczności migranckie"]) expect(main.toLowerCase()).toContain(sector);
    expect(await isNarrow(page)).toBe(true);

    await page.locator("summary", { hasText: "Jak to sprawdzić" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: /Pobierz tę wersję/ }).click(),
    ]);
    const file = await download.path();
    const hash = execFileSync(process.execPath, ["scripts/hash.mjs", file], { encoding: "utf8" }).trim();
    const shown = (await page.locator("#hash ~ * code").first().textContent())?.replace(/\s/g, "");
    expect(hash).toContain(shown ?? "nothing");
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({ hash: shown, version: 2 });

    const [pdf] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "PDF", exact: true }).click(),
    ]);
    const printed = (await pdfWords(await pdf.path())).replace(/\s/g, "");
    for (const part of [shown ?? "nothing", newSentence, number]) expect(printed).toContain(part.replace(/\s/g, ""));
    expect(printed).not.toContain("zapóźno");

    await page.getByRole("link", { name: "Co się zmieniło między wersją 1 a 2" }).first().click();
    await page.getByText(newSentence).first().waitFor();
    expect(await isNarrow(page)).toBe(true);

    await page.goto(`${address}/v/1`);
    await page.getByText("Ta wersja nie jest już aktualna").waitFor();
    expect(await page.locator("main").textContent()).not.toContain(newSentence);
    await page.getByRole("link", { name: "Przeczytaj wersję 2" }).click();
    await page.waitForURL(`**${address}/v/2`);
    expect(await isNarrow(page)).toBe(true);
    await window.close();
  });

  test("what search engines and other sites show of it is there", async () => {
    const html = await (await fetch(`${application.url}${address}`)).text();
    expect(html).toContain(`<link rel="canonical" href="http://localhost:${application.port}${address}"/>`);
    expect(html).toMatch(/<meta property="og:description" content="Konsultacje o usługach/);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? "";
    expect(JSON.parse(data)).toMatchObject({ "@type": "Report", reportNumber: number, version: "2" });
  });
});
