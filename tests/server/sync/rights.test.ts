import { afterAll, beforeAll, expect, test } from "vitest";
import { moveRecommendation } from "#app/drafting/move-recommendation.server.ts";
import { readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { signOut } from "#app/people/sign-out.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft, type SignedInPerson, signInAs } from "../../support/people.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let application: TestApplication;

beforeAll(async () => {
  application = await startTestApplication();
});

afterAll(() => application.close());

async function join(account: string, documentId: string): Promise<{ client: SyncClient; person: SignedInPerson }> {
  const person = await signInAs(application, account);
  const client = new SyncClient(application.wsUrl, documentId, person.cookie);
  await client.synced();
  return { client, person };
}

async function closedWithin(client: SyncClient, ms: number): Promise<number | null> {
  await until(() => client.closedWith !== null, "closed", ms);
  return client.closedWith;
}

test("signing out closes the person's connections at once, and the client stays away", async () => {
  const { documentId } = await findDraft(application);
  const { client, person } = await join("krakow.city", documentId);
  const other = await join("krakow.city", documentId);
  await signOut(application.ctx, person.sessionId);
  expect(await closedWithin(client, 1000)).toBe(4401);
  expect(client.provider.shouldConnect).toBe(false);
  expect(other.client.closedWith).toBeNull();
  client.close();
  other.client.close();
});

test("a membership ended by another process closes the connection within a second", async () => {
  const { documentId } = await findDraft(application);
  const { client } = await join("krakow.ngo", documentId);
  await prismaOf(application.ctx.db).membership.updateMany({
    where: { account: { email: "krakow.ngo@demo.example" }, forum: { slug: "krakow" } },
    data: { endedAt: new Date() },
  });
  expect(await closedWithin(client, 1000)).toBe(4403);
  client.close();
});

test("an update that arrives after the right is gone, but before the connection is, is not stored", async () => {
  const { documentId } = await findDraft(application, "warszawa");
  const { client } = await join("warszawa.migrant", documentId);
  await prismaOf(application.ctx.db).membership.updateMany({
    where: { account: { email: "warszawa.migrant@demo.example" } },
    data: { role: "observer" },
  });
  client.write("zbyt późno");
  expect((await client.barrier()).status).toBe(1);
  const { client: fresh } = await join("warszawa.city", documentId);
  expect(fresh.text).not.toContain("zbyt późno");
  client.close();
  fresh.close();
});

test("moving to consultation stops everybody's writing at that moment; back in drafting they write on, on the same connections", async () => {
  const recommendation = await findDraft(application, "lublin");
  const at = { forumSlug: "lublin", number: recommendation.number };
  const moderator = await signInAs(application, "lublin.moderator");
  const actor = (await loadActors(application.ctx, [moderator.sessionId])).get(moderator.sessionId) ?? null;
  const { client: city } = await join("lublin.city", recommendation.documentId);
  const { client: migrant } = await join("lublin.migrant", recommendation.documentId);
  city.write("przed konsultacjami");
  expect((await city.barrier()).status).toBe(0);

  const moved = await moveRecommendation(application.ctx, actor, at, { from: "draft", to: "consultation", reason: "" });
  expect(moved.ok).toBe(true);
  city.write("w trakcie konsultacji");
  expect((await city.barrier()).status).toBe(1);
  expect(migrant.text).not.toContain("w trakcie konsultacji");

  const back = await moveRecommendation(application.ctx, actor, at, { from: "consultation", to: "draft", reason: "" });
  expect(back.ok).toBe(true);
  await until(() => migrant.text.includes("w trakcie konsultacji"), "what was kept by its author is taken");
  expect((await city.barrier()).status).toBe(0);
  const read = await readRecommendation(application.ctx, null, at.forumSlug, at.number);
  expect(read.ok).toBe(false);
  city.close();
  migrant.close();
});

test("a participant of a forum that joined writes; a moderator of it cannot move the recommendation", async () => {
  const recommendation = await findDraft(application, "wspolne");
  const { client } = await join("lublin.migrant", recommendation.documentId);
  client.write("z Lublina");
  expect((await client.barrier()).status).toBe(0);
  const moderator = await signInAs(application, "lublin.moderator");
  const actor = (await loadActors(application.ctx, [moderator.sessionId])).get(moderator.sessionId) ?? null;
  const moved = await moveRecommendation(
    application.ctx,
    actor,
    { forumSlug: "wspolne", number: recommendation.number },
    { from: "draft", to: "consultation", reason: "" },
  );
  expect(moved).toMatchObject({ ok: false, reason: "forbidden" });
  client.close();
});
