import { afterAll, beforeAll, expect, test } from "vitest";
import { recordAct } from "#app/audit/store.server.ts";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf } from "../support/people.ts";
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
});
