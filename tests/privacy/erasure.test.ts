import { afterAll, beforeAll, expect, test } from "vitest";
import { createRequestLimits } from "#app/accessibility/request-limits.server.ts";
import { sendRequest } from "#app/accessibility/send-request.server.ts";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import type { Actor } from "#app/forums/actor.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import { invitePerson } from "#app/invitations/invite.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { queueMail } from "#app/mail/queue-mail.server.ts";
import { askSignInLink } from "#app/people/ask-sign-in-link.server.ts";
import { createSignInLimits } from "#app/people/sign-in-limits.server.ts";
import { eraseAccount } from "#app/privacy/erase-account.server.ts";
import { erasedName, pseudonymOf } from "#app/privacy/erased-person.ts";
import { search } from "#app/publishing/search.server.ts";
import { nameVersion } from "#app/versions/name-version.server.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { tracesInFiles, tracesInTables } from "../support/traces.ts";
import { until } from "../support/until.ts";
import { openedVote, simpleMajority } from "../voting/held/assembly.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application.close());

const prisma = () => prismaOf(application.ctx.db);

async function enter(account: string) {
  const person = await signInAs(application, account);
  const actor = (await loadActors(application.ctx, [person.sessionId])).get(person.sessionId);
  if (!actor) throw new Error(account);
  return { ...person, actor };
}

const erase = (actor: Actor | null, person: { accountId: string; email: string }) =>
  eraseAccount(application.ctx, actor, { accountId: person.accountId, confirmation: person.email });

const known = {
  name: "Wacława Śpiewak-O’Hara & Syn",
  email: "waclawa.spiewak@hotarczyk.example",
  organisation: "Pracownia Pod Zielonym Dębem",
};
/** What must be nowhere afterwards; an ampersand is another word in HTML. */
const words = ["Wacława", "Śpiewak", "O’Hara", "waclawa.spiewak", "hotarczyk", "Zielonym Dębem"];

/** Gives a demo account a name that stands nowhere else, and leaves something of it in every table that can hold a person. */
async function makeKnown(actor: Actor): Promise<void> {
  const at = new Date();
  const { accountId } = actor;
  await prisma().account.update({ where: { id: accountId }, data: { ...known, isNamePublic: true } });
  await prisma().passkey.create({
    data: { id: "p", accountId, publicKey: Buffer.from("Śpiewak"), counter: 0, name: "Telefon Wacława", createdAt: at },
  });
  await prisma().codeApp.create({ data: { accountId, secret: "Śpiewak", lastStep: 0, createdAt: at } });
  await prisma().recoveryCode.create({ data: { id: "Śpiewak", accountId } });
  for (const to of [known.email, "krakow.city@demo.example"]) {
    await queueMail(application.ctx, {
      kind: "notice",
      to,
      language: "pl",
      usefulUntil: new Date(at.getTime() + 86_400_000),
      words: () => ({
        subject: `Od: ${known.name}`,
        paragraphs: [`${known.name} (${known.email}) pisze.`],
        notes: [],
      }),
    });
  }
  const person = { name: known.name, email: known.email, organisation: known.organisation };
  const seat = { role: "expert", sector: "academia", language: "uk" };
  expect(
    (
      await invitePerson(application.ctx, await actorOf(application, "lublin.moderator"), "lublin", {
        ...person,
        ...seat,
      })
    ).ok,
  ).toBe(true);
  const asked = { email: known.email, browser: "b", language: "uk", redirectTo: "/", address: "127.0.0.1" } as const;
  expect((await askSignInLink(application.ctx, createSignInLimits(), asked)).ok).toBe(true);
  await sendRequest(
    application.ctx,
    createRequestLimits(),
    { subject: `Nagranie posiedzenia dla ${known.name}`, form: "napisy", name: known.name, contact: known.email },
    "127.0.0.1",
  );
  const { id: recommendationId } = await findDraft(application);
  await prisma().statusChange.create({
    data: { id: "change", recommendationId, from: "draft", to: "draft", accountId, at },
  });
  await prisma().auditEntry.create({ data: { at, kind: "memberChanged", actorId: accountId, personId: accountId } });
}

