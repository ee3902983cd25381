import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, demoNumber, findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${application.url}${path}`, { headers, redirect: "manual" });

const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${application.url}${path}`, { method: "POST", body: new URLSearchParams(form), headers, redirect: "manual" });

const rightForm = { email: "krakow.city@demo.example", password: "trojglos-demo" };

describe("health", () => {
  test("healthz and readyz answer 200", async () => {
    expect((await get("/healthz")).status).toBe(200);
    expect((await get("/readyz")).status).toBe(200);
  });
});

describe("security headers", () => {
  test("the policy has a fresh nonce each time, and no inline exceptions", async () => {
    const policies = await Promise.all([get("/"), get("/")]).then((both) =>
      both.map((response) => response.headers.get("content-security-policy") ?? ""),
    );
    expect(policies[0]).not.toBe(policies[1]);
    for (const policy of policies) {
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
      expect(policy).not.toContain("unsafe");
    }
  });

  test("every page says that this is a demo, in the reader's language", async () => {
    for (const path of [
      "/",
      "/sign-in",
      "/forums/krakow",
      `/forums/krakow/recommendations/${demoNumber("KRK", 2)}`,
      "/nie-ma",
    ]) {
      expect(await (await get(path)).text()).toContain("demonstracyjn");
      expect(await (await get(path, { "accept-language": "en" })).text()).toMatch(/demonstration|demo/i);
    }
  });

  test("pages that are read have no inline script, no style attribute, and only the small scripts of their own", async () => {
    // For search engines: no browser runs it.
    const data = '<script type="application/ld+json">{';
    for (const path of ["/", "/sign-in", "/forums/krakow", `/forums/krakow/recommendations/${demoNumber("KRK", 2)}`]) {
      const html = await (await get(path)).text();
      const scripts = (html.match(/<script[^>]*>[^<]*/g) ?? []).filter((script) => !script.startsWith(data));
      const allowed = ['<script type="module" src="/keep-place.js">'];
      if (path === "/sign-in") allowed.push('<script type="module" src="/passkey.js">');
      expect(allowed).toEqual(expect.arrayContaining(scripts));
      expect(html).not.toMatch(/ style="/);
    }
  });
});

describe("writes from a foreign page", () => {
  test.each([
    ["a foreign Origin", { origin: "https://evil.example" }],
    ["no host at all", { origin: "null" }],
    ["the browser's own word", { "sec-fetch-site": "cross-site" }],
  ])("%s is refused with 403", async (_name, headers) => {
    for (const path of ["/sign-in", "/sign-out", "/api/v1/forums/krakow/recommendations"]) {
      expect((await post(path, rightForm, headers as unknown as Record<string, string>)).status).toBe(403);
    }
  });

  test("our own page is let through", async () => {
    expect((await post("/sign-in", rightForm, { origin: application.url })).status).toBe(303);
  });
});

describe("sign-in", () => {
  test("sets a cookie that scripts cannot read, and leads back only to our own pages", async () => {
    const response = await post("/sign-in", { ...rightForm, redirectTo: "/forums/krakow" });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/forums/krakow");
    expect(response.headers.get("set-cookie")).toMatch(/^trojglos_session=[\w-]{43};.*HttpOnly.*SameSite=Lax/i);
    expect(response.headers.get("set-cookie")).not.toMatch(/secure/i);
    for (const redirectTo of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      const foreign = await post("/sign-in", { ...rightForm, redirectTo });
      expect(foreign.headers.get("location")).toBe("/");
    }
  });

  test("behind https the cookie is Secure", async () => {
    const response = await post("/sign-in", rightForm, { "x-forwarded-proto": "https" });
    expect(response.headers.get("set-cookie")).toMatch(/Secure/);
  });

  test("a wrong password keeps the address and says so; a missing field is named", async () => {
    const wrong = await post("/sign-in", { ...rightForm, password: "wrong" });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get("set-cookie")).toBeNull();
    const html = await wrong.text();
    expect(html).toContain('value="krakow.city@demo.example"');
    expect(html).toMatch(/<section[^>]*autofocus[^>]*>.*hasło się nie zgadza/s);
    expect((await post("/sign-in", { email: "x", password: "" })).status).toBe(400);
  });

  test("too many tries are answered with 429 and when to come back", async () => {
    const form = { email: "lublin.city@demo.example", password: "wrong" };
    for (let tries = 0; tries < 10; tries++) await post("/sign-in", form);
    const response = await post("/sign-in", form);
    expect(response.status).toBe(429);
    expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  });

  test("sign-out ends the session and its connections", async () => {
    const { cookie } = await signInAs(application, "krakow.ngo");
    const { documentId } = await findDraft(application);
    const client = new SyncClient(application.wsUrl, documentId, cookie);
    await client.synced();
    const closed = new Promise<number | undefined>((resolve) =>
      client.provider.on("connection-close", (event) => resolve(event?.code)),
    );
    const response = await post("/sign-out", {}, { cookie });
    expect(response.status).toBe(303);
    expect(await closed).toBe(4401);
    const list = await (await get("/api/v1/forums/krakow/recommendations", { cookie })).json();
    expect(list.some((one: { status: string }) => one.status === "draft")).toBe(false);
    client.close();
  });
});

