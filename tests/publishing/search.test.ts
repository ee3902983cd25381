import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { encodeEntries } from "#app/drafting/journal-codec.ts";
import { appendCommits } from "#app/drafting/journal-store.server.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { readAccessEpoch } from "#app/people/store.server.ts";
import { type Search, search } from "#app/publishing/search.server.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { paragraph } from "../support/group-writing.ts";
import { actorOf, findDraft } from "../support/people.ts";

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  ctx = testContext(database);
});

afterAll(() => database.close());

const nothing: Search = { words: "", city: "", area: "", addressee: "", status: "", page: 1 };

async function find(account: string | null, asked: Partial<Search>) {
  return search(ctx, account === null ? null : await actorOf({ ctx }, account), { ...nothing, ...asked });
}

async function write(documentId: string, text: string): Promise<void> {
  const { doc, seq } = await loadDocument(ctx.db, documentId);
  const before = Y.encodeStateVector(doc);
  doc.getXmlFragment("body").push([paragraph(text)]);
  const entries = encodeEntries([{ userId: "a", sector: "", update: Y.encodeStateAsUpdate(doc, before) }]);
  const commit = { documentId, seq: seq + 1, at: ctx.now(), entries, accessEpoch: await readAccessEpoch(ctx.db) };
  expect((await appendCommits(ctx.db, [commit])).has(documentId)).toBe(true);
}

const numbers = ({ hits }: { hits: { number: string }[] }) => hits.map(({ number }) => number.replace(/-\d{4}-/, "-"));

describe("everyone", () => {
  test("finds published texts without Polish letters, in any form of a word, with what was found marked", async () => {
    const found = await find(null, { words: "asystentow miedzykulturowych" });
    expect(numbers(found)).toEqual(["LUB-01"]);
    const marked = found.hits[0]?.excerpt.filter(({ isHit }) => isHit).map(({ text }) => text);
    expect(marked).toEqual(expect.arrayContaining(["asystentów", "międzykulturowych"]));
    expect(found.hits[0]?.isWorking).toBe(false);
  });

  test("finds by number and by title, and what is withdrawn too", async () => {
    const { number } = await findDraft({ ctx }, "lublin", "withdrawn");
    expect(numbers(await find(null, { words: number }))).toEqual(["LUB-03"]);
    expect(numbers(await find(null, { words: "Jedna trzecia miejsc" }))[0]).toBe("LUB-03");
  });

  test("narrows by city, area, addressee and stage; a shared forum counts for each of its cities", async () => {
    const all = await find(null, { words: "miasto" });
    expect(all.total).toBeGreaterThan(2);
    for (const hit of (await find(null, { words: "miasto", city: "Kraków" })).hits) {
      expect(["krakow", "wspolne"]).toContain(hit.lead.slug);
    }
    expect(numbers(await find(null, { area: "legalisation", city: "Lublin" }))).toEqual(["WSP-02"]);
    expect(numbers(await find(null, { addressee: "Prezydent Miasta Lublin", status: "withdrawn" }))).toEqual([
      "LUB-03",
    ]);
    expect(await find(null, { area: "nonsense" })).toMatchObject({ total: 0, isAsked: true });
  });

  test.each(['"', "*", "AND OR NOT", "a* NEAR/2", "'); DROP TABLE x; --", ":* & !", "\\", "\0", "%", "ł".repeat(5000)])(
    "may type %j",
    async (words) => {
      const found = await find(null, { words });
      expect(found.hits.length).toBeLessThanOrEqual(20);
    },
  );

  test("finds nothing without words, and is told so", async () => {
    expect(await find(null, {})).toMatchObject({ total: 0, isAsked: false });
  });
});

describe("a working draft", () => {
  const secret = "xylofonowa";

  test("is found by the people of its forum and the secretariat, as soon as it is written, and by nobody else", async () => {
    const { documentId } = await findDraft({ ctx }, "krakow");
    // Somebody of the forum has searched before: the index has an older text.
    expect((await find("krakow.city", { words: secret })).total).toBe(0);
    await write(documentId, `Tu stoi ${secret} tajemnica.`);
    for (const account of ["krakow.city", "krakow.observer", "secretariat"]) {
      const found = await find(account, { words: secret });
      expect([account, found.total, found.hits[0]?.isWorking]).toEqual([account, 1, true]);
    }
    for (const account of [null, "lublin.moderator", "warszawa.city"]) {
      expect([account, (await find(account, { words: secret })).total]).toEqual([account, 0]);
    }
  });

  test("shows nothing of itself in what strangers can choose from", async () => {
    const { id } = await findDraft({ ctx }, "krakow");
    await prismaOf(ctx.db).addressee.updateMany({ where: { recommendationId: id }, data: { name: secret } });
    expect(JSON.stringify((await find(null, {})).choices)).not.toContain(secret);
    expect((await find("krakow.city", {})).choices.addressees).toContain(secret);
    expect((await find(null, { addressee: secret })).total).toBe(0);
  });

  test("beside a published version: strangers find the version only", async () => {
    const { documentId, number } = await findDraft({ ctx }, "krakow", "consultation");
    const moderator = await actorOf({ ctx }, "krakow.moderator");
    const at = { forumSlug: "krakow", number };
    await moveRecommendation(ctx, moderator, at, { from: "consultation", to: "draft", reason: "" });
    await write(documentId, "Nowe zdanie o klawesynach.");
    expect((await find(null, { words: "klawesynach" })).total).toBe(0);
    expect((await find("krakow.ngo", { words: "klawesynach" })).hits).toMatchObject([{ isWorking: true }]);
    expect((await find(null, { words: "konsultacje trzech jezykach" })).hits).toMatchObject([{ isWorking: false }]);
  });
});
