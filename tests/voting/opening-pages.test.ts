import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { sendVoteLetters } from "#app/voting/send-vote-letters.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { until } from "../support/until.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";
import { freezeDraft, openedOptionVote } from "./held/assembly.ts";

let application: TestApplication;
let moderator: PageVisitor;
let textHash: string;
let recommendation: string;
let page: string;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  moderator = await visitorOf(application, "krakow.moderator");
  const frozen = await freezeDraft(application.ctx);
  textHash = frozen.textHash;
  recommendation = `/forums/krakow/recommendations/${frozen.at.number}`;
  page = `${recommendation}/votes/new`;
});

afterAll(() => application?.close());

const html = async (answer: Response | Promise<Response>) => (await (await answer).text()).replace(/<!-- -->/g, "");
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function form(changes: Record<string, string | string[]> = {}) {
  return {
    intent: "review",
    textHash,
    question: "Czy forum przyjmuje tę rekomendację?",
    rule: "shipped.simple",
    secrecy: "open",
    mode: "circulation",
    closesOn: inDays(7),
    closesTime: "18:00",
    reminder: "24",
    ...changes,
  };
}

test("every page of a frozen text leads a moderator to the page, which has every rule in one sentence and who votes", async () => {
  const city = await visitorOf(application, "krakow.city");
  for (const path of ["/forums/krakow/desk", recommendation, `${recommendation}/draft`, `${recommendation}/freeze`]) {
    expect([path, await html(moderator.get(path))]).toEqual([path, expect.stringContaining(`href="${page}"`)]);
    expect(await html(city.get(path))).not.toContain(`href="${page}"`);
  }
  const shown = await html(moderator.get(page));
  expect(shown).toContain("Wniosek jest przyjęty, jeśli");
  expect(shown).toContain(textHash);
  expect(shown).toMatch(/Kto głosuje.*organizacje pozarządowe/s);
});

test("members do not open votes, and whoever is not signed in signs in first", async () => {
  const city = await visitorOf(application, "krakow.city");
  expect((await city.get(page)).status).toBe(403);
  expect((await city.post(page, form({ intent: "open" }))).status).toBe(403);
  const nobody = await visitorOf(application, null);
  expect((await nobody.post(page, form({ intent: "open" }))).status).toBeGreaterThanOrEqual(401);
  expect(await prismaOf(application.ctx.db).vote.count()).toBe(0);
});

test("every reason why a vote cannot open is told at once, with what was typed kept and nothing stored", async () => {
  const answer = await moderator.post(page, {
    ...form({ rule: "composed", question: " ", secrecy: "secret", closesOn: "2020-01-01" }),
    method: "motion",
    "threshold.rule": "qualified",
    "threshold.base": "cast",
    "threshold.num": "2",
    "threshold.den": "0",
    "quorum.num": "3",
    "quorum.den": "2",
  });
  expect(answer.status).toBe(400);
  const shown = await html(answer);
  for (const reason of [
    "Wypełnij to pole",
    "Ten termin już minął",
    "Mianownik nie może być zerem",
    "większy niż całość",
  ]) {
    expect(shown).toContain(reason);
  }
  expect(shown).toContain('value="2020-01-01"');
  expect(shown).toMatch(/id="rule-composed"[^>]*checked/);
  const small = await html(moderator.post(page, form({ rule: "shipped.everySector", secrecy: "secret" })));
  expect(small).toMatch(/organizacje pozarządowe: .*Ma mniej niż 10 osób/);
  const other = await html(moderator.post(page, form({ textHash: "0".repeat(64), intent: "open" })));
  expect(other).toContain("Tymczasem zamrożono inny tekst");
  const unknown = await html(moderator.post(page, form({ rule: "own.none" })));
  expect(unknown).toContain("Wybierz zasadę albo sposób głosowania");
  expect(await prismaOf(application.ctx.db).vote.count()).toBe(0);
});

test("a rule is composed, kept by the forum under a name, and chosen", async () => {
  const rules = "/forums/krakow/voting-rules";
  const rule = {
    name: "Trzy piąte i sektory",
    method: "motion",
    "threshold.rule": "qualified",
    "threshold.base": "cast",
    "threshold.num": "3",
    "threshold.den": "5",
    "quorum.num": "1",
    "quorum.den": "2",
    "sectors.on": "on",
    "sectors.required": "2",
    "sectors.threshold.rule": "simple",
    "sectors.list.ngo.threshold.rule": "unanimity",
    "sectors.list.ngo.threshold.base": "forAgainst",
  };
  expect((await moderator.post(rules, { ...rule, "sectors.required": "9" })).status).toBe(400);
  expect((await moderator.post(rules, rule)).status).toBe(303);
  const taken = await moderator.post(rules, rule);
  expect([taken.status, await html(taken)]).toEqual([400, expect.stringContaining("zasadę o tej nazwie")]);
  const kept = await html(moderator.get(rules));
  expect(kept).toContain("co najmniej trzy piąte oddanych głosów");
  expect(kept).toMatch(/co najmniej 2 z 3 głosujących sektorów/);
  const id = /name="id" value="(\w+)"/.exec(kept)?.[1] ?? "";
  const review = await html(moderator.post(page, form({ rule: `own.${id}` })));
  expect(review).toMatch(/w sektorze „organizacje pozarządowe” nikt nie jest „przeciw”/);
  expect((await moderator.post(rules, { intent: "drop", id })).status).toBe(303);
  expect((await moderator.post(rules, { intent: "drop", id })).status).toBe(404);
});

