import { afterAll, beforeAll, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
});

afterAll(() => application.close());

const page = "/forums/krakow/arrangement";

const stored = () =>
  prismaOf(application.ctx.db).forum.findUniqueOrThrow({
    where: { slug: "krakow" },
    select: {
      version: true,
      votingSectors: true,
      groups: { select: { id: true, name: true, members: true }, orderBy: { position: "asc" } },
    },
  });

type Stored = Awaited<ReturnType<typeof stored>>;

/** The form as it stands, with these names of groups; the ones beyond those that are there are new. */
function formOf({ version, votingSectors, groups }: Stored, names?: string[]): Record<string, string | string[]> {
  const rows = names ?? groups.map(({ name }) => name);
  return {
    version: String(version),
    votingSectors: votingSectors.split(","),
    ...Object.fromEntries(
      rows.flatMap((name, index) => [
        [`groups.${index}.id`, groups[index]?.id ?? ""],
        [`groups.${index}.name`, name],
      ]),
    ),
  };
}

test("a moderator renames, adds and removes groups and changes who votes; who was in a group stays in the forum", async () => {
  const moderator = await visitorOf(application, "krakow.moderator");
  expect(await (await moderator.get("/forums/krakow")).text()).toContain(`href="${page}"`);
  const first = await moderator.post(page, formOf(await stored(), ["Szkoły", "Mieszkania", "Zdrowie"]));
  expect([first.status, first.headers.get("location")]).toEqual([303, `${page}?saved`]);
  const before = await stored();
  expect(before.groups.map(({ name }) => name)).toEqual(["Szkoły", "Mieszkania", "Zdrowie"]);

  const { db } = application.ctx;
  const member = await prismaOf(db).membership.findFirstOrThrow({ where: { forum: { slug: "krakow" } } });
  for (const group of before.groups.slice(0, 2)) {
    const seat = { groupId: group.id, membershipId: member.id };
    await prismaOf(db).workingGroupMember.upsert({
      where: { groupId_membershipId: seat },
      create: seat,
      update: {},
    });
  }
  const form = { ...formOf(before, ["Mieszkania", "Szkoły", "", "Praca"]), votingSectors: ["ngo", "academia"] };
  expect((await moderator.post(page, form)).status).toBe(303);
  const after = await stored();
  expect(after.votingSectors).toBe("ngo,academia");
  expect(after.groups.map(({ name }) => name)).toEqual(["Mieszkania", "Szkoły", "Praca"]);
  expect(after.groups.map(({ members }) => members.some(({ membershipId }) => membershipId === member.id))).toEqual([
    true,
    true,
    false,
  ]);
  expect((await prismaOf(db).membership.findUniqueOrThrow({ where: { id: member.id } })).endedAt).toBeNull();
  const [act] = await findActs(db, {}, 1);
  expect(act).toMatchObject({ kind: "forumEdited" });
  expect(JSON.parse(act?.after ?? "")).toEqual({
    votingSectors: ["ngo", "academia"],
    groups: ["Mieszkania", "Szkoły", "Praca"],
  });
  const everyone = await visitorOf(application, null);
  expect(await (await everyone.get("/forums/krakow")).text()).toContain("Praca");
});

test("two of one name, no voting sector, a name without end: each is said at its field, and what was typed stays", async () => {
  const moderator = await visitorOf(application, "krakow.moderator");
  const before = await stored();
  const wrong = [
    { form: formOf(before, ["Nowa nazwa", "nowa NAZWA"]), field: "groups-1-name" },
    { form: formOf(before, ["Nowa nazwa", "x".repeat(81)]), field: "groups-1-name" },
    { form: { ...formOf(before, ["Nowa nazwa"]), votingSectors: [] }, field: "votingSectors" },
    { form: { ...formOf(before, ["Nowa nazwa"]), votingSectors: ["kosmici"] }, field: "votingSectors" },
  ];
  for (const { form, field } of wrong) {
    const response = await moderator.post(page, form);
    expect([field, response.status]).toEqual([field, 400]);
    const html = await response.text();
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('value="Nowa nazwa"');
  }
  expect(await stored()).toEqual(before);
});

test("what the secretariat has changed meanwhile is not overwritten by a moderator who saw it before", async () => {
  const moderator = await visitorOf(application, "krakow.moderator");
  const secretariat = await visitorOf(application, "secretariat");
  const seen = await stored();
  expect((await secretariat.post(page, formOf(seen, ["Sekretariat"]))).status).toBe(303);
  const late = await moderator.post(page, formOf(seen, ["Moderator"]));
  expect(late.status).toBe(409);
  expect(await late.text()).toContain('value="Moderator"');
  expect((await stored()).groups.map(({ name }) => name)).toEqual(["Sekretariat"]);
});

test("a group of another forum is not taken over by its id", async () => {
  const moderator = await visitorOf(application, "krakow.moderator");
  const prisma = prismaOf(application.ctx.db);
  const lublin = await prisma.forum.findUniqueOrThrow({ where: { slug: "lublin" }, select: { id: true } });
  const foreign = { id: "obca", forumId: lublin.id, name: "Lubelska" };
  await prisma.workingGroup.create({ data: foreign });
  const form = formOf(await stored(), ["Sekretariat"]);
  expect((await moderator.post(page, { ...form, "groups.1.id": "obca", "groups.1.name": "Przejęta" })).status).toBe(
    303,
  );
  expect(await prisma.workingGroup.findUniqueOrThrow({ where: { id: "obca" } })).toMatchObject(foreign);
});

test.each([null, "krakow.city", "krakow.expert", "krakow.observer", "lublin.moderator"])(
  "%s neither sees the page nor changes anything",
  async (account) => {
    const visitor = await visitorOf(application, account);
    const before = await stored();
    expect((await visitor.get(page)).status).toBe(account ? 403 : 302);
    expect((await visitor.post(page, formOf(before, ["Wtręt"]))).status).toBe(account ? 403 : 401);
    expect(await stored()).toEqual(before);
  },
);

test("a closed forum is not rearranged", async () => {
  const prisma = prismaOf(application.ctx.db);
  const form = formOf(await stored(), ["Po zamknięciu"]);
  await prisma.forum.update({ where: { slug: "krakow" }, data: { archivedAt: new Date() } });
  const moderator = await visitorOf(application, "krakow.moderator");
  expect((await moderator.get(page)).status).toBe(403);
  expect((await moderator.post(page, form)).status).toBe(403);
});
