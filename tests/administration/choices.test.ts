import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { policyAreaIds } from "#app/drafting/catalogue.ts";
import { createForum } from "#app/forums/create-forum.server.ts";
import { readManagedMembers } from "#app/forums/manage-members.server.ts";
import { sectorIds } from "#app/forums/sectors.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, demoNumber } from "../support/people.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

beforeEach(async () => {
  await prismaOf(application.ctx.db).withheldChoice.deleteMany({});
});

afterAll(() => application.close());

const page = "/admin/choices";
const but = <Id extends string>(ids: readonly Id[], ...without: Id[]) => ids.filter((id) => !without.includes(id));

/** The secretariat takes the tick from some sectors and areas. */
async function withhold(sectors: (typeof sectorIds)[number][], areas: (typeof policyAreaIds)[number][] = []) {
  const secretariat = await visitorOf(application, "secretariat");
  const [, seen = ""] = /name="seen"[^>]*value="([^"]*)"/.exec(await (await secretariat.get(page)).text()) ?? [];
  const form = { seen, sectors: but(sectorIds, ...sectors), areas: but(policyAreaIds, ...areas) };
  return { response: await secretariat.post(page, form), form, secretariat };
}

const invitations = "/forums/krakow/invitations";
const person = { intent: "one", name: "Ewa Maj", organisation: "", role: "participant", language: "pl" };

test("what is withheld is offered by no form, and is refused when it is sent all the same", async () => {
  const { response } = await withhold(["media", "business"], ["housing"]);
  expect([response.status, response.headers.get("location")]).toEqual([303, `${page}?saved`]);
  const secretariat = await visitorOf(application, "secretariat");
  const moderator = await visitorOf(application, "krakow.moderator");
  const edit = `/forums/krakow/recommendations/${demoNumber("KRK", 1)}/edit`;
  for (const path of [invitations, "/admin/forums", "/admin/forums/krakow"]) {
    const html = await (await secretariat.get(path)).text();
    expect(html, path).toContain('value="academia"');
    expect(html, path).not.toContain('value="media"');
  }
  expect(await (await moderator.get(edit)).text()).not.toContain('value="housing"');

  const invited = await moderator.post(invitations, { ...person, email: "a@media.example", sector: "media" });
  expect(invited.status).toBe(400);
  expect(await invited.text()).toContain("Tej pozycji nie można już wybrać");
  const list = "Ola Cis;b@media.example;;uczestniczka;media\nIza Bor;c@ngo.example;;uczestniczka;ngo";
  const pasted = await moderator.post(invitations, { intent: "list", list, listLanguage: "pl" });
  expect(pasted.status).toBe(422);
  expect(await pasted.text()).toContain("Tego sektora nie można już wybrać");
  const rows = await prismaOf(application.ctx.db).invitation.findMany({ select: { email: true } });
  expect(rows).toEqual([{ email: "c@ngo.example" }]);

  const forum = { name: "Inne", slug: "inne", prefix: "INN", city: "", description: "Opis" };
  const created = await secretariat.post("/admin/forums", { ...forum, votingSectors: ["ngo", "media"] });
  expect(created.status).toBe(400);
});

test("who is in a withheld sector keeps it, and a recommendation its area; nobody else can choose them", async () => {
  await withhold(["media"], ["safety"]);
  const { ctx } = application;
  const read = await readManagedMembers(ctx, await actorOf(application, "krakow.moderator"), "krakow");
  if (!read.ok) throw new Error(read.reason);
  const reporter = read.value.members.find(({ sector }) => sector === "media");
  const other = read.value.members.find(({ sector }) => sector === "academia");
  const moderator = await visitorOf(application, "krakow.moderator");
  const keep = (member: typeof reporter) => ({ kind: "edit", version: String(member?.version), role: "expert" });
  const path = (member: typeof reporter) => `/forums/krakow/members/${member?.id}`;
  expect(await (await moderator.get(path(reporter))).text()).toContain('value="media" selected');
  expect((await moderator.post(path(reporter), { ...keep(reporter), sector: "media" })).status).toBe(303);
  expect(await (await moderator.get(path(other))).text()).not.toContain('value="media"');
  expect((await moderator.post(path(other), { ...keep(other), sector: "media" })).status).toBe(400);

  const number = demoNumber("KRK", 1);
  const recommendation = await prismaOf(ctx.db).recommendation.update({
    where: { number },
    data: { areas: "safety" },
    select: { updatedAt: true, title: true },
  });
  const edit = `/forums/krakow/recommendations/${number}/edit`;
  expect(await (await moderator.get(edit)).text()).toMatch(/value="safety"[^>]*checked|checked=""[^>]*value="safety"/);
  const form = { title: recommendation.title, updatedAt: recommendation.updatedAt.toISOString(), areas: ["safety"] };
  expect((await moderator.post(edit, form)).status).toBe(303);
  await withhold(["media"], ["safety", "data"]);
  const saved = await prismaOf(ctx.db).recommendation.findUniqueOrThrow({ where: { number } });
  const more = { ...form, updatedAt: saved.updatedAt.toISOString(), areas: ["safety", "data"] };
  expect((await moderator.post(edit, more)).status).toBe(400);
});

