import { afterAll, beforeAll, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

const gdansk = {
  name: "Forum Gdańsk",
  slug: "gdansk",
  prefix: "GDA",
  city: "Gdańsk",
  description: "Gdańskie forum do spraw integracji.",
  votingSectors: ["cityGovernment", "ngo"],
};

test("the secretariat creates a forum through the form; it is there for everyone, and in the log", async () => {
  const secretariat = await visitorOf(application, "secretariat");
  expect(await (await secretariat.get("/")).text()).toContain('href="/admin"');
  expect((await secretariat.post("/admin/forums", gdansk)).status).toBe(303);
  const everyone = await visitorOf(application, null);
  expect(await (await everyone.get("/forums/gdansk")).text()).toContain("Gdańskie forum do spraw integracji.");
  const forums = await (await everyone.get("/api/v1/forums")).json();
  expect(forums.at(-1)).toMatchObject({ slug: "gdansk", votingSectors: ["cityGovernment", "ngo"] });
  expect((await findActs(application.ctx.db, {}, 1))[0]).toMatchObject({ kind: "forumCreated" });
});

test("what is wrong with the form is said beside the field, and what was typed stays", async () => {
  const secretariat = await visitorOf(application, "secretariat");
  const wrong = { ...gdansk, slug: "krakow", prefix: "za długie", name: "Zostaje wpisane", votingSectors: [] };
  const response = await secretariat.post("/admin/forums", { ...wrong, slug: "ze spacją" });
  expect(response.status).toBe(400);
  const html = await response.text();
  expect(html).toContain('value="Zostaje wpisane"');
  for (const field of ["slug", "prefix", "votingSectors"]) expect(html).toContain(`href="#${field}"`);
  const taken = await secretariat.post("/admin/forums", { ...gdansk, slug: "krakow", prefix: "NOW" });
  expect(taken.status).toBe(400);
  expect(await taken.text()).toContain("zajęta");
});

test("two who describe the same forum notice each other", async () => {
  const secretariat = await visitorOf(application, "secretariat");
  const path = "/admin/forums/lublin";
  const version = /name="version"[^>]*value="(\d+)"/.exec(await (await secretariat.get(path)).text())?.[1] ?? "";
  const words = { name: "Forum Lublin", city: "Lublin", votingSectors: ["ngo"], version };
  expect((await secretariat.post(path, { ...words, description: "Pierwszy opis" })).status).toBe(303);
  const late = await secretariat.post(path, { ...words, description: "Drugi opis" });
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("Drugi opis");
  expect(await (await secretariat.get("/forums/lublin")).text()).toContain("Pierwszy opis");
});

test("in a closed forum nothing is written, on open connections too; reopened, it goes on", async () => {
  const secretariat = await visitorOf(application, "secretariat");
  const moderator = await visitorOf(application, "warszawa.moderator");
  const { documentId } = await findDraft(application, "warszawa");
  const client = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "warszawa.city")).cookie);
  await client.synced();
  client.write("przed zamknięciem");
  expect((await client.barrier()).status).toBe(0);
  expect((await secretariat.post("/admin/forums/warszawa", { archive: "close" })).status).toBe(303);
  client.write("po zamknięciu");
  expect((await client.barrier()).status).toBe(1);
  expect((await moderator.post("/forums/warszawa/recommendations", { title: "Nie powstanie" })).status).toBe(403);
  expect((await moderator.get("/forums/warszawa")).status).toBe(200);
  expect((await secretariat.post("/admin/forums/warszawa", { archive: "close" })).status).toBe(409);
  expect((await secretariat.post("/admin/forums/warszawa", { archive: "open" })).status).toBe(303);
  expect((await moderator.post("/forums/warszawa/recommendations", { title: "Powstanie znów" })).status).toBe(303);
  client.close();
});

test.each([null, "krakow.moderator", "krakow.observer"])("%s has none of the secretariat's pages", async (account) => {
  const visitor = await visitorOf(application, account);
  for (const path of ["/admin", "/admin/forums", "/admin/forums/krakow", "/admin/audit", "/admin/permissions"]) {
    expect((await visitor.get(path)).status, path).toBe(account ? 403 : 302);
  }
  const refused = account ? 403 : 401;
  expect((await visitor.post("/admin/forums", { ...gdansk, slug: "obce", prefix: "OBC" })).status).toBe(refused);
  expect((await visitor.post("/admin/forums/krakow", { archive: "close" })).status).toBe(refused);
  expect(await (await visitor.get("/")).text()).not.toContain('href="/admin"');
  expect((await visitor.get("/forums/obce")).status).toBe(404);
});

test("who closes a forum proves again who they are; reopening it asks for nothing", async () => {
  const prisma = prismaOf(application.ctx.db);
  const secretariat = await visitorOf(application, "secretariat");
  const archivedAt = async () => (await prisma.forum.findUniqueOrThrow({ where: { slug: "lublin" } })).archivedAt;
  const longAgo = new Date(Date.now() - 11 * 60_000);
  await prisma.session.updateMany({ data: { provedAt: longAgo } });
  const asked = await secretariat.post("/admin/forums/lublin", { archive: "close" });
  expect([asked.status, asked.headers.get("location")]).toEqual([
    307,
    `/confirm?redirectTo=${encodeURIComponent("/admin/forums/lublin")}`,
  ]);
  expect(await archivedAt()).toBeNull();
  await prisma.session.updateMany({ data: { provedAt: new Date() } });
  expect((await secretariat.post("/admin/forums/lublin", { archive: "close" })).status).toBe(303);
  expect(await archivedAt()).not.toBeNull();
  await prisma.session.updateMany({ data: { provedAt: longAgo } });
  expect((await secretariat.post("/admin/forums/lublin", { archive: "open" })).status).toBe(303);
  expect(await archivedAt()).toBeNull();
});
