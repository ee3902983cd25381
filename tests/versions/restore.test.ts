import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plainText, readDocument } from "#app/drafting/document-json.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { canonicalText } from "#app/versions/canonical-text.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { findVersion } from "#app/versions/reading-store.server.ts";
import { replayJournal } from "#app/versions/replay-journal.server.ts";
import { restoreVersion } from "#app/versions/restore-version.server.ts";
import { findVersions } from "#app/versions/store.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { until } from "../support/until.ts";

let application: TestApplication;
let draft: { id: string; number: string; documentId: string };
let at: { forumSlug: string; number: string };

beforeAll(async () => {
  application = await startTestApplication();
  draft = await findDraft(application);
  at = { forumSlug: "krakow", number: draft.number };
});

afterAll(() => application?.close());

const actor = (name: string) => actorOf(application, name);

async function client(name: string): Promise<SyncClient> {
  const { cookie } = await signInAs(application, name);
  const opened = new SyncClient(application.wsUrl, draft.documentId, cookie);
  await opened.synced();
  return opened;
}

async function name(title: string): Promise<number> {
  const named = await nameVersion(application.ctx, await actor("krakow.city"), at, { title });
  if (!named.ok) throw new Error(named.reason);
  return named.value.version;
}

const storedText = async () => {
  const { doc } = await loadDocument(application.ctx.db, draft.documentId);
  return canonicalText(readDocument(doc));
};

/** Whose the words are in the text as it stands. */
async function authorOf(words: string): Promise<string[]> {
  const { authorship } = await replayJournal(application.ctx, draft.documentId);
  const { text, runs } = authorship.runsOf("body");
  const from = text.indexOf(words);
  expect(from).toBeGreaterThanOrEqual(0);
  const found = new Set<string>();
  let start = 0;
  for (const { author, length } of runs) {
    if (start < from + words.length && start + length > from) found.add(authorship.contributors[author]?.userId ?? "?");
    start += length;
  }
  return [...found];
}

const ngoSentence = "Zdanie organizacji pozarządowej, które ma wrócić razem z autorstwem.";

