import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newRecommendationPath } from "#app/drafting/paths.ts";
import type { Actor } from "#app/forums/actor.ts";
import {
  can,
  canOnInstance,
  type ForumAction,
  forumRules,
  type InstanceAction,
  instanceRules,
} from "#app/forums/policy.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { LiveClient } from "../support/live-client.ts";
import { actorOf, signInAs } from "../support/people.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";

// Every cell of the tables of forums and of the instance (app/forums/policy.ts) against the running server, in an open forum and in one
// that is archived. Forms are wrong on purpose: who may send them is told so, and nothing changes.

const accounts = [
  null,
  ...["warszawa.moderator", "krakow.observer", "krakow.expert", "krakow.city", "krakow.moderator", "secretariat"],
];
const forum = "/forums/krakow";
const no = { actor: 403, nobody: 401 };
const toSignIn = { actor: 403, nobody: 302 };
const alwaysToSignIn = { actor: 403, nobody: 303 };

interface Cell {
  method: "get" | "post";
  path: string | (() => string);
  form?: Record<string, string>;
  /** Sent instead of a form. */
  json?: object;
  /** The status for who may, and for who may not. */
  may: number;
  mayNot: { actor: number; nobody: number };
}

let application: TestApplication;
let people: { account: string | null; actor: Actor | null; visitor: PageVisitor; cookie: string }[];
let facts: { id: string; archivedAt: Date | null };
let memberPath = "";
let personId = "";

const forumCells: Record<keyof typeof forumRules, Cell[]> = {
  read: [
    { method: "get", path: forum, may: 200, mayNot: no },
    { method: "get", path: "/api/v1/forums/krakow/recommendations", may: 200, mayNot: no },
  ],
  // Names are looked for below, and /live is asked.
  seeMembers: [],
  invite: [
    { method: "get", path: `${forum}/invitations`, may: 200, mayNot: no },
    { method: "post", path: `${forum}/invitations`, form: { intent: "one", email: "" }, may: 400, mayNot: no },
    {
      method: "post",
      path: `${forum}/invitations`,
      form: { intent: "list", list: "nikt" },
      may: 422,
      mayNot: no,
    },
    { method: "post", path: `${forum}/invitations`, form: { intent: "withdraw", id: "none" }, may: 404, mayNot: no },
  ],
  openVote: [
    { method: "get", path: `${forum}/votes/new`, may: 200, mayNot: toSignIn },
    { method: "post", path: `${forum}/votes/new`, form: { intent: "open" }, may: 400, mayNot: no },
  ],
  keepVotingRules: [
    { method: "get", path: `${forum}/voting-rules`, may: 200, mayNot: toSignIn },
    { method: "post", path: `${forum}/voting-rules`, form: { name: "" }, may: 400, mayNot: no },
    { method: "post", path: `${forum}/voting-rules`, form: { intent: "drop", id: "none" }, may: 404, mayNot: no },
  ],
  seeDesk: [{ method: "get", path: `${forum}/desk`, may: 200, mayNot: toSignIn }],
  createRecommendation: [
    { method: "post", path: newRecommendationPath("krakow"), form: { title: "" }, may: 400, mayNot: no },
    { method: "post", path: "/api/v1/forums/krakow/recommendations", json: { title: "" }, may: 400, mayNot: no },
  ],
  manageMembers: [
    { method: "get", path: `${forum}/members`, may: 200, mayNot: toSignIn },
    { method: "get", path: () => memberPath, may: 200, mayNot: toSignIn },
    { method: "post", path: () => memberPath, form: { kind: "edit", version: "x" }, may: 400, mayNot: no },
    { method: "post", path: () => memberPath, form: { kind: "end", version: "x" }, may: 400, mayNot: no },
  ],
  arrange: [
    { method: "get", path: `${forum}/arrangement`, may: 200, mayNot: toSignIn },
    { method: "post", path: `${forum}/arrangement`, form: { version: "x" }, may: 400, mayNot: no },
  ],
  readAudit: [{ method: "get", path: `${forum}/audit`, may: 200, mayNot: toSignIn }],
};

const instanceCells: Record<keyof typeof instanceRules, Cell[]> = {
  manageForums: [
    { method: "get", path: "/admin/forums", may: 200, mayNot: toSignIn },
    { method: "get", path: "/admin/forums/krakow", may: 200, mayNot: toSignIn },
    { method: "post", path: "/admin/forums", form: { name: "" }, may: 400, mayNot: no },
    { method: "post", path: "/admin/forums/krakow", form: { name: "", version: "0" }, may: 400, mayNot: no },
  ],
  readAudit: [{ method: "get", path: "/admin/audit", may: 200, mayNot: toSignIn }],
  readPermissions: [{ method: "get", path: "/admin/permissions", may: 200, mayNot: toSignIn }],
  manageChoices: [
    { method: "get", path: "/admin/choices", may: 200, mayNot: toSignIn },
    { method: "post", path: "/admin/choices", form: { seen: "x" }, may: 400, mayNot: no },
  ],
  managePeople: [
    { method: "get", path: "/admin/people", may: 200, mayNot: toSignIn },
    { method: "get", path: () => `/admin/people/${personId}`, may: 200, mayNot: toSignIn },
  ],
  // Nobody but the command line has it, so no page offers it.
  issueSignInLink: [],
  answerAccessibility: [
    { method: "get", path: "/admin/accessibility-requests", may: 200, mayNot: alwaysToSignIn },
    {
      method: "post",
      path: "/admin/accessibility-requests",
      form: { id: "none", answer: "" },
      may: 400,
      mayNot: alwaysToSignIn,
    },
  ],
};

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  people = await Promise.all(
    accounts.map(async (account) => ({
      account,
      actor: account ? await actorOf(application, account) : null,
      visitor: await visitorOf(application, account),
      cookie: account ? (await signInAs(application, account)).cookie : "",
    })),
  );
  const found = await prismaOf(application.ctx.db).membership.findFirstOrThrow({
    where: { account: { email: "krakow.expert@demo.example" }, forum: { slug: "krakow" } },
    select: { id: true, accountId: true },
  });
  memberPath = `${forum}/members/${found.id}`;
  personId = found.accountId;
});

