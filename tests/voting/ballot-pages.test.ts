import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { cancelVote } from "#app/voting/cancel-vote.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { beginClose, findRecord } from "#app/voting/end-store.server.ts";
import { openVote } from "#app/voting/open-vote.server.ts";
import { can, type VoteAction } from "#app/voting/policy.ts";
import type { VoteProposal } from "#app/voting/prepare-text-vote.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { LiveClient } from "../support/live-client.ts";
import { actorOf, signInAs } from "../support/people.ts";
import { until } from "../support/until.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";
import { freezeDraft, openedOptionVote, proposalOf, simpleMajority } from "./held/assembly.ts";

let application: TestApplication;
let visitors: Record<string, PageVisitor>;
/** Two texts of the demo can be frozen: what is voted on after them is one whose vote was cancelled. */
let cancelled: Frozen | undefined;
let session: Opened | undefined;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  const accounts = ["krakow.city", "krakow.ngo", "krakow.moderator", "krakow.expert", "krakow.observer", "lublin.city"];
  const entries = accounts.map(async (account) => [account, await visitorOf(application, account)] as const);
  visitors = Object.fromEntries(await Promise.all(entries));
});

afterAll(() => application.close());

const of = (account: string) => visitors[account] as PageVisitor;

interface Opened {
  voteId: string;
  path: string;
  textHash: string;
  frozen: Frozen;
}

type Frozen = Awaited<ReturnType<typeof freezeDraft>>;

async function open(changes: Partial<VoteProposal>, frozen?: Frozen): Promise<Opened> {
  const { ctx } = application;
  const text = frozen ?? (await freezeDraft(ctx));
  const { at, textHash } = text;
  const proposal = proposalOf(ctx, textHash, { terms: simpleMajority, ...changes });
  const opened = await openVote(ctx, await actorOf(application, "krakow.moderator"), at, proposal);
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  const { voteId, number } = opened.value;
  return { voteId, textHash, path: `/forums/krakow/recommendations/${at.number}/votes/${number}`, frozen: text };
}

async function cancel({ voteId, frozen }: Opened): Promise<void> {
  const moderator = await actorOf(application, "krakow.moderator");
  const done = await cancelVote(application.ctx, moderator, frozen.at, { voteId, reason: "Pytanie było niejasne." });
  expect(done.ok).toBe(true);
  cancelled = frozen;
}

const ballotsOf = (voteId: string) => prismaOf(application.ctx.db).openBallot.count({ where: { voteId } });

