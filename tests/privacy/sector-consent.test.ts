import { afterAll, beforeAll, expect, test } from "vitest";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import { readForum } from "#app/forums/read-forums.server.ts";
import { consentTextVersion } from "#app/forums/sector-consent.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { decideSector } from "#app/privacy/decide-sector.server.ts";
import { readMyPrivacy } from "#app/privacy/read-my-privacy.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { until } from "../support/until.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application.close());

async function enter(account: string) {
  const person = await signInAs(application, account);
  const actor = (await loadActors(application.ctx, [person.sessionId])).get(person.sessionId);
  if (!actor) throw new Error(account);
  return { ...person, actor };
}

/** As the seat is before the person has entered the forum. */
async function unask(account: string): Promise<void> {
  const where = { account: { email: `${account}@demo.example` } };
  await prismaOf(application.ctx.db).membership.updateMany({ where, data: { sectorConsent: "unasked" } });
}

async function sectorsOf(documentId: string, accountId: string): Promise<string[]> {
  const rows = await prismaOf(application.ctx.db).journalEntry.findMany({
    where: { documentId },
    orderBy: { seq: "asc" },
  });
  return rows
    .flatMap((row) => decodeEntries(row.entries))
    .filter((entry) => entry.userId === accountId)
    .map((entry) => entry.sector);
}

const decide = (actor: Parameters<typeof decideSector>[1], decision: string, forumSlug = "krakow") =>
  decideSector(application.ctx, actor, { forumSlug, decision, language: "en" });

/** Writes a paragraph, and waits until it is on disk. */
async function write(client: SyncClient, text: string): Promise<number> {
  client.write(text);
  return (await client.barrier()).status;
}

test("who has not been asked drafts without a mark; consent gives it, and its withdrawal takes it back, from the past too", async () => {
  const { documentId } = await findDraft(application, "krakow");
  await unask("krakow.migrant");
  const { actor, cookie } = await enter("krakow.migrant");
  const { actor: city } = await enter("krakow.city");
  expect(actor.memberships[0]).toMatchObject({ sector: null, asksForConsent: true });
  const client = new SyncClient(application.wsUrl, documentId, cookie);
  await client.synced();

  expect(await write(client, "bez pytania")).toBe(0);
  expect(await sectorsOf(documentId, actor.accountId)).toEqual([""]);

  expect(await decide(actor, "given")).toMatchObject({ ok: true });
  await until(async () => (await write(client, "ze zgodą")) === 0, "written");
  expect((await sectorsOf(documentId, actor.accountId)).at(-1)).toBe("migrantCommunity");

  const before = client.text;
  expect(await decide(actor, "withdrawn")).toMatchObject({ ok: true });
  expect(new Set(await sectorsOf(documentId, actor.accountId))).toEqual(new Set([""]));
  await until(async () => (await write(client, "po wycofaniu")) === 0, "written");
  expect(new Set(await sectorsOf(documentId, actor.accountId))).toEqual(new Set([""]));
  // The text is whole, for whoever opens it now.
  const other = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.ngo")).cookie);
  await other.synced();
  expect(other.text.startsWith(before)).toBe(true);
  client.close();
  other.close();

  const forum = await readForum(application.ctx, city, "krakow");
  if (!forum.ok) throw new Error(forum.reason);
  expect(forum.value.members?.find((member) => member.id === actor.accountId)).toMatchObject({ sector: null });
  // Of the two people in that sector, one is counted.
  const counted = forum.value.membersBySector.find((row) => row.sector === "migrantCommunity");
  expect(counted?.members).toBe((forum.value.members ?? []).filter((one) => one.sector === "migrantCommunity").length);
});

test("every decision is logged with the version and the language of the text; the same one twice is one entry", async () => {
  const { actor } = await enter("lublin.migrant");
  for (const decision of ["withdrawn", "withdrawn", "given"]) {
    expect((await decide(actor, decision, "lublin")).ok).toBe(true);
  }
  const { decisions } = await readMyPrivacy(application.ctx, actor.accountId);
  const logged = decisions.filter((one) => one.forum === "Forum Lublin").map(({ decision }) => decision);
  expect(logged).toEqual(["given", "withdrawn", "given"]);
  expect(decisions[0]).toMatchObject({ textVersion: consentTextVersion, language: "en", sector: "migrantCommunity" });
});

