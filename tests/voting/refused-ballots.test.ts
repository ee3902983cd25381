import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languageCookieName } from "#app/i18n/language-cookie.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { beginClose, findRecord } from "#app/voting/end-store.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { signInAs } from "../support/people.ts";
import { until } from "../support/until.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";
import { openedOptionVote, openedVote, simpleMajority } from "./held/assembly.ts";

interface Held {
  voteId: string;
  path: string;
  textHash: string;
}

let application: TestApplication;
let city: PageVisitor;
let first: Held;
let second: Held;

/** Two votes on two texts, both open to everybody's eyes: the second is public. */
beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  city = await visitorOf(application, "krakow.city");
  first = await hold();
  second = await hold();
});

afterAll(() => application?.close());

async function hold(): Promise<Held> {
  const { ctx } = application;
  const { id, voteId, textHash, at } = await openedVote(ctx, { isSecret: false, terms: simpleMajority });
  await prismaOf(ctx.db).recommendation.update({ where: { id }, data: { publicSince: new Date() } });
  return { voteId, textHash, path: `/forums/krakow/recommendations/${at.number}/votes/1` };
}

const ballots = () => prismaOf(application.ctx.db).openBallot.count();
const formOf = ({ textHash }: Held) => ({ intent: "cast", textHash, choice: "for" });
const text = async (answer: Response) => (await answer.text()).replace(/<!-- -->/g, "");

test("a ballot for one vote is none for another, and its receipt is shown for no other", async () => {
  expect((await city.post(first.path, formOf(first))).status).toBe(303);
  const stored = await ballots();
  const misplaced = await city.post(second.path, formOf(first));
  expect([misplaced.status, await text(misplaced)]).toEqual([409, expect.stringContaining("dotyczy innego tekstu")]);
  const { path } = await openedOptionVote(application.ctx, ["Jedno", "Drugie"], { terms: { method: "approval" } });
  expect((await city.post(path, { ...formOf(first), approval: "o1" })).status).toBe(409);
  expect((await city.post(second.path, { intent: "cast", approval: "o1" })).status).toBe(409);
  expect(await ballots()).toBe(stored);

  const { c } = await prismaOf(application.ctx.db).openBallot.findFirstOrThrow({ where: { voteId: first.voteId } });
  expect(await text(await city.get(`${first.path}/receipt`))).toContain(c);
  for (const other of [second.path, path]) {
    const receipt = await text(await city.get(`${other}/receipt`));
    expect(receipt).toContain("nie ma Twojej karty");
    expect(receipt).not.toContain(c);
  }
  for (const none of [path.replace("krakow", "lublin"), `${path}9`, first.path.replace(/1$/, "7"), `${path}x`]) {
    for (const answer of [await city.get(`${none}/receipt`), await city.post(none, formOf(first))])
      expect([none, answer.status]).toEqual([none, 404]);
  }
  expect(await ballots()).toBe(stored);
});

test("two different ballots of one person at once are both taken, and one of them counts", async () => {
  const moderator = await visitorOf(application, "krakow.moderator");
  const choices = ["for", "against", "abstain"];
  const answers = await Promise.all(
    choices.map((choice) => moderator.post(second.path, { ...formOf(second), choice })),
  );
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  const rounds = await prismaOf(application.ctx.db).openBallot.findMany({
    where: { voteId: second.voteId },
    orderBy: { round: "asc" },
  });
  expect(rounds.map(({ round }) => round)).toEqual([1, 2, 3]);
  const turnout = await text(await moderator.get(second.path));
  expect(turnout).toMatch(/Zagłosowała 1 osoba z \d/);
});

test("whoever was removed from the forum meanwhile is told so where they can still read, and that there is nothing where not", async () => {
  const { db } = application.ctx;
  const where = { account: { email: "krakow.migrant@demo.example" }, forum: { slug: "krakow" } };
  const migrant = await visitorOf(application, "krakow.migrant");
  const over = await openedOptionVote(application.ctx, ["Jedno", "Drugie"], { terms: { method: "approval" } });
  const stored = await ballots();
  await prismaOf(db).membership.updateMany({ where, data: { endedAt: new Date() } });
  const refused = await migrant.post(second.path, formOf(second));
  expect([refused.status, await text(refused)]).toEqual([403, expect.stringContaining("Nie masz prawa głosu")]);
  expect((await migrant.post(over.path, { intent: "cast", approval: "o1" })).status).toBe(404);
  expect(await ballots()).toBe(stored);
  await prismaOf(db).membership.updateMany({ where, data: { endedAt: null } });
});

describe("after the close", () => {
  const sentences = {
    pl: "Głosowanie już się skończyło. Ta karta nie została przyjęta",
    en: "The vote has ended. This ballot was not taken",
    uk: "Голосування вже завершилося. Цей бюлетень не прийнято",
  };

  async function late(): Promise<void> {
    const { cookie } = await signInAs(application, "krakow.ngo");
    const stored = await ballots();
    for (const [language, sentence] of Object.entries(sentences)) {
      const answer = await fetch(`${application.url}${second.path}`, {
        method: "POST",
        headers: { cookie: `${cookie}; ${languageCookieName}=${language}` },
        body: new URLSearchParams(formOf(second)),
        redirect: "manual",
      });
      expect([language, answer.status]).toEqual([language, 409]);
      expect(await text(answer)).toContain(sentence);
    }
    for (const intent of ["recuse", "unrecuse", "checkIn"])
      expect([intent, (await city.post(second.path, { intent })).status]).toEqual([intent, 409]);
    expect(await ballots()).toBe(stored);
  }

  test("no ballot is taken while the others are counted, nor once the result is there", async () => {
    const { ctx } = application;
    await beginClose(ctx.db, second.voteId);
    await late();
    await closeDueVotes(ctx);
    await until(async () => (await findRecord(ctx.db, second.voteId)) !== null, "the end of the vote");
    await late();
    expect(JSON.parse((await findRecord(ctx.db, second.voteId)) ?? "").ballots).toHaveLength(1);
  });
});