test("no trace of the name or the address is left in any table or file, and the text of all is whole", async () => {
  const { actor, cookie } = await enter("krakow.migrant");
  const { voteId, textHash } = await openedVote(application.ctx, { isSecret: false, terms: simpleMajority });
  expect((await castBallot(application.ctx, actor, voteId, { ballot: { choice: "for" }, textHash })).ok).toBe(true);
  const { documentId, number } = await findDraft(application);
  await makeKnown(actor);
  const leaving = new SyncClient(application.wsUrl, documentId, cookie);
  const other = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.city")).cookie);
  await Promise.all([leaving.synced(), other.synced()]);
  leaving.write("to zostaje");
  expect((await leaving.barrier()).status).toBe(0);
  const named = await nameVersion(
    application.ctx,
    actor,
    { forumSlug: "krakow", number },
    { title: "Przed spotkaniem" },
  );
  expect(named.ok).toBe(true);
  const asked = { words: "zostaje", city: "", area: "", addressee: "", status: "", page: 1 };
  expect((await search(application.ctx, actor, asked)).total).toBe(1);
  expect(await prisma().searchText.count()).toBeGreaterThan(0);
  expect((await tracesInTables(application.ctx.db, words)).length).toBeGreaterThan(6);
  if (!application.databaseUrl) expect(await tracesInFiles(application.dataDir, words)).not.toEqual([]);

  other.write("w tej samej chwili");
  const settled = other.barrier();
  expect(await erase(actor, { accountId: actor.accountId, email: known.email })).toEqual({
    ok: true,
    value: { isSelf: true },
  });
  await until(() => leaving.closedWith !== null, "the connection is closed", 1000);
  expect(leaving.closedWith).toBe(4401);
  expect((await settled).status).toBe(0);
  expect(other.closedWith).toBeNull();
  expect(other.text).toContain("to zostaje");

  expect(await tracesInTables(application.ctx.db, words)).toEqual([]);
  expect(await tracesInFiles(application.dataDir, words)).toEqual([]);
  // What stays is a pseudonym: one account row, and who wrote what.
  expect(await prisma().account.findUnique({ where: { id: actor.accountId } })).toMatchObject({ name: erasedName });
  const authors = (await prisma().journalEntry.findMany({ where: { documentId } }))
    .flatMap((row) => decodeEntries(row.entries))
    .filter((entry) => entry.userId === actor.accountId);
  expect(authors.length).toBeGreaterThan(0);
  expect(authors.every((entry) => entry.sector === "")).toBe(true);
  expect(await prisma().membership.count({ where: { accountId: actor.accountId } })).toBe(0);
  // The vote counts as before: the ballot and the right to it belong to the pseudonym.
  const mine = { where: { accountId: actor.accountId } };
  expect(await prisma().elector.count(mine)).toBe(1);
  expect(await prisma().openBallot.count(mine)).toBe(1);
  expect(await prisma().versionMaker.count(mine)).toBe(1);
  expect((await prisma().contributor.findMany(mine)).every(({ sector }) => sector === "")).toBe(true);
  expect(await prisma().auditEntry.count({ where: { personId: pseudonymOf(actor.accountId) } })).toBe(2);
  expect(await prisma().invitation.count()).toBe(0);
  expect(await prisma().signInRequest.count()).toBe(0);
  expect(await prisma().accessibilityRequest.count()).toBe(0);
  const mails = await prisma().outgoingMail.findMany({ select: { text: true } });
  expect(mails.filter(({ text }) => text.includes(`${erasedName} (…) pisze.`)).length).toBe(1);
  const late = new SyncClient(application.wsUrl, documentId, (await signInAs(application, "krakow.ngo")).cookie);
  await late.synced();
  expect(late.text).toBe(other.text);
  for (const client of [leaving, other, late]) client.close();
});

test("many erasures of one person at once are one", async () => {
  const { actor } = await enter("krakow.ngo");
  const answers = await Promise.all(Array.from({ length: 8 }, () => erase(actor, actor)));
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect(answers.filter((answer) => !answer.ok).every((answer) => !answer.ok && answer.reason !== "forbidden")).toBe(
    true,
  );
  expect(await prisma().erasure.findMany({ where: { accountId: actor.accountId } })).toMatchObject([
    { accountId: actor.accountId, isSwept: true },
  ]);
  expect(
    await prisma().auditEntry.count({ where: { kind: "accountErased", personId: pseudonymOf(actor.accountId) } }),
  ).toBe(1);
});

test("the last moderator of a forum and the last of the secretariat stay until somebody else is there", async () => {
  const { actor: moderator } = await enter("lublin.moderator");
  const { actor: secretariat } = await enter("secretariat");
  expect(await erase(moderator, moderator)).toMatchObject({ ok: false, reason: "onlyModerator" });
  expect(await erase(secretariat, secretariat)).toMatchObject({ ok: false, reason: "lastSecretariat" });
  expect(await erase(secretariat, moderator)).toMatchObject({ ok: false, reason: "onlyModerator" });
  expect(await prisma().account.count({ where: { email: { in: [moderator.email, secretariat.email] } } })).toBe(2);
  await prisma().membership.updateMany({
    where: { account: { email: "lublin.ngo@demo.example" }, forum: { slug: "lublin" } },
    data: { role: "moderator" },
  });
  expect((await erase(moderator, moderator)).ok).toBe(true);
});

test("of two moderators who leave at the same moment one stays", async () => {
  await prisma().membership.updateMany({
    where: { account: { email: "krakow.expert@demo.example" }, forum: { slug: "krakow" } },
    data: { role: "moderator" },
  });
  const { actor: one } = await enter("krakow.moderator");
  const { actor: two } = await enter("krakow.expert");
  const answers = await Promise.all([erase(one, one), erase(two, two)]);
  expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
});

test("nobody but the person and the secretariat erases, with the address typed and a recent proof of who they are", async () => {
  const { actor } = await enter("krakow.city");
  const { actor: other } = await enter("warszawa.moderator");
  const { actor: secretariat } = await enter("secretariat");
  expect(await erase(null, actor)).toEqual({ ok: false, reason: "signedOut" });
  expect(await erase(other, actor)).toEqual({ ok: false, reason: "forbidden" });
  expect(await erase(secretariat, { accountId: "nobody", email: "" })).toEqual({ ok: false, reason: "notFound" });
  expect(await erase({ ...actor, provedAt: new Date(Date.now() - 3_600_000) }, actor)).toEqual({
    ok: false,
    reason: "proofNeeded",
  });
  expect(await erase(actor, { ...actor, email: "" })).toMatchObject({ fields: { confirmation: "required" } });
  expect(await erase(actor, { ...actor, email: other.email })).toMatchObject({
    fields: { confirmation: "confirmationWrong" },
  });
  expect(await erase(secretariat, { ...actor, email: ` ${actor.email.toUpperCase()} ` })).toEqual({
    ok: true,
    value: { isSelf: false },
  });
});