test("the last step reads the rule back, says what would decide, and leads back with everything typed", async () => {
  const review = await html(moderator.post(page, form({ rule: "shipped.twoThirds" })));
  expect(review).toContain("„za” jest co najmniej dwie trzecie oddanych głosów");
  expect(review).toContain("Co zdecyduje przy dzisiejszym składzie");
  expect(review).toMatch(/name="rule" value="shipped.twoThirds"|value="shipped.twoThirds"/);
  expect(review).toContain("Tak, otwórz głosowanie");
  const changed = await html(moderator.post(page, form({ intent: "change", rule: "shipped.twoThirds" })));
  expect(changed).toMatch(/id="rule-shipped-twoThirds"[^>]*checked/);
});

test("whoever proved their identity long ago proves it first; then the vote opens, and everybody who votes gets a letter once", async () => {
  const prisma = prismaOf(application.ctx.db);
  const old = new Date(Date.now() - 3_600_000);
  const sessions = await prisma.session.findMany();
  await prisma.session.updateMany({ data: { createdAt: old, provedAt: old } });
  const asked = await moderator.post(page, form({ intent: "open" }));
  expect([asked.status, asked.headers.get("location")]).toEqual([307, expect.stringMatching(/^\/confirm\?/)]);
  for (const { id, createdAt, provedAt } of sessions) {
    await prisma.session.update({ where: { id }, data: { createdAt, provedAt } });
  }
  const opened = await moderator.post(page, form({ intent: "open", closesEarly: "on" }));
  expect([opened.status, opened.headers.get("location")]).toEqual([303, `${recommendation}/votes/1?opened`]);
  const vote = await prisma.vote.findFirstOrThrow({ include: { electors: true } });
  expect(vote).toMatchObject({ isSecret: false, closesEarly: true, mode: "circulation", textHash });
  expect(vote.closesAt.getTime() - (vote.remindsAt?.getTime() ?? 0)).toBe(24 * 3_600_000);
  await sendVoteLetters(application.ctx);
  await sendVoteLetters(application.ctx);
  const letters = await prisma.outgoingMail.findMany({ where: { subject: { contains: vote.question } } });
  expect(letters).toHaveLength(vote.electors.length);
  expect((await moderator.post(page, form({ intent: "open" }))).status).toBe(400);
});

test("those who have not voted are reminded once, and the vote ends when everybody has", async () => {
  const { ctx } = application;
  const prisma = prismaOf(ctx.db);
  const vote = await prisma.vote.findFirstOrThrow({ include: { electors: true } });
  const [first, ...others] = vote.electors;
  if (!first) throw new Error("nobody votes");
  const cast = (accountId: string, index: number) =>
    prisma.openBallot.create({
      data: {
        voteId: vote.id,
        accountId,
        round: 1,
        at: ctx.now(),
        ballot: JSON.stringify({ choice: "for", version: textHash }),
        nonce: index.toString(16).padStart(32, "0"),
        c: index.toString(16).padStart(64, "0"),
      },
    });
  await cast(first.accountId, 1);
  const late = { ...ctx, now: () => new Date((vote.remindsAt?.getTime() ?? 0) + 1000) };
  const isAbout = { subject: { contains: vote.question } };
  await sendVoteLetters(late);
  await sendVoteLetters(late);
  expect(await prisma.outgoingMail.count({ where: isAbout })).toBe(vote.electors.length + others.length);
  expect(await closeDueVotes(ctx)).toEqual([]);
  for (const [index, { accountId }] of others.entries()) await cast(accountId, index + 2);
  // The clock of the running server may come first.
  await closeDueVotes(ctx);
  await until(async () => (await prisma.voteEnd.count()) === 1, "the end of the vote");
  const end = await prisma.voteEnd.findUniqueOrThrow({ where: { voteId: vote.id } });
  expect(end.kind).toBe("closed");
  expect(end.at.getTime()).toBeLessThan(vote.closesAt.getTime());
  expect(JSON.parse(end.record).ballots).toHaveLength(vote.electors.length);
});

test("the forum's page leads a moderator to a vote over options, and shows members those that were held", async () => {
  const opening = 'href="/forums/krakow/votes/new"';
  const city = await visitorOf(application, "krakow.city");
  const before = await html(moderator.get("/forums/krakow"));
  expect(before).toContain(opening);
  expect(before).toContain("Forum nie wybierało jeszcze spośród możliwości");
  const { path } = await openedOptionVote(application.ctx, ["Jedno", "Drugie"], { terms: { method: "approval" } });
  for (const visitor of [moderator, city])
    expect(await html(visitor.get("/forums/krakow"))).toContain(`href="${path}"`);
  expect(await html(city.get("/forums/krakow"))).not.toContain(opening);
  const nobody = await visitorOf(application, null);
  expect(await html(nobody.get("/forums/krakow"))).not.toContain(`href="${path}"`);
  expect((await moderator.post(`${path}/cancel`, { reason: "To była próba." })).status).toBe(303);
  expect(await html(city.get("/forums/krakow"))).toContain("Odwołane");
});
