import { afterAll, beforeAll, expect, test } from "vitest";
import { createRecommendation } from "#app/drafting/create-recommendation.server.ts";
import { editRecommendation } from "#app/drafting/edit-recommendation.server.ts";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { readRecommendation, readRecommendations } from "#app/drafting/read-recommendations.server.ts";
import { readText } from "#app/drafting/read-text.server.ts";
import type { TypedRecommendation } from "#app/drafting/recommendation-form.ts";
import type { Actor } from "#app/forums/actor.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { createHub, type DomainEvent } from "#app/kernel/hub.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { testContext } from "../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { signInAs } from "../support/people.ts";

let database: TestDatabase;
let ctx: Context;
const events: DomainEvent[] = [];

beforeAll(async () => {
  database = await createTestDatabase("demo");
  const hub = createHub();
  hub.subscribe((event) => events.push(event));
  ctx = testContext(database, { hub, now: () => new Date("2026-11-21T12:00:00Z") });
});

afterAll(() => database.close());

async function actor(account: string): Promise<Actor> {
  // Sessions end by the clock of the test.
  const { sessionId } = await signInAs({ ctx }, account);
  const found = (await loadActors(ctx, [sessionId])).get(sessionId);
  if (!found) throw new Error(account);
  return found;
}

test("a moderator's new draft has the forum's next number and the template, and is announced after it is there", async () => {
  events.length = 0;
  const created = await createRecommendation(ctx, await actor("krakow.moderator"), "krakow", {
    title: "Nowa rekomendacja",
  });
  if (!created.ok) throw new Error(created.reason);
  expect(created.value).toMatchObject({ number: "KRK-2026-04", status: "draft", isPublic: false, isFictitious: false });
  const text = JSON.stringify((await readText(ctx, created.value.documentId)).body);
  for (const heading of ["Diagnoza", "Rekomendacja", "Uzasadnienie", "Podstawa prawna", "Wskaźniki"]) {
    expect(text).toContain(heading);
  }
  expect(events).toMatchObject([{ type: "recommendation", kind: "created", forums: ["krakow"], isPublic: false }]);
});

test("ten moderators' clicks at once give ten numbers", async () => {
  const moderator = await actor("lublin.moderator");
  const created = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      createRecommendation(ctx, moderator, "lublin", { title: `Równocześnie ${index}` }),
    ),
  );
  const numbers = created.map((one) => one.ok && one.value.number);
  expect(new Set(numbers).size).toBe(10);
});

test.each([
  [null, "signedOut"],
  ["krakow.city", "forbidden"],
  ["krakow.observer", "forbidden"],
  ["lublin.moderator", "forbidden"],
  ["secretariat", "forbidden"],
])("%s may not create: %s", async (account, reason) => {
  const person = account ? await actor(account) : null;
  const created = await createRecommendation(ctx, person, "krakow", { title: "Nie powinno powstać" });
  expect(created).toMatchObject({ ok: false, reason });
});

test.each([
  [{}, "invalid"],
  [{ title: "  " }, "required"],
  [{ title: "abc" }, "tooShort"],
  [{ title: "x".repeat(201) }, "tooLong"],
  [{ title: 7 }, "invalid"],
  [{ title: "\u200b\u2060\u3164\u202e\u00ad\ufeff" }, "required"],
  [{ title: "abc\u200b\u200b\u200b" }, "tooShort"],
  [{ title: "Pół znaku \ud83d" }, "invalid"],
])("a title %o is refused: %s", async (input, code) => {
  const created = await createRecommendation(ctx, await actor("krakow.moderator"), "krakow", input);
  expect(created).toMatchObject({ ok: false, reason: "invalid", fields: { title: code } });
});

test.each([
  ["\u202eTytuł\u2066 widoczny\u200b\u00ad", "Tytuł widoczny"],
  ["  Tytuł\t\r\n\u00a0 w  jednej\u2028linii\u0000 ", "Tytuł w jednej linii"],
  ["Pusta\u3164\u115f\u2800litera", "Pusta litera"],
  ["Całe 👍 zostaje", "Całe 👍 zostaje"],
])("of the title %j what can be seen is kept: %s", async (title, kept) => {
  const created = await createRecommendation(ctx, await actor("krakow.moderator"), "krakow", { title });
  expect(created).toMatchObject({ ok: true, value: { title: kept } });
});

