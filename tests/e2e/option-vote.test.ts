import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { tabTo } from "./support/keys.ts";
import { openWindow } from "./support/tour.ts";
import { complaintsOf, launchBrowser, signInByForm, visit } from "./support/visitors.ts";

const voters = ["krakow.moderator", "krakow.city", "krakow.ngo", "krakow.migrant"];
const [assistants, desk, translations] = ["Asystenci w szkołach", "Jedno okienko", "Tłumaczenia w przychodniach"];
const address = "/forums/krakow/votes/1";

let application: TestApplication;
let browser: Browser;

/** Kraków's forum with four people who vote. */
beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  const prisma = prismaOf(application.ctx.db);
  const staying = await prisma.account.findMany({
    where: { email: { in: voters.map((account) => `${account}@demo.example`) } },
    select: { id: true },
  });
  await prisma.membership.updateMany({
    where: { forum: { slug: "krakow" }, role: "participant", accountId: { notIn: staying.map(({ id }) => id) } },
    data: { endedAt: new Date() },
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await application?.close();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

async function openVote(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Otwórz głosowanie nad możliwościami" }).first().click();
  await page.getByLabel("Pytanie").fill("Co robimy najpierw?");
  await page.getByLabel("Możliwości", { exact: true }).fill([assistants, desk, translations].join("\n"));
  await page.getByRole("radio", { name: "Ułóż własną zasadę" }).check();
  await page.getByLabel("Sposób głosowania").selectOption({ label: "kolejność: dogrywka natychmiastowa" });
  await page.getByRole("radio", { name: "Głosowanie jawne" }).check();
  await page.getByRole("checkbox", { name: /^Zakończ od razu, gdy zagłosują wszyscy/ }).check();
  await button(page, "Dalej: sprawdź przed otwarciem").click();
  await page.getByRole("heading", { name: "Zasada jednym zdaniem" }).waitFor();
  for (const option of [assistants, desk, translations]) await page.getByText(option ?? "").waitFor();
  await button(page, "Tak, otwórz głosowanie").click();
  await page.getByText("Głosowanie jest otwarte.").waitFor();
}

test("a vote over options is opened, cast in with buttons, by keyboard and without scripts, and shows its rounds", async () => {
  const moderator = await visit(browser, application.url);
  await signInByForm(moderator.page, "krakow.moderator", "/forums/krakow");
  await openVote(moderator.page);
  expect(new URL(moderator.page.url()).pathname).toBe(address);

  // With buttons: what was added wrongly is moved.
  const city = await visit(browser, application.url);
  await signInByForm(city.page, "krakow.city", "/forums/krakow");
  await city.page
    .getByRole("link", { name: /Co robimy najpierw\?/ })
    .first()
    .click();
  await button(city.page, `Dodaj na koniec: ${desk}`).click();
  await button(city.page, `Dodaj na koniec: ${assistants}`).click();
  await button(city.page, `Wyżej: ${assistants}`).click();
  await city.page.getByRole("status").getByText(`${assistants}: miejsce 1 z 2`).waitFor();
  await button(city.page, "Oddaj głos").click();
  await city.page.getByText(`1. ${assistants}`).waitFor();
  await city.page.getByText(`2. ${desk}`).waitFor();

  // By keyboard: the focus stays with the option that was moved.
  const ngo = await openWindow(browser, application, "krakow.ngo", { locale: "pl-PL" });
  const ngoPage = await ngo.newPage();
  const ngoComplaints = complaintsOf(ngoPage);
  await ngoPage.goto(address);
  for (const option of [desk, assistants]) {
    await tabTo(ngoPage, "button", new RegExp(`^Dodaj na koniec: ${option}`));
    await ngoPage.keyboard.press("Enter");
    await ngoPage.getByRole("status").getByText(`${option}: miejsce`).waitFor();
    expect(await ngoPage.evaluate(() => document.activeElement?.closest("li")?.textContent)).toContain(option);
  }
  await tabTo(ngoPage, "button", /^Oddaj głos/);
  await ngoPage.keyboard.press("Enter");
  await ngoPage.getByText(`1. ${desk}`).waitFor();

  // Without scripts: a place for each; two on one place are refused, with what was chosen.
  const plain = await openWindow(browser, application, "krakow.migrant", {
    locale: "pl-PL",
    javaScriptEnabled: false,
  });
  const migrant = await plain.newPage();
  await migrant.goto(address);
  await migrant.getByLabel(translations ?? "").selectOption("1");
  await migrant.getByLabel(assistants ?? "").selectOption("1");
  await button(migrant, "Oddaj głos").click();
  await migrant.locator('section[aria-labelledby="error-summary"]').waitFor();
  expect(await migrant.getByLabel(translations ?? "").inputValue()).toBe("1");
  await migrant.getByLabel(assistants ?? "").selectOption("2");
  await button(migrant, "Oddaj głos").click();
  await migrant.getByText(`1. ${translations}`).waitFor();

  // Who opened it sees how many have voted without asking again, and votes last: then it ends by itself.
  const { page } = moderator;
  await page.getByRole("status").getByText("Zagłosowały 3 osoby z 4.").waitFor();
  await button(page, `Dodaj na koniec: ${assistants}`).click();
  await button(page, "Oddaj głos").click();
  await page.getByText(`1. ${assistants}`).waitFor();
  const result = async () => {
    await page.goto(address);
    return page.locator("main").textContent();
  };
  await expect
    .poll(result, { timeout: 30_000 })
    .toContain(`Wybrano „${assistants}”: oddano 4 karty; kworum 2 z 4, głosowało 4.`);

  const rounds = page.getByRole("region", { name: "Głosy w kolejnych rundach" }).getByRole("row");
  const cells = async (option: string | undefined) => {
    const row = rounds.filter({ hasText: option ?? "" });
    return (await row.getByRole("cell").allTextContents()).join(" ");
  };
  expect(await cells(assistants)).toBe("2 3");
  // One of the two that were equal is out, and its vote goes to the winner.
  expect([await cells(desk), await cells(translations)].sort()).toEqual(["1 1", "1 –"]);
  await page.getByText("zdecydowała ogłoszona kolejność na wypadek remisu").waitFor();

  await page.goto("/forums/krakow");
  await page.getByText(`Wybrano „${assistants}”: oddano 4 karty; kworum 2 z 4, głosowało 4.`).waitFor();
  const stranger = await visit(browser, application.url);
  expect((await stranger.page.goto(address))?.status()).toBe(404);
  expect([...moderator.complaints, ...city.complaints, ...ngoComplaints]).toEqual([]);
}, 120_000);
