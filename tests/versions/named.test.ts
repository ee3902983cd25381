import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { createHub, type DomainEvent } from "#app/kernel/hub.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { makeCheckpoints, thinCheckpoints } from "#app/versions/keep-checkpoints.server.ts";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { findVersions } from "#app/versions/store.server.ts";
import { unfreezeRecommendation } from "#app/versions/unfreeze-recommendation.server.ts";
import { seedDemo } from "#prisma/seed/seed-demo.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { actorOf, findDraft } from "../support/people.ts";
import { writeParagraph } from "../support/write-paragraph.ts";

let database: TestDatabase;
let ctx: Context;
let now = new Date("2026-03-02T10:00:00Z");
const events: DomainEvent[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const hub = createHub();
  hub.subscribe((event) => events.push(event));
  ctx = testContext(database, { hub, now: () => now });
  await seedDemo(ctx);
});

afterAll(() => database.close());

const minute = 60_000;
const later = (ms: number) => {
  now = new Date(now.getTime() + ms);
};
const write = (documentId: string, text: string) =>
  writeParagraph(ctx, documentId, { userId: "ania", sector: "ngo" }, text);

async function draft(forum = "krakow") {
  const { id, number, documentId } = await findDraft({ ctx }, forum);
  return { id, documentId, at: { forumSlug: forum, number } };
}

