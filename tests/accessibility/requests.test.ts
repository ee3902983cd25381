import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createRequestLimits } from "#app/accessibility/request-limits.server.ts";
import { findAnsweredRequests, findOpenRequests, insertRequest } from "#app/accessibility/store.server.ts";
import { findActs } from "#app/audit/store.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { FormVisitor } from "../support/forms.ts";
import { signInAs } from "../support/people.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({
    withPages: true,
    env: { ENTITY_NAME: "Fundacja <Most>", ENTITY_EMAIL: "dostepnosc@most.example", PUBLISHED_ON: "2026-01-15" },
  });
});

afterAll(() => application?.close());

const visitor = async (account?: string) =>
  new FormVisitor(application, account ? { cookie: (await signInAs(application, account)).cookie } : {});

const page = "/accessibility-request";
const desk = "/admin/accessibility-requests";
const request = { subject: "Tabela\r\nbez nagłówków", form: "", name: "", contact: "" };

describe("the statement", () => {
  const ids = ["deklaracja", "wstep", "podmiot", "zakres", "url", "data-publikacja", "data-aktualizacja", "status"]
    .concat(["data-sporzadzenie", "data-przeglad", "audytor", "kontakt", "osoba", "email", "telefon", "procedura"])
    .concat(["skarga", "aplikacje", "architektura"]);

  test("has every element that the law names once, in every language, and is linked from each page's foot", async () => {
    for (const language of ["pl", "en"]) {
      const get = (path: string) =>
        fetch(application.url + path, { headers: { "accept-language": language } }).then((answer) => answer.text());
      const html = await get("/deklaracja-dostepnosci");
      for (const id of ids) expect(html.split(`id="a11y-${id}"`), id).toHaveLength(2);
      for (const path of ["/", "/forums/krakow", "/nie-ma"]) {
        expect(await get(path)).toMatch(/<footer.*href="\/deklaracja-dostepnosci"/s);
      }
    }
  });

  test("names whose instance it is, and says what it was not told", async () => {
    const { html } = await (await visitor()).get("/deklaracja-dostepnosci");
    expect(html).toMatch(/id="a11y-podmiot"><bdi>Fundacja &lt;Most&gt;</);
    expect(html).toMatch(/id="a11y-email">dostepnosc@most.example</);
    expect(html).toMatch(/id="a11y-data-publikacja" datetime="2026-01-15"/i);
    expect(html).toMatch(/id="a11y-telefon">\(nie podano\)</);
  });
});

describe("a request for accessibility", () => {
  test("needs no account, no name and no scripts, and reaches the secretariat", async () => {
    const sent = await (await visitor()).post(page, request);
    expect([sent.status, sent.location]).toEqual([303, `${page}?sent`]);
    expect((await (await visitor()).get(`${page}?sent`)).html).toContain("Żądanie dotarło");
    const secretariat = await visitor("secretariat");
    const { html } = await secretariat.get(desk);
    expect(html).toContain("Tabela\nbez nagłówków");
    expect(html).toContain("Zostało 7 dni");
    expect((await secretariat.get("/")).html).toContain(desk);
  });

  test("without anything that can be seen is refused beside the field; what was typed stays", async () => {
    const typed = { ...request, subject: "\u200b \u2060", contact: "o@example.org", form: "f".repeat(301) };
    const { status, html } = await (await visitor()).post(page, typed);
    expect(status).toBe(400);
    expect(html).toContain("Wypełnij to pole.");
    expect(html).toContain("Zmieść się w 300 znakach.");
    expect(html).toContain('value="o@example.org"');
    expect(await findOpenRequests(application.ctx.db)).toHaveLength(1);
  });

  test("one address sends no flood, others are not kept out", async () => {
    const statuses = [];
    const flood = await visitor();
    for (let count = 0; count < 6; count++) statuses.push((await flood.post(page, request)).status);
    expect(statuses.at(-1)).toBe(429);
    const open = await findOpenRequests(application.ctx.db);
    expect(open.length).toBeLessThanOrEqual(5);
    const refused = await flood.post(page, { ...request, name: "Olena" });
    expect(refused.html).toContain("Spróbuj za godzinę");
    expect(refused.html).toContain('value="Olena"');
    const limits = createRequestLimits({ points: 1, duration: 60 }, { points: 2, duration: 60 });
    expect(await limits.take("192.0.2.1")).toBe(true);
    expect(await limits.take("192.0.2.1")).toBe(false);
    expect(await limits.take("192.0.2.2")).toBe(true);
    expect(await limits.take("192.0.2.3")).toBe(false);
  });
});

describe("the secretariat's desk", () => {
  const old = { id: "old", subject: "Stare", form: "telefon", name: "Jan", contact: "600 000 000" };

  test("says in words what is overdue, the oldest first", async () => {
    const receivedAt = new Date(application.ctx.now().getTime() - 9 * 86_400_000);
    await insertRequest(application.ctx.db, { ...old, receivedAt });
    const { html } = await (await visitor("secretariat")).get(desk);
    expect(html).toContain("Po terminie o 2 dni");
    expect(html.indexOf("Stare")).toBeLessThan(html.indexOf("Tabela"));
  });

  test("is for the secretariat alone", async () => {
    expect((await (await visitor()).get(desk)).location).toContain("/sign-in");
    const answer = { id: "old", "answer.old": "Zrobione" };
    for (const account of ["krakow.moderator", "krakow.city"]) {
      const stranger = await visitor(account);
      expect((await stranger.get(desk)).status).toBe(403);
      expect((await stranger.post(desk, answer)).status).toBe(403);
    }
    expect((await (await visitor()).post(desk, answer)).location).toContain("/sign-in");
    expect(await findAnsweredRequests(application.ctx.db, 5)).toEqual([]);
  });

  test("closes a request once, with what was done; who asked is forgotten, who closed it is in the log", async () => {
    const secretariat = await visitor("secretariat");
    const empty = await secretariat.post(desk, { id: "old", "answer.old": "\u2800" });
    expect(empty.status).toBe(400);
    expect(empty.html).toMatch(/<details open/);
    expect((await secretariat.post(desk, { id: "none", "answer.none": "x" })).status).toBe(404);
    const closed = await secretariat.post(desk, { id: "old", "answer.old": "Wysłano plik" });
    expect([closed.status, closed.location]).toEqual([303, `${desk}?answered`]);
    const [row] = await findAnsweredRequests(application.ctx.db, 1);
    expect(row).toMatchObject({ id: "old", answer: "Wysłano plik", name: "", contact: "" });
    const [act] = await findActs(application.ctx.db, { kind: "accessibilityAnswered" }, 1);
    expect(act?.subjectId).toBe("old");
    const again = await secretariat.post(desk, { id: "old", "answer.old": "Inaczej" });
    expect(again.status).toBe(409);
    expect((await findAnsweredRequests(application.ctx.db, 1))[0]?.answer).toBe("Wysłano plik");
  });
});