const typed: TypedRecommendation = {
  title: "Zmieniony tytuł",
  areas: ["health", "education"],
  joined: ["lublin", "nie-ma-takiego"],
  addressees: [{ name: "Prezydent Miasta Krakowa", levels: ["municipality", "county"], isCoAddressee: false }],
  indicators: [{ name: "Liczba spotkań", baseline: "0", target: "4" }],
  sources: [{ title: "Uchwała", url: "https://example.org/u" }],
};

/** Where a moderator edits, with the date of the data as they are now. */
async function asSeen(moderator: Actor, forumSlug: string, number: string) {
  const found = await readRecommendation(ctx, moderator, forumSlug, number);
  if (!found.ok) throw new Error(found.reason);
  return { forumSlug, number, updatedAt: found.value.updatedAt.toISOString() };
}

test("a moderator edits the data; the forums that join are those that exist", async () => {
  const moderator = await actor("krakow.moderator");
  const at = await asSeen(moderator, "krakow", "KRK-2026-01");
  const edited = await editRecommendation(ctx, moderator, at, typed);
  expect(edited).toMatchObject({
    ok: true,
    value: {
      title: "Zmieniony tytuł",
      areas: ["education", "health"],
      joined: [{ slug: "lublin" }],
      addressees: [{ levels: ["municipality", "county"] }],
      indicators: [{ target: "4" }],
      sources: [{ title: "Uchwała" }],
    },
  });
});

test("data that somebody has changed since they were read are not overwritten", async () => {
  const moderator = await actor("krakow.moderator");
  const at = await asSeen(moderator, "krakow", "KRK-2026-01");
  const first = await editRecommendation(ctx, moderator, at, { ...typed, title: "Tytuł pierwszej osoby" });
  expect(first.ok).toBe(true);
  const second = await editRecommendation(ctx, moderator, at, { ...typed, title: "Tytuł drugiej osoby" });
  expect(second).toEqual({ ok: false, reason: "changedMeanwhile" });
  expect(await editRecommendation(ctx, moderator, { ...at, updatedAt: "" }, typed)).toMatchObject({ ok: false });
  const found = await readRecommendation(ctx, moderator, at.forumSlug, at.number);
  expect(found.ok && found.value.title).toBe("Tytuł pierwszej osoby");
  const again = await asSeen(moderator, "krakow", "KRK-2026-01");
  expect((await editRecommendation(ctx, moderator, again, typed)).ok).toBe(true);
});

test("of two moderators who save at once, one is told that the data are others now", async () => {
  const moderator = await actor("krakow.moderator");
  const at = await asSeen(moderator, "krakow", "KRK-2026-01");
  const titles = ["Tytuł jeden", "Tytuł dwa"];
  const results = await Promise.all(titles.map((title) => editRecommendation(ctx, moderator, at, { ...typed, title })));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toMatchObject({ reason: "changedMeanwhile" });
});

test("faults are named by field, and nothing is written", async () => {
  const moderator = await actor("krakow.moderator");
  const at = await asSeen(moderator, "krakow", "KRK-2026-03");
  const before = await readRecommendation(ctx, moderator, at.forumSlug, at.number);
  const edited = await editRecommendation(ctx, moderator, at, {
    ...typed,
    title: "",
    addressees: [{ name: "", levels: [], isCoAddressee: false }],
    sources: [{ title: "x", url: "javascript:alert(1)" }],
  });
  expect(edited).toMatchObject({
    ok: false,
    reason: "invalid",
    fields: {
      title: "required",
      "addressees.0.name": "required",
      "addressees.0.levels": "required",
      "sources.0.url": "url",
    },
  });
  expect(await readRecommendation(ctx, moderator, at.forumSlug, at.number)).toEqual(before);
});

test.each(["krakow.city", "krakow.expert", "lublin.moderator", "secretariat"])("%s may not edit", async (account) => {
  const edited = await editRecommendation(
    ctx,
    await actor(account),
    { forumSlug: "krakow", number: "KRK-2026-01", updatedAt: "" },
    typed,
  );
  expect(edited.ok).toBe(false);
});

test("before everyone may read it, a summary must be there", async () => {
  const moderator = await actor("krakow.moderator");
  const created = await createRecommendation(ctx, moderator, "krakow", { title: "Bez streszczenia" });
  if (!created.ok) throw new Error(created.reason);
  const at = { forumSlug: "krakow", number: created.value.number };
  const moved = await moveRecommendation(ctx, moderator, at, { from: "draft", to: "consultation", reason: "" });
  expect(moved).toMatchObject({ ok: false, reason: "summaryMissing" });
});