describe("the API", () => {
  const recommendations = "/api/v1/forums/krakow/recommendations";
  const create = (body: string, headers: Record<string, string>) =>
    fetch(`${application.url}${recommendations}`, { method: "POST", body, headers });
  const json = { "content-type": "application/json" };

  test("forums are public", async () => {
    const forums = await (await get("/api/v1/forums")).json();
    expect(forums.map((forum: { slug: string }) => forum.slug)).toEqual(["warszawa", "krakow", "lublin", "wspolne"]);
  });

  test("without a session only what is public, with no way into a draft; a member sees their drafts", async () => {
    const open = await (await get(recommendations)).json();
    expect(open.map((one: { number: string }) => one.number)).toEqual([demoNumber("KRK", 2), demoNumber("WSP", 2)]);
    for (const one of open) expect(one).toMatchObject({ status: "consultation", documentId: null, draftUrl: null });
    const { cookie } = await signInAs(application, "krakow.observer");
    const own = await (await get(recommendations, { cookie })).json();
    expect(own).toContainEqual(
      expect.objectContaining({
        number: demoNumber("KRK", 1),
        status: "draft",
        documentId: expect.stringMatching(/^[0-9a-f]{32}$/),
        url: `${application.url}/forums/krakow/recommendations/${demoNumber("KRK", 1)}`,
        draftUrl: `${application.url}/forums/krakow/recommendations/${demoNumber("KRK", 1)}/draft`,
      }),
    );
  });

  test("a moderator creates a draft, and the same shape comes back", async () => {
    const { cookie } = await signInAs(application, "krakow.moderator");
    const response = await create(JSON.stringify({ title: "Przez API" }), { ...json, cookie });
    expect(response.status).toBe(201);
    const created = await response.json();
    expect(created).toMatchObject({
      title: "Przez API",
      status: "draft",
      number: expect.stringMatching(/^KRK-\d{4}-\d\d$/),
    });
    const list = await (await get(recommendations, { cookie })).json();
    expect(list).toContainEqual(created);
    expect(await (await get(recommendations)).text()).not.toContain("Przez API");
  });

  test("refusals have their status and a code", async () => {
    const { cookie } = await signInAs(application, "krakow.moderator");
    const member = (await signInAs(application, "krakow.city")).cookie;
    const good = JSON.stringify({ title: "Nie powstanie" });
    expect((await create(good, json)).status).toBe(401);
    expect((await create(good, { ...json, cookie: member })).status).toBe(403);
    expect((await create(good, { "content-type": "text/plain", cookie })).status).toBe(415);
    expect((await create("{", { ...json, cookie })).status).toBe(400);
    const short = await create(JSON.stringify({ title: "x" }), { ...json, cookie });
    expect(short.status).toBe(400);
    expect(await short.json()).toEqual({ error: "invalid", fields: { title: "tooShort" } });
    expect((await get("/api/v1/forums/nie-ma/recommendations")).status).toBe(404);
  });

  test("is described as OpenAPI", async () => {
    const document = await (await get("/api/v1/openapi.json")).json();
    expect(document.openapi).toMatch(/^3\.1/);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(["/api/v1/forums", "/api/v1/forums/{slug}/recommendations"]),
    );
  });
});

