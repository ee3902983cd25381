import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invitationPath } from "#app/invitations/invitation.ts";
import { invitePerson } from "#app/invitations/invite.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { readOutbox } from "#app/mail/read-outbox.server.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft } from "../support/people.ts";
import { openWindow } from "./support/tour.ts";
import { launchBrowser } from "./support/visitors.ts";

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

const isFocused = (page: Page) => page.locator('section[aria-labelledby="error-summary"]:focus').waitFor();

// Scripts that a thin line never brings, and scripts that are switched off.
describe.each([
  ["before any script has arrived", true],
  ["with scripts switched off", false],
])("%s", (_name, javaScriptEnabled) => {
  async function open(who: string | null): Promise<Page> {
    const window = await openWindow(browser, application, who, { locale: "pl-PL", javaScriptEnabled });
    await window.route("**/*", (route) => (route.request().resourceType() === "script" ? undefined : route.continue()));
    return window.newPage();
  }
  const go = (page: Page, path: string) => page.goto(path, { waitUntil: "commit" });
  const send = (page: Page) => page.keyboard.press("Enter");

  test("one signs in; a wrong password is said, and the address stays", async () => {
    const page = await open(null);
    await go(page, "/sign-in");
    await page.fill("#email", "krakow.ngo@demo.example");
    await page.fill("#password", "nie-to-haslo");
    await send(page);
    await isFocused(page);
    expect(await page.inputValue("#email")).toBe("krakow.ngo@demo.example");
    await page.fill("#password", demoPassword);
    await send(page);
    await page.getByRole("button", { name: "Wyloguj się" }).waitFor();
    await page.context().close();
  });

  test("a moderator starts a recommendation from the forum's page, which has a part that scripts keep up to date", async () => {
    const page = await open("krakow.moderator");
    await go(page, "/forums/krakow");
    await page.locator('main [name="title"]').press("Enter");
    await isFocused(page);
    const title = `Napisana bez skryptów ${javaScriptEnabled}`;
    await page.fill('main [name="title"]', title);
    await send(page);
    // What comes next is to fill in its data.
    await page.waitForURL("**/edit", { waitUntil: "commit" });
    expect(await page.inputValue('[name="title"]')).toBe(title);
    await page.context().close();
  });

  test("a moderator gives a member another sector, and invites", async () => {
    const page = await open("lublin.moderator");
    await go(page, "/forums/lublin/members");
    await page.locator('main a[href*="/members/"]').first().click();
    await page.waitForURL("**/members/*", { waitUntil: "commit" });
    await page.selectOption("#sector", "academia");
    await page.getByRole("button", { name: "Zapisz" }).click();
    await page.waitForURL("**/members?saved", { waitUntil: "commit" });
    const seat = await prismaOf(application.ctx.db).membership.count({
      where: { sector: "academia", forum: { slug: "lublin" } },
    });
    expect(seat).toBeGreaterThan(0);

    await go(page, "/forums/lublin/invitations");
    await page.fill("#name", "Olena Koval");
    await page.fill("#email", "olena");
    await page.locator("#email").press("Enter");
    await isFocused(page);
    expect(await page.inputValue("#name")).toBe("Olena Koval");
    await page.fill("#email", `olena.${javaScriptEnabled}@example.org`);
    await page.selectOption("#role", "participant");
    await page.selectOption("#sector", "migrantCommunity");
    await page.locator("#email").press("Enter");
    await page.waitForURL("**/invitations?sent=1", { waitUntil: "commit" });
    await page.context().close();
  });

  test("a draft can be read", async () => {
    const { number, title } = await findDraft(application, "krakow");
    const page = await open("krakow.ngo");
    await go(page, `/forums/krakow/recommendations/${number}/draft`);
    await page.getByRole("heading", { level: 1, name: title }).waitFor();
    await page.locator(".document-text p").first().waitFor();
    expect(await page.locator('[contenteditable="true"]').count()).toBe(0);
    await page.context().close();
  });
});