test("ten withdrawals at once are one", async () => {
  const { actor } = await enter("warszawa.migrant");
  const answers = await Promise.all(Array.from({ length: 10 }, () => decide(actor, "withdrawn", "warszawa")));
  expect(answers.some((answer) => answer.ok)).toBe(true);
  const rows = await prismaOf(application.ctx.db).sectorDecision.findMany({
    where: { accountId: actor.accountId, decision: "withdrawn" },
  });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.marksRemovedAt).not.toBeNull();
});

test("anyone may hide their mark, so that its absence tells nothing; nobody decides for a seat that is not theirs", async () => {
  const { actor } = await enter("lublin.ngo");
  expect((await decide(actor, "declined", "lublin")).ok).toBe(false);
  expect((await decide(actor, "withdrawn", "lublin")).ok).toBe(true);
  const { actor: again } = await enter("lublin.ngo");
  expect(again.memberships.find((one) => one.forumSlug === "lublin")?.sector).toBeNull();
  expect(again.memberships.find((one) => one.forumSlug === "wspolne")?.sector).toBe("ngo");
  expect(await decide(actor, "given", "krakow")).toEqual({ ok: false, reason: "notFound" });
  expect(await decide(actor, "yes", "lublin")).toEqual({ ok: false, reason: "invalid" });
  expect(await decide(null, "given", "lublin")).toEqual({ ok: false, reason: "signedOut" });
});

test("a withdrawal takes the mark only from texts of that forum", async () => {
  const { documentId } = await findDraft(application, "warszawa");
  const shared = await findDraft(application, "wspolne");
  const { actor, cookie } = await enter("warszawa.ngo");
  for (const id of [documentId, shared.documentId]) {
    const client = new SyncClient(application.wsUrl, id, cookie);
    await client.synced();
    expect(await write(client, "nasze zdanie")).toBe(0);
    client.close();
  }
  expect((await decide(actor, "withdrawn", "warszawa")).ok).toBe(true);
  expect(await sectorsOf(documentId, actor.accountId)).toEqual([""]);
  expect(await sectorsOf(shared.documentId, actor.accountId)).toEqual(["ngo"]);
});

test("an observer sees no mark that needs consent: not in the list, not at a caret", async () => {
  const { documentId } = await findDraft(application, "lublin");
  const { actor: observer, cookie } = await enter("lublin.observer");
  const { actor: expert, cookie: expertCookie } = await enter("lublin.expert");
  const migrant = await signInAs(application, "lublin.migrant");
  const seen = async (actor: typeof observer) => {
    const forum = await readForum(application.ctx, actor, "lublin");
    return forum.ok && forum.value.members?.some((member) => member.sector === "migrantCommunity");
  };
  expect(await seen(observer)).toBe(false);
  expect(await seen(expert)).toBe(true);

  const [writer, watching, advising] = [migrant.cookie, cookie, expertCookie].map(
    (one) => new SyncClient(application.wsUrl, documentId, one),
  ) as [SyncClient, SyncClient, SyncClient];
  await Promise.all([writer.synced(), watching.synced(), advising.synced()]);
  writer.provider.awareness.setLocalStateField("cursor", null);
  const markSeenBy = (client: SyncClient) =>
    [...client.provider.awareness.getStates().values()].find((state) => state.user?.role === "participant")?.user
      .sector;
  await until(() => markSeenBy(watching) !== undefined && markSeenBy(advising) !== undefined, "the caret is seen");
  expect(markSeenBy(advising)).toBe("migrantCommunity");
  expect(markSeenBy(watching)).toBeNull();
  // Who comes later is told all carets at once.
  const late = new SyncClient(application.wsUrl, documentId, cookie);
  await until(() => markSeenBy(late) !== undefined, "the caret is seen");
  expect(markSeenBy(late)).toBeNull();
  for (const client of [writer, watching, advising, late]) client.close();
});
