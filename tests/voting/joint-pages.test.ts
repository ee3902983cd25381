import { afterAll, beforeAll, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { freezeRecommendation } from "#app/versions/freeze-recommendation.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { sendVoteLetters } from "#app/voting/send-vote-letters.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { demoNumber } from "../support/people.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";
import { allChoose, freezeJointDraft, jointModeratorOf } from "./held/assembly.ts";

let application: TestApplication;
let moderator: PageVisitor;
let textHash: string;
let recommendation: string;
let number: string;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  moderator = await visitorOf(application, "warszawa.moderator");
  const frozen = await freezeJointDraft(application.ctx);
  textHash = frozen.textHash;
  number = frozen.at.number;
  recommendation = `/forums/wspolne/recommendations/${number}`;
});

afterAll(() => application?.close());

const html = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replace(/<!-- -->|[\u2068\u2069]/g, "");
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function form(changes: Record<string, string | string[]> = {}) {
  return {
    intent: "review",
    textHash,
    question: "Czy forum przyjmuje tę rekomendację?",
    rule: "shipped.simple",
    joint: "together",
    "joint.forums": ["krakow", "lublin"],
    "joint.required": "2",
    secrecy: "open",
    mode: "circulation",
    closesOn: inDays(7),
    closesTime: "18:00",
    reminder: "",
    dissentDays: "14",
    ...changes,
  };
}

test("where other forums have joined, the form asks who votes; where none has, it does not", async () => {
  const shown = await html(moderator.get(`${recommendation}/votes/new`));
  expect(shown).toContain("Które fora głosują");
  expect(shown).toMatch(/value="lublin"[\s\S]*Forum Lublin/);
  const alone = await html(moderator.get("/forums/wspolne/votes/new"));
  expect(alone).not.toContain("Które fora głosują");
});

test("what keeps a forum from voting is told with its name, and what was typed is kept", async () => {
  const answer = await moderator.post(
    `${recommendation}/votes/new`,
    form({ rule: "shipped.everySector", secrecy: "secret", dissentDays: "0", "joint.required": "9" }),
  );
  expect(answer.status).toBe(400);
  const shown = await html(answer);
  expect(shown).toMatch(/Forum Kraków, organizacje pozarządowe: Ma mniej niż 10 osób/);
  expect(shown).toMatch(/Forum Lublin, organizacje pozarządowe: Ma mniej niż 10 osób/);
  expect(shown).toContain("Wybierz liczbę od 1 do liczby głosujących forów");
  expect(shown).toContain("Wpisz liczbę dni od 1 do 90");
  expect(shown).toMatch(/id="joint-together"[^>]*checked/);
  const none = await html(moderator.post(`${recommendation}/votes/new`, form({ "joint.forums": [] })));
  expect(none).toContain("Zaznacz co najmniej jedno forum");
  expect(await prismaOf(application.ctx.db).vote.count()).toBe(0);
});

test("the last step says when the forums adopt together, and what would decide in each", async () => {
  const review = await html(moderator.post(`${recommendation}/votes/new`, form()));
  expect(review).toContain("Głosują 3 fora, każde osobno");
  expect(review).toContain("zgody co najmniej 2 z nich");
  for (const forum of ["Forum wspólne", "Forum Kraków", "Forum Lublin"]) expect(review).toMatch(`>${forum}</h3>`);
  expect(review).toContain("Przez 14 dni po zakończeniu można zgłaszać zdania odrębne");
});

test("the votes open together; members of each forum find theirs, and every letter leads to the part of its reader", async () => {
  const opened = await moderator.post(`${recommendation}/votes/new`, form({ intent: "open" }));
  expect([opened.status, opened.headers.get("location")]).toEqual([303, `${recommendation}/votes/1?opened`]);
  const krakow = await visitorOf(application, "krakow.city");
  expect(await html(krakow.get("/forums/krakow"))).toContain(`href="${recommendation}/votes/2"`);
  const part = await html(krakow.get(`${recommendation}/votes/2`));
  expect(part).toContain("Głosuje Forum Kraków");
  expect(part).toContain(`href="${recommendation}/votes/3"`);
  expect(part).toContain("Wynik wspólny będzie znany");
  expect(part).toMatch(/name="choice"/);
  expect(await html(krakow.get(`${recommendation}/votes/3`))).not.toMatch(/name="choice"/);
  await sendVoteLetters(application.ctx);
  const letters = await prismaOf(application.ctx.db).outgoingMail.findMany({
    where: { recipient: "krakow.city@demo.example", text: { contains: "/votes/" } },
  });
  expect(
    letters.map(({ text }) => /wspolne\/recommendations\/\S+\/votes\/\d/.exec(text)?.[0].slice(-1)).sort(),
  ).toEqual(["1", "2"]);
});

