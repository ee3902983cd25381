import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSync } from "otplib";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ReceivedMail, startMailServer, type TestMailServer } from "../support/mail-server.ts";
import { runProgram } from "../support/program.ts";
import { type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { until } from "../support/until.ts";
import { launchBrowser, moveCaret, statusIs, type Visitor, visit, wordsOf } from "./support/visitors.ts";

// From an empty folder to three people in one text: the compiled programs, a mail server that speaks SMTP, and a browser.

let browser: Browser;
let mailServer: TestMailServer;
let server: ServerProcess;
let dataDir: string;
let home: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "trojglos-new-"));
  [browser, mailServer] = await Promise.all([launchBrowser(), startMailServer()]);
  server = await startServerProcess({ DATA_DIR: dataDir, DEMO: "0", PORT: "0", SMTP_URL: mailServer.url });
  home = server.url.replace("127.0.0.1", "localhost");
});

afterAll(async () => {
  await browser?.close();
  await server?.end("SIGTERM");
  await mailServer?.close();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

const admin = (...args: string[]) =>
  runProgram("admin", args, { DATA_DIR: dataDir, ADMIN_PASSWORD: "dobre hasło sekretariatu" });

/** The ten people of the list; the third has no address at first. */
const people = [
  ["Maria Bałtycka", "maria@fundacja.example", "Fundacja Most", "moderatorka", "ngo", "pl"],
  ["Piotr Wrona", "piotr@gdansk.example", "Urząd Miejski w Gdańsku", "uczestnik", "urząd miasta", "pl"],
  ["Zenon Fala", "zenon@gdansk.example", "Urząd Miejski w Gdańsku", "uczestnik", "urząd miasta", "pl"],
  ["Оксана Гончар", "oksana@spilnota.example", "Спільнота", "учасниця", "мігрантська спільнота", "uk"],
  ["Lech Kot", "lech@uczelnia.example", "Uniwersytet", "ekspert", "nauka", "pl"],
  ["Iga Lew", "iga@szkola.example", "Szkoła", "uczestniczka", "oświata", "pl"],
  ["Emil Mak", "emil@firma.example", "Firma", "uczestnik", "biznes", "pl"],
  ["Rita Noc", "rita@radio.example", "Radio", "obserwatorka", "media", "pl"],
  ["Jan Osa", "jan@policja.example", "Komenda", "uczestnik", "policja", "pl"],
  ["Eva Pike", "eva@un.example", "UN", "observer", "international organisation", "en"],
] as const;

const lineOf = ([name, email, organisation, role, sector, language]: readonly string[]) =>
  [name, email, organisation, role, "gdansk", sector, language].join("; ");

async function mailTo(recipient: string, after = 0): Promise<ReceivedMail> {
  const of = () => mailServer.mails.filter(({ to }) => to === recipient);
  await until(() => of().length > after, `a mail to ${recipient}`, 20_000);
  return of()[after] as ReceivedMail;
}

function linkIn(mail: ReceivedMail): string {
  const [link] = /http:\/\/localhost:\d+\/\S+/.exec(mail.text) ?? [];
  if (!link) throw new Error(`no link in the mail to ${mail.to}`);
  return link;
}

/** Sets the second step up that is asked of who runs something. */
async function setUpCodes(page: Page): Promise<void> {
  await page.waitForURL("**/account/second-factor**");
  await page.goto("/account/second-factor/app");
  const secret = ((await page.locator("[data-secret]").textContent()) ?? "").replaceAll(" ", "");
  await page.fill("#code", generateSync({ secret }));
  await page.keyboard.press("Enter");
  await page.locator("main li[translate=no]").nth(9).waitFor();
}

/** Opens the mail of an invitation in a browser of their own and accepts it. */
async function accept(email: string, locale: string): Promise<Visitor> {
  const link = linkIn(await mailTo(email));
  const visitor = await visit(browser, home, { locale });
  await visitor.page.goto(link);
  await visitor.page.locator("main form button").click();
  await visitor.page.waitForURL((url) => url.pathname !== "/invitation");
  return visitor;
}

/** Writes into the empty paragraph below a heading. */
async function writeBelow(heading: string, page: Page, words: string): Promise<void> {
  await statusIs(page, "saved");
  await page.locator('[data-root="body"] [contenteditable="true"]').getByText(heading).click();
  await moveCaret(page, "ArrowDown");
  await page.keyboard.type(words);
}

// The steps build on one another: a second try would find the first one's accounts.
const options = { timeout: 120_000, retry: 0 };

test("a new instance becomes a forum in which three newcomers write one text", options, async () => {
  // An empty instance says what to do, in the terminal and on its first page; the command line does it.
  await until(() => server.output().includes("npm run admin -- create-secretariat"), "the terminal says what to do");
  const secretary = await visit(browser, home);
  await secretary.page.goto("/");
  await secretary.page.getByText("npm run admin -- create-secretariat").waitFor();
  const created = await admin("create-secretariat", "--email", "biuro@trojglos.example", "--name", "Anna Lis");
  expect([created.code, created.complaints]).toEqual([0, ""]);

  // The secretariat signs in, sets up the second step that is demanded of it, and creates a forum.
  await secretary.page.goto("/sign-in?redirectTo=%2Fadmin%2Fforums");
  await secretary.page.fill("#email", "biuro@trojglos.example");
  await secretary.page.fill("#password", "dobre hasło sekretariatu");
  await secretary.page.keyboard.press("Enter");
  await setUpCodes(secretary.page);
  await secretary.page.goto("/admin/forums");
  const forum = {
    slug: "gdansk",
    prefix: "GDA",
    name: "Forum Gdańsk",
    city: "Gdańsk",
    description: "Razem nad morzem.",
  };
  for (const [name, value] of Object.entries(forum)) await secretary.page.fill(`#${name}`, value);
  await secretary.page.getByRole("button", { name: "Utwórz forum" }).click();
  await secretary.page.waitForURL("**/admin/forums?saved");
  // The outbox is shown where one develops, and nowhere else: its mails let people in.
  expect((await secretary.page.request.get("/dev/mail")).status()).toBe(404);

  // Ten people from a list. One line is broken: it is named and stays to be mended, the other nine are invited meanwhile.
  await secretary.page.goto("/forums/gdansk/invitations");
  const broken = "Zenon Fala; ; Urząd Miejski w Gdańsku; uczestnik; gdansk; urząd miasta; pl";
  await secretary.page.fill("#list", people.map((one) => (one[0] === "Zenon Fala" ? broken : lineOf(one))).join("\n"));
  await secretary.page.getByRole("button", { name: "Zaproś wszystkich z listy" }).click();
  await secretary.page.getByText("Wiersz 3:").waitFor();
  // The list below it may still be on its way.
  await secretary.page.waitForLoadState("load");
  expect(await secretary.page.getByText("Brakuje adresu").count()).toBeGreaterThan(0);
  expect(await secretary.page.inputValue("#list")).toBe(broken);
  expect(await secretary.page.locator('[data-state="invited"]').count()).toBe(9);
  await secretary.page.fill("#list", broken.replace("; ;", "; zenon@gdansk.example;"));
  await secretary.page.getByRole("button", { name: "Zaproś wszystkich z listy" }).click();
  await secretary.page.waitForURL("**/invitations?sent=1");
  expect(await secretary.page.locator('[data-state="invited"]').count()).toBe(10);
  const invited = () => mailServer.mails.filter((mail) => mail.text.includes("/invitation?token=")).map(({ to }) => to);
  await until(() => invited().length >= 10, "ten invitations have arrived", 20_000);
  expect(invited().sort()).toEqual(people.map(([, email]) => email).sort());

  // Three come by their mails. The moderator has to set up a second step first, and begins a text.
  const maria = await accept("maria@fundacja.example", "pl-PL");
  await setUpCodes(maria.page);
  await maria.page.goto("/forums/gdansk/recommendations");
  await maria.page.fill("#title", "Jedno okienko dla nowych mieszkańców");
  await maria.page.keyboard.press("Enter");
  await maria.page.waitForURL("**/edit");
  const text = new URL(maria.page.url()).pathname.replace(/edit$/, "draft");

  const piotr = await accept("piotr@gdansk.example", "pl-PL");
  await piotr.page.waitForURL("**/forums/gdansk?welcome=1");

  // Oksana's mail and pages are in Ukrainian. She is asked about the mark of her sector, leaves, and comes back by a mailed link.
  const invitation = await mailTo("oksana@spilnota.example");
  expect(invitation.subject).toBe("Запрошення: Forum Gdańsk");
  const oksana = await accept("oksana@spilnota.example", "uk-UA");
  expect(await oksana.page.getAttribute("html", "lang")).toBe("uk");
  await oksana.page.waitForURL("**/forums/gdansk/consent**");
  await oksana.page.locator('button[value="given"]').click();
  await oksana.page.waitForURL("**/forums/gdansk?welcome=1");
  await oksana.page.getByRole("button", { name: "Вийти" }).click();
  await oksana.page.getByRole("link", { name: "Увійти" }).first().waitFor();
  await oksana.page.goto(`/sign-in/link?redirectTo=${encodeURIComponent(text)}`);
  await oksana.page.fill("#email", "oksana@spilnota.example");
  await oksana.page.keyboard.press("Enter");
  await oksana.page.waitForURL("**/sign-in/link?sent=1**");
  const signInMail = await mailTo("oksana@spilnota.example", 1);
  expect(signInMail.subject).toBe("Вхід до Trójgłos");
  await oksana.page.goto(linkIn(signInMail));
  await oksana.page.locator("main form button").click();
  await oksana.page.waitForURL(`**${text}`);

  // The three write at the same time and see each other's words; the secretariat reads along.
  await Promise.all([maria.page.goto(text), piotr.page.goto(text)]);
  const words = { maria: "Fundacja: jedno okienko.", piotr: "Urząd: sala 12.", oksana: "Спільнота: українською." };
  await Promise.all([
    writeBelow("Diagnoza", maria.page, words.maria),
    writeBelow("Uzasadnienie", piotr.page, words.piotr),
    writeBelow("Podstawa prawna", oksana.page, words.oksana),
  ]);
  await secretary.page.goto(text);
  for (const { page } of [maria, piotr, oksana, secretary]) {
    for (const own of Object.values(words)) {
      await until(async () => (await wordsOf(page)).includes(own), `“${own}” is seen`, 20_000);
    }
  }
  for (const { page } of [maria, piotr, oksana]) await statusIs(page, "saved");
  await oksana.page.getByText("Piotr Wrona").first().waitFor();

  // The list of who was invited says who has come.
  await secretary.page.goto("/forums/gdansk/invitations");
  expect(await secretary.page.locator('[data-state="came"]').count()).toBe(3);
  expect(await secretary.page.locator('[data-state="invited"]').count()).toBe(7);
  for (const { complaints } of [secretary, maria, piotr, oksana]) expect(complaints).toEqual([]);
});
