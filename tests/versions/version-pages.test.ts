import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf } from "../support/people.ts";
import { draftWithVersions } from "../support/versions.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;
let path: string;
let at: { forumSlug: string; number: string };

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  at = await draftWithVersions(application, "lublin");
  path = `/forums/lublin/recommendations/${at.number}/versions`;
});

afterAll(() => application.close());

async function read(account: string | null, address: string) {
  const response = await (await visitorOf(application, account)).get(address);
  return { status: response.status, location: response.headers.get("location"), html: await response.text() };
}

/** The words of a page, each tag a bar. */
const words = (html: string) =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]+>/g, "|")
    .replaceAll("&quot;", '"')
    .replace(/\|+/g, "|");

describe("the list of versions", () => {
  test("is for those who may open the working text: number, kind, who, when, hash, shares", async () => {
    const { html, status } = await read("lublin.city", path);
    expect(status).toBe(200);
    const text = words(html);
    for (const number of [1, 2, 3]) expect(text).toContain(`Wersja ${number}`);
    expect(text).toContain("zamrożona do głosowania");
    expect(html).toMatch(/<code>[0-9a-f]{12}<!-- -->…<\/code>/);
    expect(html).toContain(`${path}/2..3`);
    expect(text).toMatch(/organizacje pozarządowe:\|\d+%/);
  });

  test("is not found by those who may not see the recommendation", async () => {
    for (const account of [null, "krakow.city"]) {
      for (const address of ["", "/1", "/1..2", "/1..draft", "/1/file.json"])
        expect([account, address, (await read(account, path + address)).status]).toEqual([account, address, 404]);
    }
  });

  test("leads from the form to the comparison, the earlier version first", async () => {
    expect(await read("lublin.city", `${path}?from=3&to=1`)).toMatchObject({ status: 303, location: `${path}/1..3` });
    expect(await read("lublin.city", `${path}?from=2&to=draft`)).toMatchObject({ location: `${path}/2..draft` });
    const same = await read("lublin.city", `${path}?from=2&to=2`);
    expect(same.status).toBe(400);
    expect(words(same.html)).toContain("Wybierz dwie różne wersje.");
  });

  test("says what to do when it is empty", async () => {
    const empty = await read(
      "krakow.city",
      `/forums/krakow/recommendations/${at.number.replace("LUB", "KRK").replace("-02", "-01")}/versions`,
    );
    expect(words(empty.html)).toContain("Nie ma jeszcze żadnej wersji.");
  });
});

describe("addresses", () => {
  test("of versions that do not exist are not found, in the reader's language", async () => {
    for (const name of [
      "9",
      "0",
      "03",
      "draft",
      "1..9",
      "9..draft",
      "1..2..3",
      "x",
      "-1",
      "1..",
      "99999999999999999999",
    ]) {
      const { status, html } = await read("lublin.city", `${path}/${name}`);
      expect([name, status]).toEqual([name, 404]);
      expect(words(html)).toContain("Nie ma takiej strony");
    }
  });

  test("of a pair the wrong way round lead to the right one, and of the same version to that version", async () => {
    for (const [wrong, right] of [
      ["3..1", "1..3"],
      ["draft..2", "2..draft"],
      ["2..2", "2"],
    ])
      expect(await read("lublin.city", `${path}/${wrong}`)).toMatchObject({
        status: 301,
        location: `${path}/${right}`,
      });
  });
});

describe("a version", () => {
  test("shows its text, and its file is what the hash command takes", async () => {
    const { html } = await read("lublin.ngo", `${path}/2`);
    expect(words(html)).toContain("Organizacje pozarządowe prowadzą dyżury wieczorami");
    const hash = /<code[^>]*>([0-9a-f]{64})<\/code>/.exec(html)?.[1];
    const file = await (await visitorOf(application, "lublin.ngo")).get(`${path}/2/file.json`);
    expect(file.headers.get("content-disposition")).toContain(`${at.number}-v2.json`);
    const saved = join(application.dataDir, "version.json");
    writeFileSync(saved, await file.text());
    const checked = spawnSync(process.execPath, ["--import", "tsx", "scripts/hash-version.ts", saved], {
      encoding: "utf8",
    });
    expect([checked.status, checked.stdout.trim()]).toEqual([0, hash]);
  });

  test("says who wrote which sentence when: members by name and sector", async () => {
    const { html } = await read("lublin.ngo", `${path}/2?view=authors`);
    const { name } = await actorOf(application, "lublin.migrant");
    expect(html).toMatch(/<span class="written" data-sector="migrantCommunity">/);
    const sentence = words(html).split("Społeczności migranckie tłumaczą pisma, bo").at(-1) ?? "";
    expect(sentence).toContain(name);
    expect(sentence).toContain("społeczności migranckie");
    // The hour before midnight ends on another day.
    expect(sentence).toMatch(/\d{4},? \d\d:00 ?– ?(\d+ \p{L}+ \d{4} )?\d\d:00/u);
  });

  test("hides from an observer the marks that need consent, and shares from which they could be told", async () => {
    const { html } = await read("lublin.observer", `${path}/2?view=authors`);
    expect(html).not.toContain('class="written" data-sector="migrantCommunity"');
    const { name } = await actorOf(application, "lublin.migrant");
    expect(words(html)).toMatch(new RegExp(`${name}\\|\\d`));
    expect(html).toContain('class="written" data-sector="ngo"');
    expect(words(html)).toContain("nie podajemy");
  });
});

describe("a comparison", () => {
  test("tells in words what was added, removed, moved and rewritten, with links between both places of a move", async () => {
    const { html } = await read("lublin.city", `${path}/2..3`);
    const text = words(html);
    expect(text).toMatch(/\d zmian/);
    expect(text).toContain("1 akapit dodany");
    expect(text).toContain("1 usunięty");
    expect(text).toContain("przeniesiono tutaj");
    expect(html).toMatch(/<del><span[^>]*> \[usunięto: <\/span>jeden punkt<span/);
    expect(html).toMatch(/<ins><span[^>]*> \[dodano: <\/span>dwa punkty<span/);
    const [, move] = /href="#skad-(\d+)"/.exec(html) ?? [];
    expect(html).toContain(`id="skad-${move}"`);
    expect(html).toContain(`href="#zmiana-${move}"`);
    expect(html).toContain(`id="zmiana-${move}"`);
    expect(text).toMatch(/\d+ akapit\S* bez zmian/);
  });

  test("stands side by side on demand", async () => {
    const { html } = await read("lublin.city", `${path}/2..3?view=side`);
    expect(html).toContain('class="diff-sides"');
    expect(words(html)).toContain("Pokaż zmiany w jednym tekście");
  });

  test("with the working text is the members'; a published recommendation shows others no versions but published ones", async () => {
    expect((await read("lublin.observer", `${path}/3..draft`)).status).toBe(200);
    const moderator = await actorOf(application, "lublin.moderator");
    const moved = await moveRecommendation(application.ctx, moderator, at, {
      from: "draft",
      to: "consultation",
      reason: "",
    });
    expect(moved.ok).toBe(true);
    expect(words((await read(null, path)).html)).toContain("nie opublikowało jeszcze żadnej wersji");
    for (const name of ["1", "1..2", "2..draft", "1/file.json"])
      expect([name, (await read(null, `${path}/${name}`)).status]).toEqual([name, 404]);
  });
});