afterAll(() => application?.close());

const cellsOf = (cells: Record<string, Cell[]>) =>
  Object.entries(cells).flatMap(([action, all]) => all.map((cell) => ({ action, ...cell })));

async function walk(cell: Cell, isAllowed: (actor: Actor | null) => boolean): Promise<void> {
  const path = typeof cell.path === "string" ? cell.path : cell.path();
  const answers = await Promise.all(
    people.map(async ({ account, actor, visitor, cookie }) => {
      const answer = await (cell.method === "get"
        ? visitor.get(path)
        : cell.json
          ? postJson(path, cell.json, cookie)
          : visitor.post(path, cell.form ?? {}));
      await answer.arrayBuffer();
      const expected = isAllowed(actor) ? cell.may : actor ? cell.mayNot.actor : cell.mayNot.nobody;
      return { answered: [account, answer.status], expected: [account, expected] };
    }),
  );
  expect(answers.map(({ answered }) => answered)).toEqual(answers.map(({ expected }) => expected));
}

const postJson = (path: string, json: object, cookie: string) =>
  fetch(application.url + path, {
    method: "POST",
    headers: { cookie, "content-type": "application/json" },
    body: JSON.stringify(json),
  });

const everything = () =>
  Promise.all([
    prismaOf(application.ctx.db).forum.findMany(),
    prismaOf(application.ctx.db).membership.findMany(),
    prismaOf(application.ctx.db).invitation.count(),
    prismaOf(application.ctx.db).recommendation.count(),
  ]);

describe.each([false, true])("in a forum that is archived: %s", (isArchived) => {
  let before: Awaited<ReturnType<typeof everything>>;

  beforeAll(async () => {
    const archivedAt = isArchived ? new Date() : null;
    const where = { slug: "krakow" };
    facts = await prismaOf(application.ctx.db).forum.update({ where, data: { archivedAt } });
    before = await everything();
  });

  for (const { action, ...cell } of cellsOf(forumCells)) {
    const path = typeof cell.path === "string" ? cell.path : "a member";
    test(`${action}: ${cell.method} ${path} ${JSON.stringify(cell.form ?? "")}`, () =>
      walk(cell, (actor) => can(actor, `forum.${action}` as ForumAction, facts)));
  }

  test("seeMembers: the page names them, and /live lets in, for those who may alone", async () => {
    const members = await prismaOf(application.ctx.db).account.findMany({
      where: { memberships: { some: { forumId: facts.id } } },
      select: { name: true },
    });
    await Promise.all(
      people.map(async ({ account, actor, visitor, cookie }) => {
        const may = can(actor, "forum.seeMembers", facts);
        const html = await (await visitor.get(forum)).text();
        // One's own name stands in the header.
        const shown = members.filter(({ name }) => name !== actor?.name && html.includes(name)).length;
        const others = members.filter(({ name }) => name !== actor?.name).length;
        expect([account, shown]).toEqual([account, may ? others : 0]);
        if (!account) return;
        const live = new LiveClient(application.url, cookie);
        await live.connected();
        expect([account, (await live.socket.emitWithAck("watch", { forum: "krakow" })).ok]).toEqual([account, may]);
        live.close();
      }),
    );
  });

  test("and nothing has changed", async () => {
    expect(await everything()).toEqual(before);
  });
});

describe("on the instance", () => {
  for (const { action, ...cell } of cellsOf(instanceCells)) {
    const path = typeof cell.path === "string" ? cell.path : "a person";
    test(`${action}: ${cell.method} ${path}`, () =>
      walk(cell, (actor) => canOnInstance(actor, `instance.${action}` as InstanceAction)));
  }
});

test("every action of both tables is walked, but for the one that no page offers", () => {
  expect(Object.keys(forumCells).sort()).toEqual(Object.keys(forumRules).sort());
  expect(Object.keys(instanceCells).sort()).toEqual(Object.keys(instanceRules).sort());
  const unwalked = Object.entries(instanceCells).filter(([, cells]) => cells.length === 0);
  expect(unwalked.map(([action]) => action)).toEqual(["issueSignInLink"]);
  expect(instanceRules.issueSignInLink).toEqual([{ who: ["operator"] }]);
});
