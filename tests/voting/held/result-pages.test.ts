import { afterAll, beforeAll, expect, test } from "vitest";
import { exportFormatIds } from "#app/files/formats.ts";
import type { Actor } from "#app/forums/actor.ts";
import { castBallot } from "#app/voting/cast-ballot.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { beginClose } from "#app/voting/end-store.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { visitorOf } from "../../support/visitor.ts";
import { fillSectors, openedVote, simpleMajority } from "./assembly.ts";

let application: TestApplication;
let people: { actor: Actor; sector: string }[];
let recommendation: string;
const opinion = "Punkt bez stałego finansowania zniknie po roku.";

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  const { ctx } = application;
  people = await fillSectors(ctx, 6);
  const vote = await openedVote(ctx, { isSecret: false, terms: simpleMajority });
  recommendation = `/forums/krakow/recommendations/${vote.at.number}`;
  for (const [index, { actor }] of people.entries()) {
    const choice = index === 0 ? "against" : "for";
    const cast = await castBallot(ctx, actor, vote.voteId, { ballot: { choice }, textHash: vote.textHash });
    expect(cast.ok).toBe(true);
  }
  await beginClose(ctx.db, vote.voteId);
  await closeDueVotes(ctx);
}, 120_000);

afterAll(() => application?.close());

const page = async (account: string | null, path: string) => {
  const answer = await (await visitorOf(application, account)).get(path);
  return { status: answer.status, text: await answer.text() };
};

test("the result is one sentence for everyone, and names for members", async () => {
  const sentence = `Przyjęto: za ${people.length - 1}, przeciw 1, wstrzymało się 0`;
  for (const account of [null, "krakow.city"]) {
    const { status, text } = await page(account, `${recommendation}/votes/1`);
    expect([account, status]).toEqual([account, 200]);
    expect(text).toContain(sentence);
    expect(text.includes(people[0]?.actor.name ?? "")).toBe(account !== null);
  }
  expect((await page(null, recommendation)).text).toContain(sentence);
  expect((await page(null, "/forums/krakow/feed.atom")).text).toContain(sentence);
});

test("a dissenting opinion is shown first, then attached, and stands with the text everywhere", async () => {
  const form = `${recommendation}/votes/1/dissent`;
  expect((await page(null, form)).status).toBe(401);
  expect((await page("krakow.observer", form)).status).toBe(403);
  const member = await visitorOf(application, "krakow.ngo");
  const empty = await member.post(form, { intent: "preview", of: "person", text: " " });
  expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining("Wypełnij to pole.")]);
  const shown = await member.post(form, { intent: "preview", of: "person", text: opinion });
  expect([shown.status, await shown.text()]).toEqual([
    200,
    expect.stringContaining("To będzie opublikowane na zawsze"),
  ]);
  expect((await page(null, recommendation)).text).not.toContain(opinion);
  const attached = await member.post(form, { intent: "attach", of: "person", text: opinion });
  expect([attached.status, attached.headers.get("Location")]).toEqual([
    303,
    `${recommendation}/votes/1?dissent=attached`,
  ]);
  expect((await member.post(form, { intent: "attach", of: "person", text: opinion })).status).toBe(409);

  for (const path of [recommendation, `${recommendation}/votes/1`])
    expect([path, (await page(null, path)).text]).toEqual([path, expect.stringContaining(opinion)]);
  expect((await page("krakow.city", `${recommendation}/versions/1`)).text).toContain(opinion);
  expect((await page("krakow.city", `${recommendation}/versions/1/file.json`)).text).toContain(opinion);
  for (const format of ["html", "md"])
    expect((await page(null, `${recommendation}/export.${format}`)).text).toContain(opinion);
  for (const format of exportFormatIds)
    expect((await page(null, `${recommendation}/export.${format}`)).status).toBe(200);
});

test("the minutes are a PDF in the reader's language; of a vote that has no result there are none", async () => {
  const answer = await fetch(`${application.url}${recommendation}/votes/1/minutes.pdf`, {
    headers: { "Accept-Language": "uk" },
  });
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "application/pdf"]);
  expect(decodeURIComponent(answer.headers.get("Content-Disposition") ?? "")).toContain("протокол голосування 1.pdf");
  expect((await page(null, `${recommendation}/votes/2/minutes.pdf`)).status).toBe(404);
});

test("a published version shows the votes on it, with what they came to, to everyone", async () => {
  const moderator = await visitorOf(application, "krakow.moderator");
  const published = await moderator.post(`${recommendation}/publish`, { version: "1", from: "adopted" });
  expect(published.status).toBe(303);
  const { status, text } = await page(null, `${recommendation}/v/1`);
  expect(status).toBe(200);
  expect(text).toContain(`href="${recommendation}/votes/1"`);
  expect(text).toContain(`Przyjęto: za ${people.length - 1}, przeciw 1`);
});
