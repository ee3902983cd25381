import { zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readText } from "#app/drafting/read-text.server.ts";
import { findRecommendations } from "#app/drafting/store.server.ts";
import { maxImportBytes } from "#app/files/imported-text.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { openWorkshop } from "#server/workshop.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { signInAs } from "../support/people.ts";
import { exportedText, wholeText } from "./sample-text.ts";
import { comparable } from "./some-text.ts";

// By the forms of the page, as a browser without scripts sends them.

let application: TestApplication;
const workshop = openWorkshop();
const cookies = new Map<string, string>();

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  for (const account of ["krakow.moderator", "krakow.city", "warszawa.moderator", "secretariat"]) {
    cookies.set(account, (await signInAs(application, account)).cookie);
  }
}, 120_000);

afterAll(async () => {
  await workshop.close();
  await application?.close();
});

const path = "/forums/krakow/recommendations/import";

async function post(account: string | null, fields: Record<string, string | File>, query = "") {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const headers = { cookie: (account && cookies.get(account)) || "" };
  const answer = await fetch(application.url + path + query, { method: "POST", headers, body, redirect: "manual" });
  return { status: answer.status, location: answer.headers.get("location"), html: await answer.text() };
}

const count = async () => ({
  recommendations: await prismaOf(application.ctx.db).recommendation.count(),
  documents: await prismaOf(application.ctx.db).document.count(),
  journal: await prismaOf(application.ctx.db).journalEntry.count(),
});

const file = (name: string, content: string | Uint8Array) => new File([content as BlobPart], name);

/** What the preview's form carries. */
function held(html: string): string {
  const value = /name="text" value="([^"]*)"/.exec(html)?.[1] ?? "";
  return value
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

describe("who may begin a recommendation in the forum", () => {
  test.each([
    ["krakow.moderator", 200],
    ["krakow.city", 403],
    ["warszawa.moderator", 403],
    ["secretariat", 403],
    [null, 401],
  ] as const)("%s: %i", async (account, status) => {
    const headers = account ? { cookie: cookies.get(account) ?? "" } : undefined;
    expect((await fetch(application.url + path, { headers })).status).toBe(status);
    const before = await count();
    expect((await post(account, { file: file("a.md", "# Tytuł\n\nTekst.") })).status).toBe(status);
    if (account !== "krakow.moderator") {
      const text = JSON.stringify({ text: wholeText, losses: {} });
      expect((await post(account, { title: "Tytuł rekomendacji", text }, "?confirm")).status).toBe(status);
    }
    expect(await count()).toEqual(before);
  });
});

test("a Word file is shown with what was lost, and becomes a draft once that is confirmed", async () => {
  const made = await workshop.make("docx", exportedText(wholeText));
  if (!made.ok) throw new Error(made.reason);
  const before = await count();
  const preview = await post("krakow.moderator", { file: file("Żółty łącznik.docx", made.value), title: "" });
  expect(preview.status).toBe(200);
  expect(preview.html).toContain("Udało się przenieść wszystko.");
  expect(preview.html).toContain("Punkt informacyjny dla mieszkańców: „Łącznik”");
  expect(await count()).toEqual(before);

  const title = "Punkt informacyjny „Łącznik”";
  const created = await post("krakow.moderator", { title, text: held(preview.html) }, "?confirm");
  expect(created.status).toBe(303);
  const number = created.location?.split("/").at(-2);
  const row = (await findRecommendations(application.ctx.db)).find((one) => one.number === number);
  expect(row).toMatchObject({ title, status: "draft" });
  const text = await readText(application.ctx, row?.documentId ?? "");
  expect(JSON.stringify(comparable(text).body)).toContain("Zażółć gęślą jaźń");
  expect(await prismaOf(application.ctx.db).journalEntry.count({ where: { documentId: row?.documentId ?? "" } })).toBe(
    1,
  );
});

test("a title that is missing or too short is asked for again, with the text kept and nothing written", async () => {
  const preview = await post("krakow.moderator", { file: file("notatka.md", "Pierwszy akapit.\n\nDrugi.") });
  const before = await count();
  const refused = await post("krakow.moderator", { title: "abc", text: held(preview.html) }, "?confirm");
  expect(refused.status).toBe(400);
  expect(refused.html).toContain("Pierwszy akapit.");
  expect(refused.html).toContain("To za krótkie");
  expect(JSON.parse(held(refused.html))).toEqual(JSON.parse(held(preview.html)));
  expect(await count()).toEqual(before);
});

test("what comes back instead of a preview's text is cleaned or refused, whoever wrote it", async () => {
  const before = await count();
  for (const text of [
    "",
    "{",
    "[]",
    '{"text":1,"losses":{}}',
    '{"text":{"body":{},"summary":{}},"losses":{"nonsense":1}}',
  ]) {
    expect((await post("krakow.moderator", { title: "Dobry tytuł", text }, "?confirm")).status).toBe(422);
  }
  expect(await count()).toEqual(before);
  const script = { type: "text", text: "kliknij", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] };
  const body = { type: "doc", content: [{ type: "script", content: [script] }] };
  const text = JSON.stringify({ text: { body, summary: {} }, losses: {} });
  const created = await post("krakow.moderator", { title: "Dobry tytuł", text }, "?confirm");
  const number = created.location?.split("/").at(-2);
  const row = (await findRecommendations(application.ctx.db)).find((one) => one.number === number);
  const stored = JSON.stringify(await readText(application.ctx, row?.documentId ?? ""));
  expect(stored).toContain("kliknij");
  expect(stored).not.toContain("javascript");
  expect(stored).not.toContain('script"');
});

test.each([
  ["nothing at all", undefined, 400, "Wybierz plik."],
  ["a format that is not ours", file("a.pdf", "%PDF"), 422, "Takiego pliku nie umiemy wczytać"],
  ["a name without an ending", file("docx", "x"), 422, "Takiego pliku nie umiemy wczytać"],
  ["an empty file", file("a.docx", ""), 422, "W tym pliku nie ma tekstu."],
  ["a file of spaces", file("a.md", " \n\t "), 422, "W tym pliku nie ma tekstu."],
  ["no zip", file("a.docx", "to nie jest zip"), 422, "nie da się odczytać"],
  ["an old Word file", file("a.docx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), 422, "nie da się odczytać"],
  ["a zip without a text", file("a.docx", zipSync({ "a.txt": new Uint8Array(3) })), 422, "nie da się odczytać"],
  ["bytes under the name of a text", file("a.md", new Uint8Array([1, 0, 2, 0])), 422, "nie da się odczytać"],
  ["a file over the limit", file("a.docx", new Uint8Array(maxImportBytes + 100_000)), 413, "Ten plik jest za duży"],
] as const)("%s: a sentence, and nothing written", async (_, upload, status, sentence) => {
  const before = await count();
  const answer = await post("krakow.moderator", { title: "Zostaje w formularzu", ...(upload && { file: upload }) });
  expect(answer.status).toBe(status);
  expect(answer.html).toContain(sentence);
  if (status !== 413) expect(answer.html).toContain('value="Zostaje w formularzu"');
  expect(await count()).toEqual(before);
});

test("a body that is no form is a bad request", async () => {
  const headers = { cookie: cookies.get("krakow.moderator") ?? "", "Content-Type": "multipart/form-data; boundary=x" };
  const answer = await fetch(application.url + path, { method: "POST", headers, body: "nonsense" });
  expect(answer.status).toBe(400);
});