test("of votes that run only that they run is told; once the last has ended, what the forums came to together", async () => {
  const { ctx } = application;
  const [shared, krakow, lublin] = await prismaOf(ctx.db).vote.findMany({ orderBy: { number: "asc" } });
  if (!shared || !krakow || !lublin) throw new Error("three vote");
  await allChoose(ctx, shared, "for");
  await allChoose(ctx, krakow, "for");
  await allChoose(ctx, lublin, "against");
  const during = await html(moderator.get(recommendation));
  expect(during).toContain("Głosowanie wspólne");
  expect(during).not.toMatch(/przeciw \d/);
  await closeDueVotes({ ...ctx, now: () => new Date(Date.now() + 8 * 86_400_000) });
  const after = await html(moderator.get(`${recommendation}/votes/3`));
  expect(after).toContain("Rekomendację przyjęto wspólnie: za przyjęciem 2 z 3 forów; potrzebne 2.");
  expect(after).toContain("nie przyjęto");
});

test("the recommendation, the feed, the open data and the minutes say what the forums came to together", async () => {
  const sentence = "Rekomendację przyjęto wspólnie: za przyjęciem 2 z 3 forów; potrzebne 2.";
  const nobody = await visitorOf(application, null);
  expect(await html(nobody.get(recommendation))).toContain(sentence);
  const feed = await html(nobody.get("/feed.atom"));
  const entries = feed.split("<entry>").filter((entry) => entry.includes(`${number}, głosowanie`));
  expect(entries).toHaveLength(1);
  expect(entries[0]).toContain("przyjęto wspólnie");
  expect(entries[0]).toContain(sentence);
  expect(entries[0]?.match(/[0-9a-f]{64}/g)).toHaveLength(3);
  const votes = await (await nobody.get(`/api/v1${recommendation}/votes`)).json();
  expect(votes).toMatchObject(
    ["wspolne", "krakow", "lublin"].map((forum) => ({
      forum,
      joint: { votes: [1, 2, 3], required: 2, outcome: "adopted" },
    })),
  );
  const minutes = await nobody.get(`${recommendation}/votes/2/minutes.pdf`);
  expect([minutes.status, minutes.headers.get("content-type")]).toEqual([200, "application/pdf"]);
});

test("a joint vote that is cancelled says so on the page of every part, and once in the feed, with the reason", async () => {
  const { ctx } = application;
  const at = { forumSlug: "wspolne", number: demoNumber("WSP", 2) };
  const frozen = await freezeRecommendation(ctx, await jointModeratorOf(ctx), at, { from: "consultation" });
  if (!frozen.ok) throw new Error(frozen.reason);
  const address = `/forums/wspolne/recommendations/${at.number}`;
  const opened = await moderator.post(
    `${address}/votes/new`,
    form({ intent: "open", textHash: frozen.value.hash, "joint.required": "all" }),
  );
  expect(opened.status).toBe(303);
  const cancelPage = `${address}/votes/2/cancel`;
  expect(await html(moderator.get(cancelPage))).toContain("Odwołane zostaną wszystkie części, które jeszcze trwają");
  const krakow = await visitorOf(application, "krakow.moderator");
  const reason = "Pytanie było niejasne.";
  expect((await krakow.post(cancelPage, { reason })).status).toBe(403);
  expect((await moderator.post(cancelPage, { reason })).status).toBe(303);
  for (const vote of [1, 2, 3]) {
    const shown = await html(krakow.get(`${address}/votes/${vote}`));
    expect(shown).toContain(reason);
    expect(shown).toContain("Wspólnego wyniku nie ma.");
  }
  const feed = await html(moderator.get("/feed.atom"));
  const entries = feed.split("<entry>").filter((entry) => entry.includes(`${at.number}, głosowanie`));
  expect(entries).toHaveLength(1);
  expect(entries[0]).toContain(reason);
});
