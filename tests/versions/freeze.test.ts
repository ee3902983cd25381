import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActs } from "#app/audit/store.server.ts";
import { readDocument } from "#app/drafting/document-json.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { removeConsentedMarks } from "#app/drafting/remove-marks.server.ts";
import { findRecommendation } from "#app/drafting/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { createHub, type DomainEvent } from "#app/kernel/hub.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { canonicalText } from "#app/versions/canonical-text.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { hashText } from "#app/versions/hash-text.server.ts";
import { replayJournal } from "#app/versions/replay-journal.server.ts";
import { sharesOf } from "#app/versions/shares.ts";
import { findVersions } from "#app/versions/store.server.ts";
import { decodeRuns } from "#app/versions/stored-runs.ts";
import { unfreezeRecommendation } from "#app/versions/unfreeze-recommendation.server.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { actorOf, findDraft } from "../support/people.ts";
import { until } from "../support/until.ts";
import { appendParagraph, writeParagraph } from "../support/write-paragraph.ts";

let database: TestDatabase;
let ctx: Context;
const events: DomainEvent[] = [];

beforeAll(async () => {
  database = await createTestDatabase("demo");
  const hub = createHub();
  hub.subscribe((event) => events.push(event));
  ctx = testContext(database, { hub });
});

afterAll(() => database.close());

const moderator = () => actorOf({ ctx }, "krakow.moderator");

async function draft() {
  const { id, number, documentId } = await findDraft({ ctx });
  return { id, number, documentId, at: { forumSlug: "krakow", number } };
}

const write = (documentId: string, userId: string, sector: string, text: string) =>
  writeParagraph(ctx, documentId, { userId, sector }, text);

const count = async (documentId: string) => ({
  versions: await prismaOf(ctx.db).version.count(),
  changes: await prismaOf(ctx.db).statusChange.count({ where: { to: "frozen", recommendation: { documentId } } }),
});

async function unfreeze(at: { forumSlug: string; number: string }): Promise<void> {
  const unfrozen = await unfreezeRecommendation(ctx, await moderator(), at, { reason: "Poprawka w ostatnim zdaniu." });
  if (!unfrozen.ok) throw new Error(unfrozen.reason);
}