describe("an open vote on a motion", () => {
  let vote: Opened;
  const cast = (account: string, fields: Record<string, string | string[]>) =>
    of(account).post(vote.path, { intent: "cast", textHash: vote.textHash, ...fields });
  beforeAll(async () => {
    vote = await open({ isSecret: false });
  });

  test("shows those who vote a ballot beside the text and its hash, and nobody else", async () => {
    const html = await (await of("krakow.city").get(vote.path)).text();
    for (const choice of ["for", "against", "abstain"]) expect(html).toContain(`value="${choice}"`);
    expect(html).toContain(vote.textHash);
    expect(html).toContain("zobaczą, jak głosowała każda osoba");
    for (const account of ["krakow.expert", "krakow.observer"]) {
      const page = await (await of(account).get(vote.path)).text();
      expect(page).not.toContain('name="choice"');
      expect(page).toContain("Nie głosujesz w tym głosowaniu");
    }
    expect((await of("lublin.city").get(vote.path)).status).toBe(404);
  });

  test("takes a ballot without scripts, leads to its receipt, and changes it", async () => {
    const answer = await cast("krakow.city", { choice: "for" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${vote.path}/receipt?done`]);
    const receipt = await of("krakow.city").get(`${vote.path}/receipt?done`);
    expect(receipt.headers.get("cache-control")).toContain("no-store");
    const first = await receipt.text();
    const stored = await prismaOf(application.ctx.db).openBallot.findFirstOrThrow({ where: { voteId: vote.voteId } });
    expect(stored.nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(first).toContain(stored.c);
    const nonce = "00112233445566778899aabbccddeeff";
    expect((await cast("krakow.city", { choice: "against", nonce })).status).toBe(303);
    const second = await (await of("krakow.city").get(`${vote.path}/receipt`)).text();
    expect(second).toContain(nonce);
    expect(second).not.toContain(stored.c);
    const page = await (await of("krakow.city").get(vote.path)).text();
    expect(page).toContain("Twój głos jest oddany");
    expect(page).toMatch(/value="against"[^>]*checked|checked[^>]*value="against"/);
    expect(await (await of("krakow.moderator").get(`${vote.path}/receipt`)).text()).toContain("nie ma Twojej karty");
  });

  test("refuses whatever is no ballot of this vote, says every reason, and stores nothing", async () => {
    const before = await ballotsOf(vote.voteId);
    const refusals: [string, Record<string, string | string[]>, number, string][] = [
      ["krakow.ngo", {}, 400, "Zaznacz jedną odpowiedź"],
      ["krakow.ngo", { choice: "maybe", nonce: "x" }, 400, "Takiej możliwości nie ma"],
      ["krakow.ngo", { choice: "maybe", nonce: "x" }, 400, "Karta dotarła uszkodzona"],
      ["krakow.ngo", { choice: ["for", "against"] }, 400, "Zaznacz jedną odpowiedź"],
      ["krakow.ngo", { choice: "for", textHash: "0".repeat(64) }, 409, "dotyczy innego tekstu"],
      ["krakow.expert", { choice: "for" }, 403, "Nie masz prawa głosu"],
      ["krakow.observer", { choice: "for" }, 403, "Nie masz prawa głosu"],
    ];
    for (const [account, fields, status, sentence] of refusals) {
      const answer = await cast(account, fields);
      expect([account, fields, answer.status]).toEqual([account, fields, status]);
      expect(await answer.text()).toContain(sentence);
    }
    expect((await cast("lublin.city", { choice: "for" })).status).toBe(404);
    expect((await of("krakow.ngo").post(vote.path, { intent: "nonsense" })).status).toBe(400);
    const nobody = await visitorOf(application, null);
    expect((await nobody.post(vote.path, { intent: "cast", choice: "for" })).status).toBe(404);
    expect(await ballotsOf(vote.voteId)).toBe(before);
  });

  test("sent twice at once is one ballot", async () => {
    const before = await ballotsOf(vote.voteId);
    const nonce = "aa".repeat(16);
    const answers = await Promise.all([1, 2].map(() => cast("krakow.moderator", { choice: "for", nonce })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await ballotsOf(vote.voteId)).toBe(before + 1);
  });

  test("lets somebody take no part and come back, until they have voted", async () => {
    const step = (account: string, intent: string) => of(account).post(vote.path, { intent });
    expect((await step("krakow.ngo", "recuse")).status).toBe(303);
    expect(await (await of("krakow.ngo").get(`${vote.path}?done=recuse`)).text()).toContain("Jednak biorę udział");
    const refused = await cast("krakow.ngo", { choice: "for" });
    expect([refused.status, (await refused.text()).includes("najpierw to cofnij")]).toEqual([409, true]);
    expect((await step("krakow.ngo", "unrecuse")).status).toBe(303);
    expect((await step("krakow.city", "recuse")).status).toBe(409);
    expect((await step("krakow.city", "checkIn")).status).toBe(409);
    expect((await step("krakow.expert", "recuse")).status).toBe(403);
  });

  test("tells those who watch how many of each sector have voted, live, and nobody what", async () => {
    const client = new LiveClient(application.url, (await signInAs(application, "krakow.observer")).cookie);
    const news: { isOpen: boolean; turnout: { sector: string; cast: number }[] }[] = [];
    client.socket.on("turnout", (one) => news.push(one));
    await client.connected();
    expect(await client.socket.emitWithAck("watch", { vote: vote.voteId })).toEqual({ ok: true });
    const castOf = () => news.at(-1)?.turnout.find(({ sector }) => sector === "ngo")?.cast;
    await until(() => castOf() !== undefined, "the turnout as it is");
    const before = castOf() ?? 0;
    expect((await cast("krakow.ngo", { choice: "for" })).status).toBe(303);
    await until(() => castOf() === before + 1, "one more");
    expect(JSON.stringify(news)).not.toMatch(/choice|ballot|accountId|"for"/);
    const stranger = new LiveClient(application.url, (await signInAs(application, "lublin.city")).cookie);
    await stranger.connected();
    expect(await stranger.socket.emitWithAck("watch", { vote: vote.voteId })).toMatchObject({ reason: "noAccess" });
    client.close();
    stranger.close();
  });

  test("is over for somebody who has left the forum meanwhile", async () => {
    const prisma = prismaOf(application.ctx.db);
    const where = { account: { email: "krakow.ngo@demo.example" }, forum: { slug: "krakow" }, endedAt: null };
    await prisma.membership.updateMany({ where, data: { endedAt: new Date() } });
    const before = await ballotsOf(vote.voteId);
    expect([403, 404]).toContain((await cast("krakow.ngo", { choice: "against" })).status);
    expect(await ballotsOf(vote.voteId)).toBe(before);
    await prisma.membership.updateMany({ where: { ...where, endedAt: { not: null } }, data: { endedAt: null } });
  });
});

test("a secret vote by consent keeps an objection only with its reason, and shows nobody's ballot again", async () => {
  const vote = await open({ terms: { method: "consent" } });
  const cast = (fields: Record<string, string>) =>
    of("krakow.city").post(vote.path, { intent: "cast", textHash: vote.textHash, ...fields });
  const refused = await cast({ choice: "object", reason: " " });
  const html = await refused.text();
  expect([refused.status, html.includes("Sprzeciw bez uzasadnienia się nie liczy")]).toEqual([400, true]);
  expect(html).toMatch(/value="object"[^>]*checked|checked[^>]*value="object"/);
  expect((await cast({ choice: "object", reason: "x".repeat(2001) })).status).toBe(400);
  expect((await cast({ choice: "object", reason: "Bo termin jest nierealny." })).status).toBe(303);
  const page = await (await of("krakow.city").get(vote.path)).text();
  expect(page).not.toMatch(/type="radio"[^>]*checked=""/);
  expect(page).toContain("Nikt z forum nie zobaczy, jak głosujesz");
  expect(await (await of("krakow.city").get(`${vote.path}/receipt`)).text()).toContain("Zgłaszam sprzeciw");

  const waiting = await (await of("krakow.moderator").get("/forums/krakow")).text();
  expect(waiting).toContain(`href="${vote.path}"`);
  await cancel(vote);
  expect((await cast({ choice: "consent" })).status).toBe(409);
  expect(await (await of("krakow.city").get(`${vote.path}/receipt`)).text()).toContain("Nikt, także serwer");
});

test("in a session the ballot comes after the check-in", async () => {
  const vote = await open({ mode: "session" }, cancelled);
  session = vote;
  const post = (fields: Record<string, string>) => of("krakow.city").post(vote.path, fields);
  const ballot = { intent: "cast", textHash: vote.textHash, choice: "for" };
  expect(await (await of("krakow.city").get(vote.path)).text()).not.toContain('name="choice"');
  expect((await post(ballot)).status).toBe(409);
  expect((await post({ intent: "checkIn" })).status).toBe(303);
  expect((await post(ballot)).status).toBe(303);
  expect((await post({ intent: "checkOut" })).status).toBe(409);
});

test("everybody may do in a vote what the table says, while it is open and after", async () => {
  if (session) await cancel(session);
  const vote = await open({ mode: "session", isSecret: false }, cancelled);
  const { forumId } = await prismaOf(application.ctx.db).vote.findUniqueOrThrow({ where: { id: vote.voteId } });
  const people = await Promise.all(
    [...Object.keys(visitors), "secretariat"].map(async (account) => ({
      account,
      actor: await actorOf(application, account),
      visitor: visitors[account] ?? (await visitorOf(application, account)),
      cookie: (await signInAs(application, account)).cookie,
    })),
  );
  for (const state of ["open", "cancelled"] as const) {
    if (state === "cancelled") await cancel(vote);
    for (const { account, actor, visitor, cookie } of people) {
      const isElector = ["krakow.city", "krakow.ngo", "krakow.moderator"].includes(account);
      const may = (action: VoteAction) => can(actor, action, { forumId, state, isElector });
      const statusOf = async (fields: Record<string, string>) => (await visitor.post(vote.path, fields)).status;
      const client = new LiveClient(application.url, cookie);
      await client.connected();
      const answers = {
        watch: (await client.socket.emitWithAck("watch", { vote: vote.voteId })).ok,
        recuse: await statusOf({ intent: "recuse" }),
        unrecuse: await statusOf({ intent: "unrecuse" }),
        checkIn: await statusOf({ intent: "checkIn" }),
        // Wrong on purpose: who may vote is told so, and nothing is stored.
        cast: await statusOf({ intent: "cast", textHash: vote.textHash, choice: "nonsense" }),
      };
      client.close();
      const isInside = may("vote.seeTurnout");
      const refused = !isInside ? 404 : isElector ? 409 : 403;
      const step = (action: VoteAction) => (may(action) ? 303 : refused);
      expect({ account, state, ...answers }).toEqual({
        account,
        state,
        watch: isInside,
        recuse: step("vote.recuse"),
        unrecuse: step("vote.recuse"),
        checkIn: step("vote.checkIn"),
        cast: may("vote.cast") ? 400 : refused,
      });
    }
  }
});

test("a dissenting opinion is for those who could vote, as the table says, and only once the vote is closed", async () => {
  const { ctx } = application;
  const vote = await open({ isSecret: false }, cancelled);
  const { forumId } = await prismaOf(ctx.db).vote.findUniqueOrThrow({ where: { id: vote.voteId } });
  const nobody = await visitorOf(application, null);
  for (const state of ["open", "closed"] as const) {
    if (state === "closed") {
      await beginClose(ctx.db, vote.voteId);
      await closeDueVotes(ctx);
      await until(async () => (await findRecord(ctx.db, vote.voteId)) !== null, "the end of the vote");
    }
    const seen = (await nobody.get(vote.path)).status === 200;
    expect([state, (await nobody.get(`${vote.path}/dissent`)).status]).toEqual([state, seen ? 401 : 404]);
    for (const [account, visitor] of Object.entries(visitors)) {
      const isElector = ["krakow.city", "krakow.ngo", "krakow.moderator"].includes(account);
      const actor = await actorOf(application, account);
      const may = can(actor, "vote.dissent", { forumId, state, isElector });
      const isShown = (await visitor.get(vote.path)).status === 200;
      const refused = !isShown ? 404 : isElector ? 409 : 403;
      const asked = await visitor.get(`${vote.path}/dissent`);
      // Nothing is stored by looking at what it would be.
      const form = { intent: "preview", of: "person", text: "Nie zgadzam się." };
      const previewed = await visitor.post(`${vote.path}/dissent`, form);
      const expected = may ? 200 : refused;
      expect([account, state, asked.status, previewed.status]).toEqual([account, state, expected, expected]);
    }
  }
  expect(await prismaOf(ctx.db).dissent.count()).toBe(0);
});

describe("a vote over options", () => {
  const labels = ["Asystenci w szkołach", "Jedno okienko w urzędzie", "Tłumaczenia w przychodniach"];
  const cast = (path: string, fields: Record<string, string | string[]>) =>
    of("krakow.city").post(path, { intent: "cast", ...fields });

  interface Case {
    terms: { method: string; [key: string]: unknown };
    good: Record<string, string | string[]>;
    canonical: object;
    bad: Record<string, string | string[]>[];
  }
  test.each<Case>([
    {
      terms: { method: "schulze" },
      good: { "rank.o1": "2", "rank.o2": "1", "rank.o3": "2" },
      canonical: { ranking: ["o2", ["o1", "o3"]] },
      bad: [{ "rank.o9": "1" }, { "rank.o1": "pierwsze" }, { "rank.o1": ["1", "2"] }],
    },
    {
      terms: { method: "irv" },
      good: { "rank.o1": "5", "rank.o3": "2" },
      canonical: { ranking: ["o3", "o1"] },
      bad: [{ "rank.o1": "1", "rank.o2": "1" }, { "rank.o1": "" }],
    },
    {
      terms: { method: "score", scale: [0, 5] },
      good: { "score.o1": "5", "score.o2": "0", "score.o3": "" },
      canonical: { scores: { o1: 5, o2: 0 } },
      bad: [{ "score.o1": "6" }, { "score.o1": "-1" }, { "score.o1": "1.5" }, { "score.o1": ["1", "2"] }],
    },
    {
      terms: { method: "dot", dots: 3 },
      good: { "score.o1": "2", "score.o2": "1" },
      canonical: { scores: { o1: 2, o2: 1 } },
      bad: [{ "score.o1": "3", "score.o2": "1" }, { "score.o1": "-3" }],
    },
    {
      terms: { method: "approval" },
      good: { approval: ["o3", "o1"] },
      canonical: { approvals: ["o1", "o3"] },
      bad: [{ approval: ["o1", "o1"] }, { approval: "o9" }],
    },
  ])("takes a ballot by $terms.method from its form, and no other", async ({ terms, good, canonical, bad }) => {
    const { path, voteId } = await openedOptionVote(application.ctx, labels, { terms });
    const html = await (await of("krakow.city").get(path)).text();
    for (const label of labels) expect(html).toContain(label);
    for (const fields of bad) {
      const answer = await cast(path, fields);
      expect([fields, answer.status]).toEqual([fields, 400]);
      expect(await answer.text()).toContain('aria-labelledby="error-summary"');
    }
    expect(await ballotsOf(voteId)).toBe(0);
    expect((await cast(path, good)).headers.get("location")).toBe(`${path}/receipt?done`);
    const stored = await prismaOf(application.ctx.db).openBallot.findFirstOrThrow({ where: { voteId } });
    expect(JSON.parse(stored.ballot)).toEqual(canonical);
    const receipt = await (await of("krakow.city").get(`${path}/receipt`)).text();
    expect(receipt).toContain(stored.c);
  });
});

test("the API tells of the votes on a public recommendation, and of no other", async () => {
  const { id, at } = cancelled as Frozen;
  const nobody = await visitorOf(application, null);
  const path = `/api/v1/forums/krakow/recommendations/${at.number}/votes`;
  expect((await nobody.get(path)).status).toBe(404);
  await prismaOf(application.ctx.db).recommendation.update({ where: { id }, data: { publicSince: new Date() } });
  const votes = await (await nobody.get(path)).json();
  expect(votes.length).toBeGreaterThan(1);
  expect(votes[0]).toMatchObject({ vote: 1, state: "cancelled", cancelledBecause: "Pytanie było niejasne." });
  expect(JSON.stringify(votes)).not.toMatch(/cast|choice|accountId/);
  const { paths } = await (await nobody.get("/api/v1/openapi.json")).json();
  expect(paths).toHaveProperty(["/api/v1/forums/{slug}/recommendations/{number}/votes"]);
});