describe("without scripts, a language chosen below a form", () => {
  async function open(who: string | null, path: string): Promise<Page> {
    // Accounts remember what others of these tests have chosen.
    const options = { locale: "pl-PL", language: "pl", javaScriptEnabled: false };
    const page = await (await openWindow(browser, application, who, options)).newPage();
    await page.goto(path);
    return page;
  }
  async function choose(page: Page, form: string, language: string): Promise<void> {
    await page.locator(`form[data-keeps="${form}"] button[lang="${language}"]`).click();
    await page.waitForSelector(`html[lang="${language}"]`);
  }

  test("keeps what was typed and chosen, and the form is sent afterwards as if nothing had been between", async () => {
    const page = await open("warszawa.moderator", "/forums/warszawa/invitations");
    await page.fill("#name", "Olena Koval");
    await page.fill("#email", "olena.jezyk@example.org");
    await page.selectOption("#role", "participant");
    await page.selectOption("#sector", "ngo");
    await choose(page, "one", "uk");
    expect(await page.inputValue("#name")).toBe("Olena Koval");
    expect(await page.inputValue("#role")).toBe("participant");
    // Nothing has been sent meanwhile.
    expect(await prismaOf(application.ctx.db).invitation.count({ where: { email: "olena.jezyk@example.org" } })).toBe(
      0,
    );
    await page.locator("#email").press("Enter");
    await page.waitForURL("**/invitations?sent=1");
    // The choice is remembered, by the account too.
    const { language } = await prismaOf(application.ctx.db).account.findUniqueOrThrow({
      where: { email: "warszawa.moderator@demo.example" },
    });
    expect([language, await page.getAttribute("html", "lang")]).toEqual(["uk", "uk"]);
    await page.context().close();
  });

  test("keeps ticks and rows that were filled in, and still notices who saved meanwhile", async () => {
    const { number, id } = await findDraft(application, "krakow");
    const page = await open("krakow.moderator", `/forums/krakow/recommendations/${number}/edit`);
    const unticked = page.locator('[name="areas"]:not(:checked)').first();
    const area = await unticked.getAttribute("value");
    await unticked.check();
    const others = page.locator(`[name="areas"]:checked:not([value="${area}"])`);
    const ticked = await others.first().getAttribute("value");
    await page.locator(`[name="areas"][value="${ticked}"]`).uncheck();
    const row = page.locator('[name^="sources."][name$=".title"]').last();
    const source = await row.getAttribute("name");
    await row.fill("Źródło bez skryptów");
    await prismaOf(application.ctx.db).recommendation.update({ where: { id }, data: { updatedAt: new Date() } });
    await choose(page, "data", "en");
    expect(await page.isChecked(`[name="areas"][value="${area}"]`)).toBe(true);
    expect(await page.isChecked(`[name="areas"][value="${ticked}"]`)).toBe(false);
    expect(await page.inputValue(`[name="${source}"]`)).toBe("Źródło bez skryptów");
    await page.locator('main [name="title"]').press("Enter");
    await isFocused(page);
    expect(await page.locator(".border-danger").first().textContent()).toContain("Somebody");
    await page.context().close();
  });

  test("forgets a password, and opens what was opened", async () => {
    const page = await open(null, "/sign-in");
    await page.fill("#email", "ktos@example.org");
    await page.fill("#password", "tajne-tajne-tajne");
    await choose(page, "signIn", "en");
    expect(await page.inputValue("#email")).toBe("ktos@example.org");
    expect(await page.inputValue("#password")).toBe("");
    await page.context().close();

    const { number } = await findDraft(application, "krakow");
    const moderator = await open("krakow.moderator", `/forums/krakow/recommendations/${number}`);
    await moderator.locator("summary", { hasText: "Wycofaj" }).click();
    await moderator.fill('[name="reason"]', "Temat przejęło miasto.");
    await choose(moderator, "withdrawn", "en");
    await moderator.locator('[name="reason"]').waitFor({ state: "visible" });
    expect(await moderator.inputValue('[name="reason"]')).toBe("Temat przejęło miasto.");
    await moderator.context().close();
  });

  test("is told of above the form, and only where there is one", async () => {
    const page = await open(null, "/sign-in");
    const hint = page.locator(".form-hint");
    expect(await hint.textContent()).toContain("przyciskami pod formularzem");
    expect(await hint.isVisible()).toBe(true);
    expect(await page.locator(".form-warning").isVisible()).toBe(false);
    await page.goto("/prywatnosc");
    expect(await hint.isVisible()).toBe(false);
    await page.context().close();
    const withScripts = await openWindow(browser, application, null, { locale: "pl-PL" });
    const other = await withScripts.newPage();
    await other.goto("/sign-in");
    expect(await other.locator("main button[lang], .form-hint").count()).toBe(0);
    await withScripts.close();
  });
});

test("without scripts an invitation is accepted: a name, a password, and one is in the forum", async () => {
  const { ctx } = application;
  const person = { name: "Ołena Kowal", email: "przyjmuje@example.org", organisation: "", role: "participant" };
  const seat = { sector: "ngo", language: "pl" };
  await invitePerson(ctx, await actorOf(application, "lublin.moderator"), "lublin", { ...person, ...seat });
  const { mails } = await readOutbox(ctx);
  const text = mails.find(({ recipient }) => recipient === person.email)?.text ?? "";
  const token = /invitation\?token=(\S+)/.exec(text)?.[1] ?? "";
  const window = await openWindow(browser, application, null, { locale: "pl-PL", javaScriptEnabled: false });
  const page = await window.newPage();
  await page.goto(invitationPath(token));
  await page.fill("#name", "");
  await page.fill("#next", "haslo12345");
  await page.getByRole("button", { name: "Przyjmij zaproszenie" }).click();
  await isFocused(page);
  await page.fill("#name", "Olena Koval");
  await page.fill("#next", "rower żółty deszcz");
  await page.getByRole("button", { name: "Przyjmij zaproszenie" }).click();
  await page.waitForURL("**/forums/lublin?welcome=1");
  await page.getByText("Witamy na forum!").waitFor();
  expect(await page.locator("main li", { hasText: "Olena Koval" }).count()).toBeGreaterThan(0);
  // A second click on the mail's link finds it accepted.
  await page.goto(invitationPath(token));
  await page.getByRole("heading", { name: "To zaproszenie jest już przyjęte" }).waitFor();
  await window.close();
});
