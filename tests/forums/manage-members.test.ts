import { afterAll, beforeAll, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { changeMember, readManagedMembers } from "#app/forums/manage-members.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { until } from "../support/until.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

async function memberOf(forum: string, name: string) {
  const read = await readManagedMembers(application.ctx, await actorOf(application, "secretariat"), forum);
  const found = read.ok && read.value.members.find((member) => member.name === name);
  if (!found) throw new Error(`${name} is no member of ${forum}`);
  return { ...found, path: `/forums/${forum}/members/${found.id}` };
}

test("a moderator changes role, sector and groups of a member, and that is in the log without the sector", async () => {
  const moderator = await visitorOf(application, "krakow.moderator");
  const member = await memberOf("krakow", "Aneta Kruk");
  const form = { kind: "edit", version: String(member.version), role: "expert", sector: "migrantCommunity" };
  const response = await moderator.post(member.path, form);
  expect([response.status, response.headers.get("location")]).toEqual([303, "/forums/krakow/members?saved"]);
  expect(await memberOf("krakow", "Aneta Kruk")).toMatchObject({
    role: "expert",
    sector: "migrantCommunity",
    groups: [],
  });
  const [act] = await findActs(application.ctx.db, {}, 1);
  expect(act).toMatchObject({ kind: "memberChanged", subjectId: member.id });
  expect(JSON.parse(act?.after ?? "")).toEqual({ role: "expert", groups: [], isSectorChanged: true });
  expect(JSON.stringify(act)).not.toContain("migrantCommunity");
});

test.each(["krakow.city", "krakow.expert", "krakow.observer", "lublin.moderator"])(
  "%s neither sees the page nor changes anybody",
  async (account) => {
    const visitor = await visitorOf(application, account);
    const member = await memberOf("krakow", "Robert Zając");
    expect((await visitor.get("/forums/krakow/members")).status).toBe(403);
    expect((await visitor.get(member.path)).status).toBe(403);
    for (const kind of ["edit", "end"]) {
      const form = { kind, version: String(member.version), role: "moderator", sector: "ngo" };
      expect((await visitor.post(member.path, form)).status).toBe(403);
    }
    expect(await memberOf("krakow", "Robert Zając")).toEqual(member);
  },
);

test("a moderator reaches no member of another forum by way of their own", async () => {
  const foreign = await memberOf("lublin", "Tomasz Gołąb");
  const moderator = await visitorOf(application, "krakow.moderator");
  const path = `/forums/krakow/members/${foreign.id}`;
  expect((await moderator.get(path)).status).toBe(404);
  expect((await moderator.post(path, { kind: "end", version: "0" })).status).toBe(404);
  expect(await memberOf("lublin", "Tomasz Gołąb")).toEqual(foreign);
});

test("what makes no sense is refused, and nothing is written", async () => {
  const member = await memberOf("krakow", "Robert Zając");
  const moderator = await visitorOf(application, "krakow.moderator");
  for (const wrong of [{ role: "king" }, { sector: "nowhere" }, { version: "x" }]) {
    const form = { kind: "edit", version: String(member.version), role: "observer", sector: "ngo", ...wrong };
    expect((await moderator.post(member.path, form)).status).toBe(400);
  }
  expect(await memberOf("krakow", "Robert Zając")).toEqual(member);
});

test("the last moderator is neither demoted nor removed, not even by the secretariat", async () => {
  const member = await memberOf("krakow", "Marek Dziedzic");
  for (const account of ["krakow.moderator", "secretariat"]) {
    const visitor = await visitorOf(application, account);
    for (const kind of ["edit", "end"]) {
      const form = { kind, version: String(member.version), role: "participant", sector: "ngo" };
      const response = await visitor.post(member.path, form);
      expect(response.status).toBe(409);
      expect(await response.text()).toContain("jedyny moderator");
    }
  }
  expect(await memberOf("krakow", "Marek Dziedzic")).toEqual(member);
});

test("of two moderators who remove each other at the same moment, one stays", async () => {
  const secretariat = await actorOf(application, "secretariat");
  for (let round = 0; round < 5; round++) {
    await prismaOf(application.ctx.db).membership.updateMany({
      where: { forum: { slug: "warszawa" }, account: { name: { in: ["Piotr Sadowy", "Agnieszka Borowik"] } } },
      data: { role: "moderator", endedAt: null },
    });
    const both = [await memberOf("warszawa", "Piotr Sadowy"), await memberOf("warszawa", "Agnieszka Borowik")];
    const results = await Promise.all(
      both.map(({ id, version }) =>
        changeMember(
          application.ctx,
          secretariat,
          { forumSlug: "warszawa", membershipId: id },
          { kind: "end", version: String(version) },
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: "lastModerator" });
  }
});

test("the second of two who edit the same member is told what has changed, and keeps what they chose", async () => {
  const member = await memberOf("lublin", "Halina Bielak");
  const first = await visitorOf(application, "lublin.moderator");
  const second = await visitorOf(application, "secretariat");
  const form = { kind: "edit", version: String(member.version), role: "expert", sector: "academia" };
  expect((await first.post(member.path, form)).status).toBe(303);
  const refused = await second.post(member.path, { ...form, role: "observer", sector: "media" });
  expect(refused.status).toBe(409);
  const html = await refused.text();
  expect(html).toContain("Teraz: ekspertka / ekspert; nauka");
  expect(html).toMatch(/<option value="observer" selected="">/);
  expect(html).toMatch(/<option value="media" selected="">/);
  expect(await memberOf("lublin", "Halina Bielak")).toMatchObject({ role: "expert", sector: "academia" });
  const version = /name="version"[^>]*value="(\d+)"/.exec(html)?.[1] ?? "";
  expect((await second.post(member.path, { ...form, version, role: "observer", sector: "media" })).status).toBe(303);
});

test("ending a membership closes the person's live connection within a second", async () => {
  const { documentId } = await findDraft(application, "lublin");
  const { cookie } = await signInAs(application, "lublin.ngo");
  const client = new SyncClient(application.wsUrl, documentId, cookie);
  await client.synced();
  const member = await memberOf("lublin", "Magda Sowa");
  const moderator = await visitorOf(application, "lublin.moderator");
  expect((await moderator.post(member.path, { kind: "end", version: String(member.version) })).status).toBe(303);
  await until(() => client.closedWith !== null, "closed", 1000);
  expect(client.closedWith).toBe(4403);
  client.close();
});

test("who ends the membership of a moderator proves again who they are; of others not", async () => {
  const prisma = prismaOf(application.ctx.db);
  const secretariat = await visitorOf(application, "secretariat");
  const second = await memberOf("warszawa", "Joanna Lis");
  const form = (version: number) => ({ kind: "end", version: String(version) });
  await prisma.membership.update({ where: { id: second.id }, data: { role: "moderator" } });
  const longAgo = new Date(Date.now() - 11 * 60_000);
  await prisma.session.updateMany({ data: { provedAt: longAgo } });
  const asked = await secretariat.post(second.path, form(second.version));
  expect([asked.status, asked.headers.get("location")]).toEqual([
    307,
    `/confirm?redirectTo=${encodeURIComponent(second.path)}`,
  ]);
  expect((await prisma.membership.findUniqueOrThrow({ where: { id: second.id } })).endedAt).toBeNull();
  await prisma.session.updateMany({ data: { provedAt: new Date() } });
  expect((await secretariat.post(second.path, form(second.version))).status).toBe(303);

  const other = await memberOf("warszawa", "Karol Bednarz");
  await prisma.session.updateMany({ data: { provedAt: longAgo } });
  expect((await secretariat.post(other.path, form(other.version))).status).toBe(303);
});
