import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { toHex, utf8 } from "#app/voting/bytes.ts";
import { findSteps } from "#app/voting/register-store.server.ts";
import { sha256 } from "#app/voting/sha256.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";
import { openedOptionVote, openedVote, simpleMajority } from "./held/assembly.ts";

const reason = "Pomyliliśmy opis drugiej możliwości.";
let application: TestApplication;
let visitors: Map<string | null, PageVisitor>;

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  visitors = new Map();
  for (const account of [null, "krakow.moderator", "krakow.city", "krakow.observer", "lublin.moderator", "secretariat"])
    visitors.set(account, await visitorOf(application, account));
});

afterAll(() => application?.close());

const of = (account: string | null) => visitors.get(account) as PageVisitor;
const html = async (answer: Response | Promise<Response>) => (await (await answer).text()).replace(/<!-- -->/g, "");
const isOpen = async (voteId: string) =>
  (await prismaOf(application.ctx.db).voteState.findUniqueOrThrow({ where: { voteId } })).state === "open";

const labels = ["Jedno okienko", "Asystenci w szkołach"];
const kinds = {
  "on a text": {
    open: async () => {
      const { voteId, at } = await openedVote(application.ctx, { isSecret: false, terms: simpleMajority });
      return { voteId, path: `/forums/krakow/recommendations/${at.number}/votes/1` };
    },
    after: "Tekst pozostanie zamrożony",
  },
  "over options": {
    open: () => openedOptionVote(application.ctx, labels, { terms: { method: "schulze" } }),
    after: "nowe głosowanie nad możliwościami",
  },
};

/** Whoever may not know of the vote is told that there is none. */
const others = { "krakow.city": 403, "krakow.observer": 403, "lublin.moderator": 404, secretariat: 403 };

describe.each(Object.entries(kinds))("a vote %s", (_kind, { open, after }) => {
  let voteId: string;
  let path: string;
  let page: string;

  beforeAll(async () => {
    ({ voteId, path } = await open());
    page = `${path}/cancel`;
  });

  test("is cancelled by the forum's moderator and nobody else, who is not led there either", async () => {
    for (const [account, status] of Object.entries(others)) {
      const answers = [await of(account).get(page), await of(account).post(page, { reason })];
      expect([account, ...answers.map((one) => one.status)]).toEqual([account, status, status]);
      expect(await html(of(account).get(path))).not.toContain(`href="${page}"`);
    }
    expect((await of(null).get(page)).status).toBe(404);
    expect((await of(null).post(page, { reason })).status).toBe(404);
    expect(await html(of("krakow.moderator").get(path))).toContain(`href="${page}"`);
    expect(await isOpen(voteId)).toBe(true);
  });

  test("says what will happen, asks for a reason, and keeps one that is too long", async () => {
    expect(await html(of("krakow.moderator").get(page))).toContain(after);
    const empty = await of("krakow.moderator").post(page, { reason: " \n\u200b" });
    expect([empty.status, await html(empty)]).toEqual([400, expect.stringContaining("Wypełnij to pole.")]);
    const long = await of("krakow.moderator").post(page, { reason: `${reason}${"x".repeat(1000)}` });
    expect([long.status, await html(long)]).toEqual([400, expect.stringContaining(`>${reason}x`)]);
    expect(await isOpen(voteId)).toBe(true);
  });

  test("waits until the moderator proves again who they are", async () => {
    const prisma = prismaOf(application.ctx.db);
    const old = new Date(Date.now() - 3_600_000);
    const sessions = await prisma.session.findMany();
    await prisma.session.updateMany({ data: { createdAt: old, provedAt: old } });
    const asked = await of("krakow.moderator").post(page, { reason });
    expect([asked.status, asked.headers.get("location")]).toEqual([307, expect.stringMatching(/^\/confirm\?/)]);
    for (const { id, createdAt, provedAt } of sessions)
      await prisma.session.update({ where: { id }, data: { createdAt, provedAt } });
    expect(await isOpen(voteId)).toBe(true);
  });

  test("ends once, with its reason for everyone who may read of it and its hash in the register", async () => {
    const both = await Promise.all([1, 2].map(() => of("krakow.moderator").post(page, { reason })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
    const done = both.find(({ status }) => status === 303);
    expect(done?.headers.get("location")).toBe(`${path}?cancelled`);
    expect(await html(of("krakow.moderator").get(`${path}?cancelled`))).toContain("Głosowanie jest odwołane.");
    for (const account of ["krakow.city", "krakow.observer"])
      expect(await html(of(account).get(path))).toContain(reason);

    const steps = await findSteps(application.ctx.db, voteId);
    expect(steps.map(({ kind }) => kind)).toEqual(["opened", "cancelled"]);
    expect(JSON.parse(steps[1]?.entry ?? "")).toMatchObject({ reason: toHex(sha256(utf8(reason))) });
    const end = await prismaOf(application.ctx.db).voteEnd.findUniqueOrThrow({ where: { voteId } });
    expect(end).toMatchObject({ kind: "cancelled", reason, record: "" });
    expect(await prismaOf(application.ctx.db).auditEntry.count({ where: { kind: "voteCancelled" } })).toBeGreaterThan(
      0,
    );
  });

  test("cannot be cancelled again, and says so", async () => {
    const again = await of("krakow.moderator").post(page, { reason });
    expect([again.status, await html(again)]).toEqual([409, expect.stringContaining("nie można już odwołać")]);
    expect(await html(of("krakow.moderator").get(page))).toContain("nie można już odwołać");
    expect(await html(of("krakow.moderator").get(path))).not.toContain(`href="${page}"`);
    const ballot = { intent: "cast", choice: "for", "rank.o1": "1" };
    expect((await of("krakow.city").post(path, ballot)).status).toBe(409);
  });
});

test("one vote is not cancelled from the page of a place that it does not belong to", async () => {
  const { voteId, path } = await openedOptionVote(application.ctx, labels, { terms: { method: "approval" } });
  const elsewhere = path.replace("krakow", "lublin");
  for (const account of ["krakow.moderator", "lublin.moderator"])
    expect((await of(account).post(`${elsewhere}/cancel`, { reason })).status).toBe(404);
  expect(await isOpen(voteId)).toBe(true);
});