test("a forum that is created without a word on voting sectors gets those of the default that are offered", async () => {
  await withhold(["ngo"]);
  const typed = { slug: "bez-ngo", prefix: "BNG", city: "", name: "Bez NGO", description: "Opis" };
  expect((await createForum(application.ctx, "operator", typed)).ok).toBe(true);
  const forum = await prismaOf(application.ctx.db).forum.findUniqueOrThrow({ where: { slug: "bez-ngo" } });
  expect(forum.votingSectors).toBe("cityGovernment,migrantCommunity");
});

test("it is logged with what changed, and only then", async () => {
  await withhold(["media"]);
  const [act] = await findActs(application.ctx.db, {}, 1);
  expect(act).toMatchObject({ kind: "choicesChanged", forumId: null });
  expect([JSON.parse(act?.before ?? ""), JSON.parse(act?.after ?? "")]).toEqual([
    { withheldSectors: [] },
    { withheldSectors: ["media"] },
  ]);
  await withhold(["media"]);
  expect((await findActs(application.ctx.db, {}, 1))[0]?.seq).toBe(act?.seq);
});

test("something of each list is always offered, and what somebody else saved meanwhile is not overwritten", async () => {
  const { form, secretariat } = await withhold(["media"]);
  const none = await secretariat.post(page, { ...form, seen: "media|", sectors: [] });
  expect(none.status).toBe(400);
  expect(await none.text()).toContain('href="#sectors"');
  const stale = await secretariat.post(page, { ...form, seen: "|", areas: ["health"] });
  expect(stale.status).toBe(409);
  expect(await prismaOf(application.ctx.db).withheldChoice.findMany()).toEqual([{ list: "sectors", itemId: "media" }]);
});

test.each([null, "krakow.city", "krakow.moderator"])("%s neither sees nor changes the lists", async (who) => {
  const visitor = await visitorOf(application, who);
  expect((await visitor.get(page)).status).toBe(who ? 403 : 302);
  const form = { seen: "|", sectors: ["ngo"], areas: ["health"] };
  expect((await visitor.post(page, form)).status).toBe(who ? 403 : 401);
  expect(await prismaOf(application.ctx.db).withheldChoice.count()).toBe(0);
});

test("an invitation into a closed forum, or in a withheld sector, says why it cannot be accepted now", async () => {
  const { ctx } = application;
  const prisma = prismaOf(ctx.db);
  const moderator = await visitorOf(application, "krakow.moderator");
  const sent = await moderator.post(invitations, { ...person, email: "pozna@media.example", sector: "media" });
  expect(sent.status).toBe(303);
  const mail = await prisma.outgoingMail.findFirstOrThrow({ where: { recipient: "pozna@media.example" } });
  const [, link = ""] = /(\/invitation\?token=\S+)/.exec(mail.text) ?? [];
  const guest = await visitorOf(application, null);
  const accept = () => guest.post(link, { name: "Ewa Maj", next: "" });

  await withhold(["media"]);
  expect((await guest.get(link)).status).toBe(410);
  expect(await (await guest.get(link)).text()).toContain("trzeba wysłać od nowa");
  expect((await accept()).status).toBe(410);
  const row = await prisma.invitation.findFirstOrThrow({ where: { email: "pozna@media.example" } });
  expect((await moderator.post(invitations, { intent: "resend", id: row.id })).status).toBe(409);
  await prisma.withheldChoice.deleteMany({});

  await prisma.forum.update({ where: { slug: "krakow" }, data: { archivedAt: new Date() } });
  expect(await (await guest.get(link)).text()).toContain("To forum jest zamknięte");
  expect((await accept()).status).toBe(410);
  expect(await prisma.account.count({ where: { email: "pozna@media.example" } })).toBe(0);
  await prisma.forum.update({ where: { slug: "krakow" }, data: { archivedAt: null } });
  expect((await accept()).status).toBe(303);
});
