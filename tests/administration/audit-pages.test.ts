import { afterAll, beforeAll, expect, test } from "vitest";
import { recordAct } from "#app/audit/store.server.ts";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft } from "../support/people.ts";
import { visitorOf } from "../support/visitor.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  for (const forum of ["krakow", "lublin"]) {
    const moderator = await actorOf(application, `${forum}.moderator`);
    await createRecommendation(application.ctx, moderator, forum, { title: `Wpis z forum ${forum}` });
  }
});

afterAll(() => application.close());

const page = async (account: string | null, path: string) => (await visitorOf(application, account)).get(path);
const text = async (account: string, path: string) => (await page(account, path)).text();

test("the secretariat sees the acts of all forums, with who, on what and when", async () => {
  const html = await text("secretariat", "/admin/audit");
  expect(html).toContain("Wpis z forum krakow");
  expect(html).toContain("Wpis z forum lublin");
  expect(html).toContain("Marek Dziedzic");
  expect(html).toContain("Ewa Kaczor");
  expect(html).toMatch(/<time dateTime="\d{4}-\d\d-\d\dT/i);
});

test("moderators see the acts of their forum, and of no other", async () => {
  const html = await text("krakow.moderator", "/forums/krakow/audit");
  expect(html).toContain("Wpis z forum krakow");
  expect(html).not.toContain("Wpis z forum lublin");
  expect(html).not.toContain("Ewa Kaczor");
  const narrowed = await text("krakow.moderator", "/forums/krakow/audit?forum=lublin");
  expect(narrowed).not.toContain("Wpis z forum lublin");
});

test("the list can be narrowed to a forum, an act, a person", async () => {
  const krakow = await text("secretariat", "/admin/audit?forum=krakow&kind=&person=");
  expect(krakow).toContain("Wpis z forum krakow");
  expect(krakow).not.toContain("Wpis z forum lublin");
  expect(await text("secretariat", "/admin/audit?kind=forumCreated")).not.toContain("Wpis z forum");
  const { accountId } = await actorOf(application, "lublin.moderator");
  const hers = await text("secretariat", `/admin/audit?person=${accountId}`);
  expect(hers).toContain("Wpis z forum lublin");
  expect(hers).not.toContain("Wpis z forum krakow");
});

test("a long log goes on page by page, without a gap", async () => {
  const { db } = application.ctx;
  const forum = await findForumBySlug(db, "warszawa");
  const prisma = prismaOf(db);
  await prisma.$transaction(
    Array.from({ length: 120 }, (_, number) =>
      recordAct(prisma, {
        kind: "forumEdited",
        at: application.ctx.now(),
        actorId: null,
        forumId: forum?.id ?? "",
        after: { name: `grupa-${number}.` },
      }),
    ),
  );
  const seen: string[] = [];
  let path: string | undefined = "/forums/warszawa/audit?kind=forumEdited";
  while (path) {
    const html: string = await text("warszawa.moderator", path);
    seen.push(...[...html.matchAll(/grupa-(\d+)\./g)].map(([, number = ""]) => number));
    const older: string | undefined = /href="\?([^"]*olderThan[^"]*)"/.exec(html)?.[1];
    path = older && `/forums/warszawa/audit?${older.replaceAll("&amp;", "&")}`;
  }
  expect(seen).toEqual(Array.from({ length: 120 }, (_, number) => String(119 - number)));
});

test("a question that makes no sense is a bad request", async () => {
  for (const query of ["forum=nie-ma", "kind=toString", "olderThan=x", "olderThan=-1", "olderThan=99999999999"]) {
    expect((await page("secretariat", `/admin/audit?${query}`)).status, query).toBe(400);
  }
});

test("what an account or a title says is shown as text, never as markup", async () => {
  const moderator = await actorOf(application, "krakow.moderator");
  const title = '<img src=x onerror="alert(1)">';
  await createRecommendation(application.ctx, moderator, "krakow", { title });
  const html = await text("krakow.moderator", "/forums/krakow/audit");
  expect(html).toContain("&lt;img src=x");
  expect(html).not.toContain("<img src=x");

  const prisma = prismaOf(application.ctx.db);
  const { id: forumId } = await prisma.forum.update({
    where: { slug: "krakow" },
    data: { name: title, description: title },
  });
  const names = { name: title, organisation: title, isNamePublic: true };
  await prisma.account.updateMany({ where: { memberships: { some: { forumId } } }, data: names });
  const { number } = await findDraft(application);
  const at = { forumSlug: "krakow", number };
  expect((await nameVersion(application.ctx, await actorOf(application, "krakow.city"), at, { title })).ok).toBe(true);
  const draft = `/forums/krakow/recommendations/${number}`;
  for (const [account, path] of [
    [null, "/"],
    [null, "/forums/krakow"],
    ["krakow.moderator", "/forums/krakow"],
    ["krakow.moderator", "/forums/krakow/members"],
    ["krakow.moderator", "/forums/krakow/invitations"],
    ["krakow.moderator", "/forums/krakow/arrangement"],
    ["krakow.moderator", "/forums/krakow/audit"],
    ["krakow.moderator", "/account"],
    ["krakow.moderator", draft],
    ["krakow.moderator", `${draft}/draft`],
    ["krakow.moderator", `${draft}/versions`],
    ["krakow.moderator", `${draft}/versions/1?view=authors`],
    ["secretariat", "/admin/people"],
    ["secretariat", "/admin/forums"],
    ["secretariat", "/admin/audit"],
  ] as const) {
    const response = await page(account, path);
    const shown = await response.text();
    expect([response.status, shown.includes("&lt;img src=x"), shown.includes("<img src=x")], path).toEqual([
      200,
      true,
      false,
    ]);
  }
});
