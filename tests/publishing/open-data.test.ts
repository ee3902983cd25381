import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { atomFeed } from "#app/publishing/atom.ts";
import { csvOf } from "#app/publishing/csv.server.ts";
import { openApiDocument } from "#app/publishing/public-api.server.ts";
import { publishVersion } from "#app/publishing/publish-version.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { hashText } from "#app/versions/hash-text.server.ts";
import { readVersionFile } from "#app/versions/version-file.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft } from "../support/people.ts";

let application: TestApplication;
let base: string;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  const { number } = await findDraft(application, "krakow", "consultation");
  base = `/api/v1/forums/krakow/recommendations/${number}`;
  // A second version, published after the forum has gone back to its text.
  const at = { forumSlug: "krakow", number };
  const moderator = await actorOf(application, "krakow.moderator");
  const { ctx } = application;
  await moveRecommendation(ctx, moderator, at, { from: "consultation", to: "draft", reason: "" });
  await freezeRecommendation(ctx, moderator, at, { from: "draft" });
  await publishVersion(ctx, moderator, at, { version: 2, from: "frozen" });
});

afterAll(() => application?.close());

const get = (path: string, init: RequestInit = {}) => fetch(application.url + path, { redirect: "manual", ...init });
const jsonOf = async (path: string) => (await get(path)).json();

describe("the API", () => {
  test("lists what is published, of one recommendation and of all, with how it stands", async () => {
    const versions = await jsonOf(`${base}/versions`);
    expect(versions).toMatchObject([
      { version: 1, standing: "superseded", purpose: "consultation" },
      { version: 2, standing: "current" },
    ]);
    const all = await jsonOf("/api/v1/publications");
    expect(all).toEqual(expect.arrayContaining(versions));
    expect(all.filter(({ standing }: { standing: string }) => standing === "withdrawn")).toHaveLength(1);
  });

  test("gives a version as a file that has its hash, whoever computes it", async () => {
    const source = await (await get(`${base}/versions/2`)).text();
    const file = readVersionFile(source);
    if (!file.ok) throw new Error(file.reason);
    expect(hashText(file.value.schemaVersion, file.value.canonical)).toBe(file.value.stated);
  });

  test("tells what changed between two versions, and the register", async () => {
    const diff = await jsonOf(`${base}/diff/1/2`);
    expect(diff).toMatchObject({ from: { version: 1 }, to: { version: 2 } });
    expect(diff.body.length).toBeGreaterThan(2);
    expect(diff.body.every(({ kind }: { kind: string }) => kind === "kept")).toBe(true);
    const register = await jsonOf(`${base}/register`);
    const told = register.map((one: { kind: string; to: string; version: number }) => one.to ?? one.version);
    expect(told.slice(0, 3)).toEqual(["frozen", "consultation", 1]);
    expect(told.at(-1)).toBe(2);
    const csv = await (await get(`${base}/register.csv`)).text();
    expect(csv.split("\r\n")).toHaveLength(register.length + 2);
  });

  test.each(["versions/3", "versions/0", "versions/x", "diff/1/3", "diff/9/1"])("%s is not found", async (path) => {
    const answer = await get(`${base}/${path}`);
    expect([answer.status, await answer.json()]).toEqual([404, { error: "notFound" }]);
  });

  test("says nothing of what is not published", async () => {
    const { number, title } = await findDraft(application, "krakow");
    for (const path of ["versions", "versions/1", "register", "register.csv"]) {
      expect((await get(`/api/v1/forums/krakow/recommendations/${number}/${path}`)).status).toBe(404);
    }
    for (const path of ["/api/v1/publications", "/api/v1/publications.csv", "/feed.atom", "/sitemap.xml"]) {
      const text = await (await get(path)).text();
      expect(text).not.toContain(title);
      expect(text).not.toContain(number);
    }
  });

  test("may be read by scripts of any site, and written by none", async () => {
    for (const path of ["/api/v1/publications", `${base}/versions/1`, "/feed.atom"]) {
      const { headers } = await get(path, { headers: { origin: "https://elsewhere.example" } });
      expect(headers.get("access-control-allow-origin")).toBe("*");
      expect(headers.get("access-control-allow-credentials")).toBeNull();
    }
    const asked = await get("/api/v1/publications", {
      method: "OPTIONS",
      headers: { origin: "https://elsewhere.example", "access-control-request-method": "POST" },
    });
    expect([asked.status, asked.headers.get("access-control-allow-methods")]).toEqual([204, "GET, HEAD"]);
    expect((await get("/forums/krakow")).headers.get("access-control-allow-origin")).toBeNull();
    const written = await get("/api/v1/publications", { method: "POST" });
    expect(written.status).toBe(405);
  });

  test("is described, every address of it", async () => {
    const document = openApiDocument("https://example.org");
    expect(Object.keys(document.paths ?? {})).toEqual(
      expect.arrayContaining([
        "/api/v1/publications",
        "/api/v1/publications.csv",
        "/api/v1/forums/{slug}/recommendations/{number}/versions/{version}",
        "/api/v1/forums/{slug}/recommendations/{number}/diff/{from}/{to}",
        "/api/v1/forums/{slug}/recommendations/{number}/register.csv",
      ]),
    );
    expect(await jsonOf("/api/v1/openapi.json")).toMatchObject({ paths: { "/api/v1/publications": {} } });
  });
});

describe("feeds and what search engines read", () => {
  test("a feed of all and of each forum, the newest first", async () => {
    const all = await get("/feed.atom");
    expect(all.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const text = await all.text();
    expect(text.match(/<entry>/g)?.length).toBeGreaterThan(4);
    expect(text.indexOf("/v/2")).toBeLessThan(text.indexOf("/v/1"));
    const lublin = await (await get("/forums/lublin/feed.atom")).text();
    expect(lublin).toContain("Forum Lublin");
    expect(lublin).not.toContain("Forum Kraków");
    expect(lublin).toContain("(wycofana)");
    expect((await get("/forums/nie-ma/feed.atom")).status).toBe(404);
  });

  test("the sitemap has every public page, robots are told where it is", async () => {
    const sitemap = await (await get("/sitemap.xml")).text();
    expect(sitemap).toContain(`${base.replace("/api/v1", "")}/v/2</loc>`);
    expect(await (await get("/robots.txt")).text()).toContain("/sitemap.xml");
  });

  test("a title cannot break out of a feed", () => {
    const date = new Date(0);
    const title = '</title><script>&"\u0000\u{1F3D9}\ud800';
    const feed = atomFeed({
      title,
      selfUrl: "https://example.org/f?a=1&b=2",
      pageUrl: "https://example.org/",
      lang: "pl",
      entries: [
        { title, url: "https://example.org/1", publishedAt: date, updatedAt: date, author: "a", summary: title },
      ],
    });
    expect(feed).not.toContain("<script>");
    expect(feed).toContain("&lt;/title&gt;&lt;script&gt;&amp;&quot;🏙");
    expect(feed).not.toContain("\u0000");
  });

  test("no cell of a table is a formula", () => {
    const csv = csvOf(
      ["a", "b"],
      [
        ["=1+1", '+"x"'],
        ["@cmd", "-2"],
        ["zwykły, tekst", 3],
      ],
    );
    expect(csv.split("\r\n").slice(1, 4)).toEqual(['\'=1+1,"\'+""x"""', "'@cmd,'-2", '"zwykły, tekst",3']);
  });
});