describe("a version with a name", () => {
  test("is made by whoever drafts, and by nobody else", async () => {
    const { at } = await draft();
    for (const account of ["krakow.observer", "krakow.expert", "warszawa.city", "secretariat"]) {
      const refused = await nameVersion(ctx, await actorOf({ ctx }, account), at, { title: "Próba" });
      expect([account, refused.ok || refused.reason]).toEqual([account, expect.stringMatching(/forbidden|notFound/)]);
    }
    expect(await nameVersion(ctx, null, at, { title: "Próba" })).toMatchObject({
      reason: expect.stringMatching(/notFound|signedOut/),
    });
  });

  test("keeps the text with its name, its maker and its hash, stands in the log, and is told", async () => {
    const { at, id, documentId } = await draft();
    await write(documentId, "Zdanie przed spotkaniem.");
    const city = await actorOf({ ctx }, "krakow.city");
    events.length = 0;
    const named = await nameVersion(ctx, city, at, { title: "  Po   spotkaniu\u200b " });
    if (!named.ok) throw new Error(named.reason);
    expect(events.map(({ type }) => type)).toEqual(["recommendation"]);
    const version = await prismaOf(ctx.db).version.findFirstOrThrow({
      where: { recommendationId: id, number: named.value.version },
      include: { maker: true },
    });
    expect(version).toMatchObject({ kind: "named", title: "Po spotkaniu", maker: { accountId: city.accountId } });
    expect(version.text).toContain("Zdanie przed spotkaniem.");
    const [act] = await findActs(ctx.db, { kind: "versionNamed" }, 1);
    expect(act?.after).toContain(version.hash);
    expect(act?.after).not.toContain("spotkaniu");
  });

  test("is refused without a name, with a long one, and where nothing has changed, with the number of the last", async () => {
    const { at, documentId } = await draft();
    const city = await actorOf({ ctx }, "krakow.city");
    expect(await nameVersion(ctx, city, at, { title: " \u200b" })).toMatchObject({ fields: { title: "required" } });
    expect(await nameVersion(ctx, city, at, { title: "a".repeat(121) })).toMatchObject({
      fields: { title: "tooLong" },
    });
    expect(await nameVersion(ctx, city, at, { title: "To samo" })).toMatchObject({
      reason: "versionUnchanged",
      fields: { version: "1" },
    });
    await write(documentId, "Nowe zdanie.");
    expect(await nameVersion(ctx, city, at, { title: "a".repeat(120) })).toMatchObject({ ok: true });
  });

  test("of several who keep one at the same moment, one does, and the others hear that nothing has changed", async () => {
    const { at, id, documentId } = await draft("lublin");
    await write(documentId, "Wszyscy chcą to zachować.");
    const people = await Promise.all(
      ["lublin.city", "lublin.ngo", "lublin.moderator"].map((name) => actorOf({ ctx }, name)),
    );
    const outcomes = await Promise.all(
      people.map((actor, index) => nameVersion(ctx, actor, at, { title: `Wersja ${index}` })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.flatMap((one) => (one.ok ? [] : one.reason))).toEqual(["versionUnchanged", "versionUnchanged"]);
    expect(await findVersions(ctx.db, id)).toHaveLength(1);
  });

  test("at the moment of freezing comes before it or not at all", async () => {
    const { at, id, documentId } = await draft("lublin");
    const [city, moderator] = await Promise.all(
      ["lublin.city", "lublin.moderator"].map((name) => actorOf({ ctx }, name)),
    );
    // From the second round on, both find who wrote the text recorded, and want that row and the next number.
    for (let round = 1; round <= 8; round++) {
      const title = `W ostatniej chwili ${round}`;
      await write(documentId, `Jeszcze zdanie ${round}.`);
      const [named, frozen] = await Promise.all([
        nameVersion(ctx, city ?? null, at, { title }),
        freezeRecommendation(ctx, moderator ?? null, at, { from: "draft" }),
      ]);
      expect(frozen.ok).toBe(true);
      const versions = await findVersions(ctx.db, id);
      expect(versions.map(({ number }) => number)).toEqual(versions.map((_, index) => index + 1));
      expect(versions.filter((version) => version.title === title)).toHaveLength(named.ok ? 1 : 0);
      const thawed = await unfreezeRecommendation(ctx, moderator ?? null, at, { reason: "Jeszcze raz." });
      expect(thawed.ok).toBe(true);
    }
  });
});

describe("checkpoints", () => {
  test("are made when writing pauses, not more often than every ten minutes, and not of the same text again", async () => {
    const { id, documentId } = await draft("warszawa");
    const made = async () => (await findVersions(ctx.db, id)).length;
    await makeCheckpoints(ctx);
    expect(await made(), "a template is nobody's work").toBe(0);
    await write(documentId, "Pierwsze zdanie.");
    await makeCheckpoints(ctx);
    expect(await made(), "somebody is writing").toBe(0);
    later(5 * minute);
    await makeCheckpoints(ctx);
    expect(await made(), "a pause").toBe(1);
    await write(documentId, "Drugie zdanie.");
    later(6 * minute);
    await makeCheckpoints(ctx);
    expect(await made(), "a pause too soon after the last").toBe(1);
    later(4 * minute);
    await makeCheckpoints(ctx);
    expect(await made()).toBe(2);
    later(60 * minute);
    await makeCheckpoints(ctx);
    expect(await made(), "nothing new").toBe(2);
    for (let part = 0; part < 3; part++) {
      await write(documentId, `Bez przerwy ${part}.`);
      later(4 * minute);
      await makeCheckpoints(ctx);
    }
    expect(await made(), "ten minutes without a pause").toBe(3);
    const [first] = await findVersions(ctx.db, id);
    expect(first).toMatchObject({ kind: "checkpoint", title: "" });
    expect(
      await prismaOf(ctx.db).versionMaker.count({ where: { version: { recommendationId: id, kind: "checkpoint" } } }),
    ).toBe(0);
  });

  test("made by two processes at once are one", async () => {
    const { id, documentId } = await draft("warszawa");
    await write(documentId, "Dla dwóch procesów.");
    later(20 * minute);
    const before = (await findVersions(ctx.db, id)).length;
    await Promise.all([makeCheckpoints(ctx), makeCheckpoints(ctx)]);
    await makeCheckpoints(ctx);
    expect((await findVersions(ctx.db, id)).length).toBe(before + 1);
  });

  test("go with age, and only they: named and frozen versions stay, whoever asks", async () => {
    const { id, documentId, at } = await draft("warszawa");
    await write(documentId, "Zdanie do zachowania.");
    const named = await nameVersion(ctx, await actorOf({ ctx }, "warszawa.city"), at, { title: "Zostaje" });
    expect(named.ok).toBe(true);
    const before = await findVersions(ctx.db, id);
    expect(await thinCheckpoints(ctx)).toBe(0);
    later(400 * 24 * 60 * minute);
    const gone = await thinCheckpoints(ctx);
    const after = await findVersions(ctx.db, id);
    expect(gone).toBeGreaterThan(0);
    expect(after).toHaveLength(before.length - gone);
    expect(after.filter(({ kind }) => kind === "named")).toEqual(before.filter(({ kind }) => kind === "named"));
    const prisma = prismaOf(ctx.db);
    await expect(prisma.version.deleteMany({ where: { recommendationId: id, kind: "named" } })).rejects.toThrow();
    const checkpoint = after.find(({ kind }) => kind === "checkpoint");
    await expect(
      prisma.version.update({ where: { id: checkpoint?.id ?? "" }, data: { kind: "named" } }),
    ).rejects.toThrow();
  });
});