describe("what is not public", () => {
  test("a phrase of a draft is in no public answer", async () => {
    const { documentId, number } = await findDraft(application);
    const { cookie } = await signInAs(application, "krakow.city");
    const client = new SyncClient(application.wsUrl, documentId, cookie);
    await client.synced();
    client.write("tajemnica-robocza-1234");
    await client.barrier();
    const city = await actorOf(application, "krakow.city");
    const named = { title: "tajemnica-robocza-1234" };
    expect((await nameVersion(application.ctx, city, { forumSlug: "krakow", number }, named)).ok).toBe(true);
    const page = `/forums/krakow/recommendations/${number}`;
    expect(await (await get(`${page}/draft`, { cookie })).text()).toContain("tajemnica-robocza-1234");
    for (const path of [
      "/",
      "/forums/krakow",
      page,
      `${page}/draft`,
      `${page}/edit`,
      "/api/v1/forums",
      "/api/v1/forums/krakow/recommendations",
      `/api/v1/forums/krakow/recommendations/${number}/versions`,
      `/api/v1/forums/krakow/recommendations/${number}/versions/1`,
      `/api/v1/forums/krakow/recommendations/${number}/diff/1/2`,
      `/api/v1/forums/krakow/recommendations/${number}/register`,
      `/api/v1/forums/krakow/recommendations/${number}/register.csv`,
      "/api/v1/publications",
      "/api/v1/publications.csv",
      "/search?q=tajemnica",
      "/feed.atom",
      "/forums/krakow/feed.atom",
      "/sitemap.xml",
      ...["versions", "versions/1", "versions/1..draft", "versions/timeline?from=1&to=2", "versions/1/file.json"].map(
        (below) => `${page}/${below}`,
      ),
      ...["v/1", "export.html", "export.pdf", "versions/1/export.docx"].map((below) => `${page}/${below}`),
    ]) {
      const response = await get(path);
      expect(await response.text(), path).not.toContain("tajemnica-robocza-1234");
      if (path.startsWith(page)) expect([302, 303, 401, 404]).toContain(response.status);
    }
    const stranger = (await signInAs(application, "lublin.moderator")).cookie;
    for (const path of [page, `${page}/draft`, `${page}/edit`, `${page}/versions`, `${page}/export.html`]) {
      expect((await get(path, { cookie: stranger })).status).toBe(404);
    }
    client.close();
  });
});

describe("addresses that only take a form, and those of nothing", () => {
  test.each(["/sign-out", "/language"])("GET %s changes nothing and leads home", async (path) => {
    const { cookie } = await signInAs(application, "krakow.city");
    const response = await get(path, { cookie });
    expect([response.status, response.headers.get("location")]).toEqual([302, "/"]);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await (await get("/", { cookie })).text()).toContain("/sign-out");
  });

  test("an unknown language is not kept", async () => {
    const response = await post("/language", { language: "xx", redirectTo: "/sign-in" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/sign-in"]);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  test("an unknown address of the API is not found, in JSON", async () => {
    const response = await get("/api/v1/nothing");
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: "notFound" });
  });

  test("a method that an address of the API does not take is 405, with those it takes", async () => {
    for (const method of ["PUT", "DELETE"]) {
      const response = await fetch(`${application.url}/api/v1/forums`, { method });
      expect([method, response.status]).toEqual([method, 405]);
      expect(response.headers.get("allow")).toMatch(/GET/);
    }
  });

  test("a number in small letters leads to the page", async () => {
    const number = demoNumber("KRK", 2);
    const response = await get(`/forums/krakow/recommendations/${number.toLowerCase()}?a=b`);
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe(`/forums/krakow/recommendations/${number}?a=b`);
  });

  test("a page that answers a failed form still says that this is a demo", async () => {
    const html = await (await post("/sign-in", { email: "x", password: "" })).text();
    expect(html).toContain("demonstracyjn");
  });
});
