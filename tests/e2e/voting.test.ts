import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { sessionCookieName } from "#app/people/session.ts";
import { demoPassword } from "#prisma/seed/demo-accounts.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { demoNumber } from "../support/people.ts";
import { freePort, type ServerProcess, startServerProcess } from "../support/server-process.ts";
import { fillSectors, votingSectors } from "../voting/held/assembly.ts";
import { launchBrowser, signInByForm, type Visitor, visit } from "./support/visitors.ts";

const number = demoNumber("KRK", 1);
const address = `/forums/krakow/recommendations/${number}`;
const perSector = 12;

let database: TestDatabase;
let env: Record<string, string | undefined>;
let server: ServerProcess;
let browser: Browser;
let electors: { email: string; sector: string }[];

/** Kraków's forum with twelve people in each voting sector, all of whom can sign in. */
beforeAll(async () => {
  database = await createTestDatabase("demo");
  const ctx = testContext(database);
  const prisma = prismaOf(ctx.db);
  await fillSectors(ctx, perSector);
  const { passwordHash } = await prisma.account.findFirstOrThrow({
    where: { email: "krakow.city@demo.example" },
    select: { passwordHash: true },
  });
  await prisma.account.updateMany({ where: { passwordHash: null }, data: { passwordHash } });
  const members = await prisma.membership.findMany({
    where: {
      forum: { slug: "krakow" },
      endedAt: null,
      role: { in: ["moderator", "participant"] },
      sector: { in: votingSectors },
    },
    select: { sector: true, account: { select: { email: true } } },
  });
  electors = members.map(({ sector, account }) => ({ sector, email: account.email ?? "" }));
  env = { PORT: String(await freePort()), DATA_DIR: database.dataDir, DATABASE_URL: database.databaseUrl };
  server = await startServerProcess(env);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.end("SIGTERM");
  await database?.close();
});

/** Signs in as a person does, and casts a ballot from the page of the vote, without scripts. @returns the status of the answer */
async function voteByForm(email: string, choice: string): Promise<number> {
  const signedIn = await fetch(`${server.url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ email, password: demoPassword }),
    redirect: "manual",
  });
  const session = signedIn.headers.getSetCookie().find((one) => one.startsWith(`${sessionCookieName}=`));
  if (!session) throw new Error(`${email}: ${signedIn.status}`);
  const headers = { cookie: session.split(";")[0] ?? "" };
  const page = await (await fetch(`${server.url}${address}/votes/1`, { headers })).text();
  const textHash = /name="textHash" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
  const cast = await fetch(`${server.url}${address}/votes/1`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ intent: "cast", textHash, choice, nonce: "" }),
    redirect: "manual",
  });
  return cast.status;
}

/** City hall is against but for two, the others are for: the sector rule fails in one sector, where nobody's ballot may show. */
function choiceOf({ sector }: { sector: string }, place: number): string {
  if (sector !== "cityGovernment") return "for";
  return place === 0 ? "for" : "against";
}

async function openSecretVote(page: Page): Promise<void> {
  await page.goto(`${address}/freeze`);
  await page.getByRole("button", { name: "Tak, zamroź tekst" }).click();
  await page.getByText("Tekst jest zamrożony.", { exact: true }).waitFor();
  await page.goto("/forums/krakow/desk");
  await page.locator(`a[href$="${number}/votes/new"]`).first().click();
  await page.getByRole("radio", { name: /^Zgoda wszystkich sektorów/ }).check();
  await page.getByRole("radio", { name: /^Głosowanie tajne/ }).check();
  await page.getByRole("checkbox", { name: /^Zakończ od razu, gdy zagłosują wszyscy/ }).check();
  await page.getByRole("button", { name: "Dalej: sprawdź przed otwarciem" }).click();
  await page.getByRole("heading", { name: "Zasada jednym zdaniem" }).waitFor();
  await page.getByRole("button", { name: "Tak, otwórz głosowanie" }).click();
  await page.waitForURL(`**${address}/votes/1?opened`);
}

async function attachDissent({ page }: Visitor, account: string, words: string): Promise<void> {
  await signInByForm(page, account, `${address}/votes/1`);
  await page.getByRole("link", { name: "Zgłoś zdanie odrębne" }).click();
  await page.getByLabel("Treść").fill(words);
  await page.getByRole("button", { name: "Zobacz, jak to będzie wyglądać" }).click();
  await page.getByRole("button", { name: "Tak, zgłoś zdanie odrębne" }).click();
  await page.getByText("Zdanie odrębne jest zgłoszone.").waitFor();
}

test("a secret vote by sectors, killed in the middle, ends with a result that names the sector and gives nobody's ballot away", async () => {
  const moderator = await visit(browser, server.url);
  await signInByForm(moderator.page, "krakow.moderator");
  await openSecretVote(moderator.page);
  expect(electors).toHaveLength(perSector * votingSectors.length);

  const inOrder = votingSectors.flatMap((sector) => electors.filter((one) => one.sector === sector));
  const ballots = inOrder.map((one, index) => ({ ...one, choice: choiceOf(one, index % perSector) }));
  const half = ballots.length / 2;
  for (const { email, choice } of ballots.slice(0, half)) expect(await voteByForm(email, choice)).toBe(303);
  await server.end("SIGKILL");
  server = await startServerProcess(env);
  for (const { email, choice } of ballots.slice(half)) expect(await voteByForm(email, choice)).toBe(303);

  // Everybody has voted: it ends by itself.
  const { page } = moderator;
  await expect
    .poll(
      async () => {
        await page.goto(`${address}/votes/1`);
        return page.locator("main").textContent();
      },
      { timeout: 30_000 },
    )
    .toContain("Nie przeszło w sektorze: samorząd miasta.");
  const result = (await page.locator("main").textContent()) ?? "";
  expect(result).toContain("Nie przyjęto");
  expect(result).toContain("za 25, przeciw 11, wstrzymało się 0");

  const dissents = [
    "Nie zgadzam się: miasto powinno zacząć od jednego punktu.",
    "Zgadzam się z celem, nie ze sposobem.",
  ];
  for (const [index, account] of ["krakow.ngo", "krakow.migrant"].entries())
    await attachDissent(await visit(browser, server.url), account, dissents[index] ?? "");
  await page.goto(address);
  for (const words of dissents) await page.getByText(words).waitFor();

  await page.goto(`${address}/votes/1`);
  const link = page.getByRole("link", { name: "Pobierz zapis (JSON)" });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  const file = await download.path();
  const verified = JSON.parse(execFileSync(process.execPath, ["scripts/verify.mjs", file], { encoding: "utf8" }));
  expect(verified).toMatchObject({ holds: true, decision: { outcome: "rejected", blockedBy: ["cityGovernment"] } });
  const record = JSON.parse(readFileSync(file, "utf8"));
  // One against eleven: the one for would be known. A second sector goes with it, or the total would tell.
  const withheld = Object.values(record.sectors as Record<string, { votes: object }>).filter(
    ({ votes }) => "passed" in votes,
  );
  expect(withheld.length).toBeGreaterThanOrEqual(2);
  await page.getByRole("link", { name: "Sprawdź zapis w przeglądarce" }).click();
  await page.getByText("Zapis się zgadza").waitFor();
  expect(moderator.complaints).toEqual([]);
}, 240_000);
