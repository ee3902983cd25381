import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportFormatIds, exportFormats } from "#app/files/formats.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft } from "../support/people.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;
let draft: string;
let consulted: string;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  const path = (number: string) => `/forums/krakow/recommendations/${number}`;
  draft = path((await findDraft(application)).number);
  consulted = path((await findDraft(application, "krakow", "consultation")).number);
}, 120_000);

afterAll(() => application?.close());

test.each(exportFormatIds)("everyone downloads a text that is public as %s, with a name in Polish", async (format) => {
  const visitor = await visitorOf(application, null);
  const answer = await visitor.get(`${consulted}/export.${format}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Content-Type")).toBe(exportFormats[format].type);
  const disposition = answer.headers.get("Content-Disposition") ?? "";
  const name = decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(disposition)?.[1] ?? "");
  expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; /);
  expect(name).toMatch(new RegExp(`^KRK-\\d{4}-\\d\\d tekst – .+\\.${format}$`));
  expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(bytes.length).toBeGreaterThan(1000);
  const begins = strFromU8(bytes.subarray(0, 15), true);
  const beginning = { pdf: "%PDF-1.7", docx: "PK", odt: "PK", html: "<!doctype html>", md: "# " }[format];
  expect(begins.startsWith(beginning)).toBe(true);
});

test("the labels are in the language of the reader, the text in its own", async () => {
  const html = async (language: string) => {
    const headers = { "Accept-Language": language };
    return (await fetch(`${application.url}${consulted}/export.html`, { headers })).text();
  };
  expect(await html("pl")).toMatch(/<html lang="pl">[\s\S]*W skrócie/);
  const ukrainian = await html("uk");
  expect(ukrainian).toMatch(/<html lang="uk">[\s\S]*<h1 lang="pl">[\s\S]*Коротко/);
});

test("a working draft is for who may watch it, and says that it is one", async () => {
  for (const account of [null, "warszawa.moderator"]) {
    const visitor = await visitorOf(application, account);
    for (const format of exportFormatIds) expect((await visitor.get(`${draft}/export.${format}`)).status).toBe(404);
  }
  for (const account of ["krakow.observer", "krakow.city", "secretariat"]) {
    const answer = await (await visitorOf(application, account)).get(`${draft}/export.md`);
    expect([account, answer.status]).toEqual([account, 200]);
    expect(await answer.text()).toContain("WERSJA ROBOCZA");
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
  }
});

test("a frozen version carries its number and its hash; one that is not published is for members", async () => {
  const number = draft.split("/").at(-1) ?? "";
  const moderator = await actorOf(application, "krakow.moderator");
  const frozen = await freezeRecommendation(
    application.ctx,
    moderator,
    { forumSlug: "krakow", number },
    { from: "draft" },
  );
  if (!frozen.ok) throw new Error(frozen.reason);
  const path = `${draft}/versions/${frozen.value.version}/export`;
  expect((await (await visitorOf(application, null)).get(`${path}.pdf`)).status).toBe(404);
  const member = await visitorOf(application, "krakow.ngo");
  const markdown = await (await member.get(`${path}.md`)).text();
  expect(markdown).toContain(frozen.value.hash);
  expect(markdown).toContain("Ta wersja nie jest opublikowana.");
  const odt = unzipSync(new Uint8Array(await (await member.get(`${path}.odt`)).arrayBuffer()));
  expect(strFromU8(odt["content.xml"] ?? new Uint8Array())).toContain(frozen.value.hash);
});

test.each([
  "versions/99/export.pdf",
  "versions/0/export.pdf",
  "versions/1.5/export.md",
  "export.exe",
  "versions/1/export.",
])("%s is not found", async (path) => {
  const visitor = await visitorOf(application, "krakow.moderator");
  expect((await visitor.get(`${draft}/${path}`)).status).toBe(404);
});

test("the page of a recommendation leads to each file", async () => {
  const page = await (await (await visitorOf(application, null)).get(consulted)).text();
  for (const format of exportFormatIds) {
    const [path = ""] = new RegExp(`${consulted}(/versions/\\d+)?/export\\.${format}`).exec(page) ?? [];
    expect((await (await visitorOf(application, null)).get(path)).status).toBe(200);
  }
});
