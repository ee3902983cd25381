import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { readRecommendation, readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { createHub, type DomainEvent } from "#app/kernel/hub.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { publishVersion } from "#app/publishing/publish-version.server.ts";
import { readPublicPage } from "#app/publishing/read-public-page.server.ts";
import { readPublications, readPublishedText } from "#app/publishing/read-publications.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { actorOf, findDraft } from "../support/people.ts";

let database: TestDatabase;
let ctx: Context;
const events: DomainEvent[] = [];
// Each step has a millisecond of its own, so that the register has one order.
let tick = 0;
const beginning = Date.now();

beforeAll(async () => {
  database = await createTestDatabase();
  const hub = createHub();
  hub.subscribe((event) => events.push(event));
  ctx = testContext(database, { hub, now: () => new Date(beginning + tick++) });
  await seedDemo(ctx);
});

afterAll(() => database.close());

const moderator = (forum = "krakow") => actorOf({ ctx }, `${forum}.moderator`);

async function frozen(forum = "krakow") {
  const { id, number } = await findDraft({ ctx }, forum);
  const at = { forumSlug: forum, number };
  const done = await freezeRecommendation(ctx, await moderator(forum), at, { from: "draft" });
  if (!done.ok) throw new Error(JSON.stringify(done));
  return { id, at, version: done.value.version, hash: done.value.hash };
}

async function seen(at: { forumSlug: string; number: string }, account: string | null = null) {
  return readRecommendation(ctx, account === null ? null : await actorOf({ ctx }, account), at.forumSlug, at.number);
}

describe("publishing", () => {
  test("a draft that is not frozen is refused, whichever version is named", async () => {
    const { number } = await findDraft({ ctx });
    const at = { forumSlug: "krakow", number };
    for (const version of [0, 1, -1, 1.5, Number.NaN, 2 ** 40]) {
      expect(await publishVersion(ctx, await moderator(), at, { version, from: "draft" })).toEqual({
        ok: false,
        reason: "noSuchVersion",
      });
    }
    expect((await seen(at)).ok).toBe(false);
  });

  test("is the moderator's of the lead forum, and asks anew who it is", async () => {
    const { at, version } = await frozen();
    for (const name of ["krakow.city", "krakow.observer", "warszawa.moderator", "secretariat"]) {
      const refused = await publishVersion(ctx, await actorOf({ ctx }, name), at, { version, from: "frozen" });
      expect([name, refused]).toEqual([name, { ok: false, reason: expect.stringMatching(/forbidden|notFound/) }]);
    }
    expect(await publishVersion(ctx, null, at, { version, from: "frozen" })).toMatchObject({ reason: "notFound" });
    const late = { ...(await moderator()), provedAt: new Date(beginning - 3_600_000) };
    expect(await publishVersion(ctx, late, at, { version, from: "frozen" })).toMatchObject({ reason: "proofNeeded" });
    expect(await publishVersion(ctx, await moderator(), at, { version, from: "draft" })).toMatchObject({
      reason: "moved",
    });
    expect((await seen(at)).ok).toBe(false);

    events.length = 0;
    const published = await publishVersion(ctx, await moderator(), at, { version, from: "frozen" });
    expect(published).toMatchObject({
      ok: true,
      value: { version, isNew: true, recommendation: { status: "consultation" } },
    });
    expect(events).toMatchObject([
      { type: "access-changed" },
      { type: "recommendation", kind: "changed", isPublic: true, recommendation: { status: "consultation" } },
    ]);
    const [act] = await findActs(ctx.db, { kind: "versionPublished" }, 1);
    expect(JSON.parse(act?.after ?? "")).toMatchObject({ number: at.number, version });
  });

  test("once more, or twice at once, changes nothing and says that it is done", async () => {
    const { id, at, version } = await frozen("warszawa");
    const person = await moderator("warszawa");
    const results = await Promise.all(
      [1, 2, 3].map(() => publishVersion(ctx, person, at, { version, from: "frozen" })),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(results.filter((one) => one.ok && one.value.isNew)).toHaveLength(1);
    const again = await publishVersion(ctx, person, at, { version, from: "frozen" });
    expect(again).toMatchObject({ ok: true, value: { isNew: false } });
    expect(await prismaOf(ctx.db).publication.count({ where: { recommendationId: id } })).toBe(1);
    const changes = await prismaOf(ctx.db).statusChange.count({
      where: { recommendationId: id, to: "consultation" },
    });
    expect(changes).toBe(1);
  });

  test("only what was frozen last can be published, and only while it stands frozen", async () => {
    const { at, version, id } = await frozen("lublin");
    const person = await moderator("lublin");
    await publishVersion(ctx, person, at, { version, from: "frozen" });
    const next = await freezeRecommendation(ctx, person, at, { from: "consultation" });
    expect(next).toMatchObject({ ok: true, value: { version: version + 1 } });
    await prismaOf(ctx.db).$transaction([
      prismaOf(ctx.db).recommendation.update({ where: { id }, data: { status: "voting" } }),
    ]);
    expect(await publishVersion(ctx, person, at, { version: version + 1, from: "voting" })).toMatchObject({
      reason: "illegal",
    });
    await prismaOf(ctx.db).recommendation.update({ where: { id }, data: { status: "adopted" } });
    const adopted = await publishVersion(ctx, person, at, { version: version + 1, from: "adopted" });
    expect(adopted).toMatchObject({ ok: true, value: { recommendation: { status: "published" } } });
    if (!adopted.ok) throw new Error(adopted.reason);
    const publications = await readPublications(ctx, adopted.value.recommendation);
    expect(publications.map(({ version: number, purpose, standing }) => [number, purpose, standing.kind])).toEqual([
      [version, "consultation", "superseded"],
      [version + 1, "adopted", "current"],
    ]);
  });
});

describe("what is published", () => {
  test("stays for everyone while the forum writes on, and nothing of the new draft shows", async () => {
    const { id, number } = await findDraft({ ctx }, "krakow", "consultation");
    const at = { forumSlug: "krakow", number };
    const before = await seen(at);
    if (!before.ok) throw new Error(before.reason);
    const back = await moveRecommendation(ctx, await moderator(), at, {
      from: "consultation",
      to: "draft",
      reason: "",
    });
    expect(back.ok).toBe(true);
    const secret = "Tajny nowy tytuł";
    await prismaOf(ctx.db).recommendation.update({ where: { id }, data: { title: secret, areas: "health" } });
    await prismaOf(ctx.db).addressee.updateMany({ where: { recommendationId: id }, data: { name: secret } });
    const after = await seen(at);
    if (!after.ok) throw new Error(after.reason);
    expect(after.value).toMatchObject({ title: before.value.title, areas: before.value.areas, status: "draft" });
    expect(JSON.stringify([after.value, await readRecommendations(ctx, null)])).not.toContain(secret);
    const page = await readPublicPage(ctx, null, after.value);
    expect(page.shown?.version).toBe(1);
    expect(page.text).not.toBeNull();
    const inside = await seen(at, "krakow.city");
    expect(inside).toMatchObject({ ok: true, value: { title: secret } });
  });

  test("stays readable when it is withdrawn, and says why", async () => {
    const { number } = await findDraft({ ctx }, "lublin", "withdrawn");
    const found = await seen({ forumSlug: "lublin", number });
    if (!found.ok) throw new Error(found.reason);
    const [publication] = await readPublications(ctx, found.value);
    expect(publication?.standing).toMatchObject({ kind: "withdrawn", reason: expect.stringContaining("Połączono") });
    expect(await readPublishedText(ctx, found.value, 1)).not.toBeNull();
    expect(await readPublishedText(ctx, found.value, 2)).toBeNull();
  });

  test("cannot be changed or removed, whoever asks the database", async () => {
    const prisma = prismaOf(ctx.db);
    const { versionId } = await prisma.publication.findFirstOrThrow();
    await expect(prisma.publication.update({ where: { versionId }, data: { purpose: "adopted" } })).rejects.toThrow();
    await expect(prisma.$executeRaw`UPDATE "Publication" SET "data" = '{}'`).rejects.toThrow();
    await expect(prisma.$executeRaw`DELETE FROM "Publication" WHERE "versionId" = ${versionId}`).rejects.toThrow();
    expect(await prisma.publication.count({ where: { versionId } })).toBe(1);
  });
});
