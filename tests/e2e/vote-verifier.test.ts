import { mkdtempSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf } from "../support/people.ts";
import { openedVote, simpleMajority } from "../voting/held/assembly.ts";
import { launchBrowser, type Visitor, visit } from "./support/visitors.ts";

let application: TestApplication;
let browser: Browser;
let address: string;
const folder = mkdtempSync(join(tmpdir(), "trojglos-verifier-"));

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  browser = await launchBrowser();
  const { ctx } = application;
  const vote = await openedVote(ctx, { isSecret: false, terms: simpleMajority });
  for (const [account, choice] of [
    ["krakow.moderator", "for"],
    ["krakow.city", "for"],
    ["krakow.migrant", "against"],
  ] as const) {
    const ballot = { ballot: { choice }, textHash: vote.textHash };
    const cast = await castBallot(ctx, await actorOf(application, account), vote.voteId, ballot);
    expect(cast.ok).toBe(true);
  }
  const later = new Date(ctx.now().getTime() + 7_200_000);
  await closeDueVotes({ ...ctx, now: () => later });
  address = `/forums/krakow/recommendations/${vote.at.number}/votes/1`;
});

afterAll(async () => {
  await browser?.close();
  await application?.close();
});

const fileOf = (name: string, content: string) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

async function verdictOn({ page }: Visitor, file: string): Promise<string> {
  await page.getByLabel("Plik z zapisem albo z rejestrem").setInputFiles(file);
  await page.getByRole("button", { name: "Sprawdź", exact: true }).click();
  await page.locator("[data-working]").waitFor({ state: "hidden" });
  await page.locator("[data-result] [data-verdict]").waitFor();
  return (await page.locator("[data-result]").textContent()) ?? "";
}

test("a reader checks the record of a vote in the browser, and again without a network from the files alone", async () => {
  const visitor = await visit(browser, application.url);
  const { page, context, complaints } = visitor;
  await page.goto(address);
  const recordLink = page.getByRole("link", { name: "Pobierz zapis (JSON)" });
  const [download] = await Promise.all([page.waitForEvent("download"), recordLink.click()]);
  const record = join(folder, "record.json");
  await download.saveAs(record);
  await page.getByRole("link", { name: "Sprawdź zapis w przeglądarce" }).click();
  await page.getByText("Zapis się zgadza").waitFor();
  // The register says what the root is to be.
  await page.getByText("Ogłoszony korzeń").waitFor();
  await page.goto("/votes/register");
  const registerLink = page.getByRole("link", { name: "Pobierz cały rejestr (JSON)" });
  const [second] = await Promise.all([page.waitForEvent("download"), registerLink.click()]);
  const register = join(folder, "register.json");
  await second.saveAs(register);

  await page.goto("/votes/verify");
  await context.setOffline(true);
  expect(await verdictOn(visitor, record)).toContain("Zapis się zgadza");
  expect(await verdictOn(visitor, register)).toContain("Rejestr się zgadza");

  const whole = readFileSync(record, "utf8");
  const changed = fileOf("changed.json", whole.replace('"choice":"against"', '"choice":"abstain"'));
  expect(await verdictOn(visitor, changed)).toMatch(/Zapis się nie zgadza.*Skrót nie zgadza się z treścią/s);
  const half = fileOf("half.json", whole.slice(0, whole.length / 2));
  expect(await verdictOn(visitor, half)).toContain("Plik urywa się przed końcem.");
  const huge = fileOf("huge.json", "");
  truncateSync(huge, 500_000_000);
  expect(await verdictOn(visitor, huge)).toContain("Plik ma więcej niż 64 MB.");
  const rewritten = JSON.parse(readFileSync(register, "utf8"));
  rewritten.steps[0].entry = rewritten.steps[0].entry.replace('"number":1', '"number":2');
  expect(await verdictOn(visitor, fileOf("other.json", JSON.stringify(rewritten)))).toContain("Rejestr się nie zgadza");
  expect(complaints).toEqual([]);
});