describe("freezing", () => {
  test("is the moderator's of the lead forum, and of nobody else", async () => {
    const { at } = await draft();
    for (const name of ["krakow.city", "krakow.observer", "warszawa.moderator", "secretariat"]) {
      const refused = await freezeRecommendation(ctx, await actorOf({ ctx }, name), at, { from: "draft" });
      expect([name, refused]).toEqual([name, { ok: false, reason: expect.stringMatching(/forbidden|notFound/) }]);
    }
  });

  test("stops writing, and keeps the text as it stands with its hash and who wrote it", async () => {
    const { at, documentId, id } = await draft();
    const city = await actorOf({ ctx }, "krakow.city");
    expect(await write(documentId, city.accountId, "city", "Zdanie z ostatniej chwili.")).toBe(true);
    events.length = 0;
    const frozen = await freezeRecommendation(ctx, await moderator(), at, { from: "draft" });
    if (!frozen.ok) throw new Error(JSON.stringify(frozen));
    expect(frozen.value).toMatchObject({ version: 1, recommendation: { status: "frozen" } });
    expect(events.map(({ type }) => type)).toEqual(["access-changed", "recommendation"]);

    const { doc } = await loadDocument(ctx.db, documentId);
    const text = canonicalText(readDocument(doc));
    const version = await prismaOf(ctx.db).version.findFirstOrThrow({ where: { recommendationId: id } });
    expect(version).toMatchObject({ number: 1, kind: "frozen", parent: null, text, hash: hashText(2, text) });
    expect(text).toContain("Zdanie z ostatniej chwili.");
    const { contributors } = await replayState(documentId);
    const { body } = decodeRuns(version.runs);
    expect(contributors.get(body.at(-1)?.author ?? -1)).toEqual({ userId: city.accountId, sector: "city" });

    expect(await write(documentId, city.accountId, "city", "Za późno.")).toBe(false);
    expect((await findActs(ctx.db, { kind: "versionFrozen" }, 1))[0]?.after).toContain(version.hash);
  });

  test("a second time is refused and changes nothing", async () => {
    const { at } = { at: { forumSlug: "krakow", number: (await findDraft({ ctx }, "krakow", "frozen")).number } };
    const before = await prismaOf(ctx.db).version.count();
    expect(await freezeRecommendation(ctx, await moderator(), at, { from: "draft" })).toMatchObject({
      reason: "moved",
    });
    expect(await freezeRecommendation(ctx, await moderator(), at, { from: "frozen" })).toMatchObject({
      reason: "incomplete",
      fields: { legalState: "missing" },
    });
    expect(await prismaOf(ctx.db).version.count()).toBe(before);
  });

  test("can be taken back with a reason, which stands in the register, and done again: the same text has the same hash", async () => {
    const { number, documentId, id } = await findDraft({ ctx }, "krakow", "frozen");
    const at = { forumSlug: "krakow", number };
    expect(await unfreezeRecommendation(ctx, await moderator(), at, { reason: " " })).toMatchObject({
      reason: "reasonMissing",
    });
    expect(await unfreezeRecommendation(ctx, await actorOf({ ctx }, "krakow.city"), at, { reason: "x" })).toMatchObject(
      { reason: "forbidden" },
    );
    await unfreeze(at);
    const row = await findRecommendation(ctx.db, "krakow", number);
    expect(row?.statusChanges.at(-1)).toMatchObject({
      from: "frozen",
      to: "draft",
      reason: "Poprawka w ostatnim zdaniu.",
    });
    const again = await freezeRecommendation(ctx, await moderator(), at, { from: "draft" });
    expect(again).toMatchObject({ ok: true, value: { version: 2 } });
    const versions = await findVersions(ctx.db, id);
    expect(versions.map(({ parent }) => parent)).toEqual([null, 1]);
    expect(versions[0]?.hash).toBe(versions[1]?.hash);
    await unfreeze(at);
    expect(await write(documentId, "somebody", "ngo", "Jeszcze jedno zdanie po odmrożeniu.")).toBe(true);
  });

  test("by two moderators at once, while people write: one version, and everything taken is in it", async () => {
    const { at, documentId, id } = await draft();
    const before = await count(documentId);
    const someone = await moderator();
    const text = await loadDocument(ctx.db, documentId);
    let isWriting = true;
    const taken: string[] = [];
    const writing = (async () => {
      for (let seq = text.seq + 1; isWriting; seq++) {
        const sentence = `Zdanie numer ${seq}.`;
        const author = { userId: "pisząca", sector: "ngo" };
        if (!(await appendParagraph(ctx, documentId, { doc: text.doc, seq }, author, sentence))) return;
        taken.push(sentence);
        // About as fast as fifteen people type.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    await until(() => taken.length > 2, "something is written");
    const outcomes = await Promise.all([1, 2, 3].map(() => freezeRecommendation(ctx, someone, at, { from: "draft" })));
    isWriting = false;
    await writing;
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((one) => !one.ok).map((one) => !one.ok && one.reason)).toEqual(["moved", "moved"]);
    expect(await count(documentId)).toEqual({ versions: before.versions + 1, changes: before.changes + 1 });
    const version = await prismaOf(ctx.db).version.findFirstOrThrow({
      where: { recommendationId: id },
      orderBy: { number: "desc" },
    });
    for (const sentence of taken) expect(version.text).toContain(sentence);
    const last = await prismaOf(ctx.db).journalEntry.aggregate({ where: { documentId }, _max: { seq: true } });
    expect(version.seq).toBe(last._max.seq);
    await unfreeze(at);
  });

  test("half of it is never there: when the last statement fails, nothing is frozen", async () => {
    const { at, documentId } = await draft();
    const before = await count(documentId);
    // The id of the version is taken: the transaction has closed the text by then.
    const taken = (await prismaOf(ctx.db).version.findFirstOrThrow()).id;
    const clumsy = { ...ctx, newId: () => taken };
    await expect(freezeRecommendation(clumsy, await moderator(), at, { from: "draft" })).rejects.toThrow();
    expect(await count(documentId)).toEqual(before);
    expect((await findDraft({ ctx })).documentId).toBe(documentId);
    expect(await write(documentId, "somebody", "ngo", "Wciąż otwarte.")).toBe(true);
  });

  test("asks for an addressee and an indicator", async () => {
    const { at } = await draft();
    const found = await findRecommendation(ctx.db, "krakow", at.number);
    await prismaOf(ctx.db).addressee.deleteMany({ where: { recommendationId: found?.id } });
    await prismaOf(ctx.db).indicator.deleteMany({ where: { recommendationId: found?.id } });
    expect(await freezeRecommendation(ctx, await moderator(), at, { from: "draft" })).toEqual({
      ok: false,
      reason: "incomplete",
      fields: { addressee: "missing", indicator: "missing" },
    });
  });
});

describe("a version", () => {
  test("cannot be changed or removed, whoever asks the database", async () => {
    const prisma = prismaOf(ctx.db);
    const { id } = await prisma.version.findFirstOrThrow();
    await expect(prisma.version.update({ where: { id }, data: { title: "inny" } })).rejects.toThrow();
    await expect(prisma.$executeRaw`UPDATE "Version" SET "text" = '' WHERE "id" = ${id}`).rejects.toThrow();
    await expect(prisma.$executeRaw`DELETE FROM "Version" WHERE "id" = ${id}`).rejects.toThrow();
    expect(await prisma.version.count({ where: { id, title: "" } })).toBe(1);
  });

  test("loses the mark of a sector that its author took away, and keeps its hash", async () => {
    const { at, documentId, id } = await (async () => {
      const { number, documentId, id } = await findDraft({ ctx }, "warszawa");
      return { at: { forumSlug: "warszawa", number }, documentId, id };
    })();
    await write(documentId, "migrantka", "migrantCommunity", "Zdanie osoby z doświadczeniem migracji.");
    const frozen = await freezeRecommendation(ctx, await actorOf({ ctx }, "warszawa.moderator"), at, { from: "draft" });
    if (!frozen.ok) throw new Error(JSON.stringify(frozen));
    const shares = async () => {
      const version = await prismaOf(ctx.db).version.findFirstOrThrow({ where: { recommendationId: id } });
      const { contributors, text } = await replayState(documentId);
      return sharesOf([{ text, runs: decodeRuns(version.runs).body }], contributors);
    };
    expect((await shares()).map(({ sector }) => sector)).toContain("migrantCommunity");
    await removeConsentedMarks(ctx, "migrantka");
    expect((await shares()).map(({ sector }) => sector)).not.toContain("migrantCommunity");
    expect((await shares()).reduce((sum, { letters }) => sum + letters, 0)).toBeGreaterThan(0);
    expect((await findVersions(ctx.db, id))[0]?.hash).toBe(frozen.value.hash);
  });
});

async function replayState(documentId: string) {
  const rows = await prismaOf(ctx.db).contributor.findMany({ where: { documentId }, orderBy: { number: "asc" } });
  const { authorship } = await replayJournal(ctx, documentId);
  const contributors = new Map(rows.map(({ number, accountId, sector }) => [number, { userId: accountId, sector }]));
  return { contributors, text: authorship.runsOf("body").text };
}