describe("a version brought back", () => {
  test("is refused to who does not draft, for a version that is not there, and where the text says the same", async () => {
    const ngo = await client("krakow.ngo");
    ngo.write(ngoSentence);
    await ngo.barrier();
    ngo.close();
    const version = await name("Przed skreśleniem");
    for (const account of ["krakow.observer", "krakow.expert", "secretariat"]) {
      const refused = await restoreVersion(application.ctx, await actor(account), { ...at, version });
      expect([account, refused]).toEqual([account, { ok: false, reason: "forbidden" }]);
    }
    const city = await actor("krakow.city");
    expect(await restoreVersion(application.ctx, city, { ...at, version: 99 })).toMatchObject({
      reason: "noSuchVersion",
    });
    expect(await restoreVersion(application.ctx, city, { ...at, version })).toMatchObject({ reason: "versionSame" });
  });

  test("comes as a change to everybody who has the text open; what stood before is a version; words keep their authors", async () => {
    const [version] = await findVersions(application.ctx.db, draft.id);
    const people = await Promise.all(["krakow.city", "krakow.migrant", "krakow.observer"].map(client));
    const [city, migrant] = people;
    if (!city || !migrant || !version) throw new Error("three people and a version");
    const last = city.body.length - 1;
    city.body.delete(last, 1);
    migrant.write("Zdanie, którego w tamtej wersji nie było.");
    await Promise.all([city.barrier(), migrant.barrier()]);
    const before = await storedText();
    expect(before).not.toContain(ngoSentence);

    const moderator = await actor("krakow.moderator");
    const restored = await restoreVersion(application.ctx, moderator, { ...at, version: version.number });
    if (!restored.ok) throw new Error(restored.reason);
    for (const one of people) await until(() => one.text.includes(ngoSentence), "the sentence is back");
    for (const one of people) expect(one.text).not.toContain("w tamtej wersji nie było");
    expect(await storedText()).toBe((await findVersion(application.ctx.db, draft.id, version.number))?.text);

    const kept = await findVersion(application.ctx.db, draft.id, restored.value.kept ?? 0);
    expect(kept).toMatchObject({ kind: "kept", text: before, maker: { accountId: moderator.accountId } });
    const ngo = await actor("krakow.ngo");
    expect(await authorOf(ngoSentence)).toEqual([ngo.accountId]);
    const acts = await prismaOf(application.ctx.db).auditEntry.findMany({ where: { kind: "versionRestored" } });
    expect(acts).toMatchObject([{ actorId: moderator.accountId, subjectId: draft.id }]);

    // Writing goes on, on the same connections.
    city.write("I dalej.");
    expect(await city.barrier()).toMatchObject({ status: 0 });
    await until(() => migrant.text.includes("I dalej."), "writing goes on");
    expect(new Set(people.map((one) => one.text)).size).toBe(1);
    for (const one of people) one.close();
  });

  test("words deleted long ago, and forgotten as moves, are their author's all the same", async () => {
    const [version] = await findVersions(application.ctx.db, draft.id);
    const city = await client("krakow.city");
    const index = city.body.toArray().findIndex((block) => block.toString().includes(ngoSentence));
    city.body.delete(index, 1);
    // More than the replay remembers of deleted text.
    for (let part = 0; part < 9; part++) {
      city.write(`${part} ${"Akapit, który zaraz zniknie. ".repeat(300)}`);
      await city.barrier();
      city.body.delete(city.body.length - 1, 1);
      await city.barrier();
    }
    city.close();
    await name("Po długiej pracy");
    const migrant = await actor("krakow.migrant");
    const restored = await restoreVersion(application.ctx, migrant, { ...at, version: version?.number ?? 0 });
    expect(restored.ok).toBe(true);
    expect(await authorOf(ngoSentence)).toEqual([(await actor("krakow.ngo")).accountId]);
    // Said by a version already: not kept a second time.
    expect(restored).toMatchObject({ value: { kept: null } });
  });

  test("while three people write on and on, is exact at its moment, and loses no word that was saved", async () => {
    const version = await name("W środku pisania");
    const writers = await Promise.all(["krakow.city", "krakow.ngo", "krakow.migrant"].map(client));
    const saved: string[] = [];
    let isTyping = true;
    const typing = writers.map(async (writer, place) => {
      for (let count = 0; isTyping; count++) {
        const token = `[pisze-${place}-${count}]`;
        writer.write(token);
        if ((await writer.barrier()).status === 0) saved.push(token);
      }
    });
    await until(() => saved.length > 30, "words are saved");
    const restored = await restoreVersion(application.ctx, await actor("krakow.moderator"), { ...at, version });
    const after = saved.length;
    await until(() => saved.length > after + 30, "writing goes on");
    isTyping = false;
    await Promise.all(typing);
    if (!restored.ok) throw new Error(restored.reason);
    const kept = await findVersion(application.ctx.db, draft.id, restored.value.kept ?? 0);
    const { doc } = await loadDocument(application.ctx.db, draft.documentId);
    const now = plainText(readDocument(doc).body);
    // Every word that was said to be saved stands in the version before or in the text after.
    expect(saved.filter((token) => !kept?.text.includes(token) && !now.includes(token))).toEqual([]);
    await until(() => new Set(writers.map((one) => one.text)).size === 1, "all have the same text");
    for (const writer of writers) writer.close();
  });

  test("of a text that nobody has open, and refused once it is frozen", async () => {
    const [version] = await findVersions(application.ctx.db, draft.id);
    const city = await actor("krakow.city");
    expect(await restoreVersion(application.ctx, city, { ...at, version: version?.number ?? 0 })).toMatchObject({
      ok: true,
    });
    const frozen = await freezeRecommendation(application.ctx, await actor("krakow.moderator"), at, { from: "draft" });
    expect(frozen.ok).toBe(true);
    expect(await restoreVersion(application.ctx, city, { ...at, version: 2 })).toEqual({
      ok: false,
      reason: "forbidden",
    });
  });
});