test("of two moderators who move at once, one is told that it has moved already", async () => {
  const moderator = await actor("warszawa.moderator");
  const at = { forumSlug: "warszawa", number: "WAW-2026-02" };
  const move = () => moveRecommendation(ctx, moderator, at, { from: "draft", to: "consultation", reason: "" });
  const results = await Promise.all([move(), move()]);
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.find((result) => !result.ok)).toMatchObject({ reason: "moved" });
  const found = await readRecommendation(ctx, moderator, at.forumSlug, at.number);
  expect(found.ok && found.value.statusChanges).toHaveLength(1);
});

test.each([
  ["adopted", "illegal"],
  ["frozen", "illegal"],
  ["nonsense", "illegal"],
  ["withdrawn", "reasonMissing"],
])("a moderator cannot move a draft to %s by hand: %s", async (to, reason) => {
  const at = { forumSlug: "warszawa", number: "WAW-2026-03" };
  const moved = await moveRecommendation(ctx, await actor("warszawa.moderator"), at, { from: "draft", to, reason: "" });
  expect(moved).toMatchObject({ ok: false, reason });
});

test("without a session, only what is public: no draft in any list, none by its number", async () => {
  const all = await readRecommendations(ctx, null);
  expect(all.length).toBeGreaterThan(0);
  expect(all.every((one) => one.isPublic && one.status !== "draft" && !one.mayWatch)).toBe(true);
  expect(await readRecommendation(ctx, null, "krakow", "KRK-2026-03")).toMatchObject({ reason: "notFound" });
});

test("a recommendation that was never public stays hidden when it is withdrawn; one that was stays readable", async () => {
  const moderator = await actor("warszawa.moderator");
  const at = { forumSlug: "warszawa", number: "WAW-2026-03" };
  const moved = await moveRecommendation(ctx, moderator, at, { from: "draft", to: "withdrawn", reason: "Nieaktualne" });
  expect(moved.ok).toBe(true);
  expect((await readRecommendation(ctx, null, at.forumSlug, at.number)).ok).toBe(false);
  expect((await readRecommendation(ctx, null, "lublin", "LUB-2026-03")).ok).toBe(true);
});

test("a withdrawal needs a reason that somebody can see", async () => {
  const moderator = await actor("warszawa.moderator");
  const created = await createRecommendation(ctx, moderator, "warszawa", { title: "Do wycofania" });
  if (!created.ok) throw new Error(created.reason);
  const at = { forumSlug: "warszawa", number: created.value.number };
  const withdraw = (reason: string) =>
    moveRecommendation(ctx, moderator, at, { from: "draft", to: "withdrawn", reason });
  for (const reason of ["", " \n", "\u200b\u2060\u3164\u2800\u202e\u00ad"]) {
    expect(await withdraw(reason)).toEqual({ ok: false, reason: "reasonMissing", fields: { reason: "required" } });
  }
  const withdrawn = await withdraw("\u202eNieaktualne.\r\n\u200b");
  expect(withdrawn).toMatchObject({ ok: true, value: { status: "withdrawn" } });
  if (withdrawn.ok) expect(withdrawn.value.statusChanges.at(-1)?.reason).toBe("Nieaktualne.");
});

test("a published recommendation that another one replaces stays readable, and says which; without that nothing moves", async () => {
  const moderator = await actor("krakow.moderator");
  const created = await createRecommendation(ctx, moderator, "krakow", { title: "Do zastąpienia" });
  if (!created.ok) throw new Error(created.reason);
  const at = { forumSlug: "krakow", number: created.value.number };
  await prismaOf(ctx.db).recommendation.update({
    where: { id: created.value.id },
    data: { status: "published", publicSince: new Date() },
  });
  const supersede = (reason: string) =>
    moveRecommendation(ctx, moderator, at, { from: "published", to: "superseded", reason });
  expect(await supersede(" ")).toEqual({ ok: false, reason: "reasonMissing", fields: { reason: "required" } });
  const stale = { ...moderator, provedAt: new Date(0) };
  const move = { from: "published", to: "superseded", reason: "Zastępuje ją KRK-2026-09." };
  expect(await moveRecommendation(ctx, stale, at, move)).toMatchObject({ ok: false, reason: "proofNeeded" });
  expect(await supersede("Zastępuje ją KRK-2026-09.")).toMatchObject({ ok: true, value: { status: "superseded" } });
  const read = await readRecommendation(ctx, null, at.forumSlug, at.number);
  expect(read).toMatchObject({ ok: true, value: { statusChanges: [{ reason: "Zastępuje ją KRK-2026-09." }] } });
});
