import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { documentStateIn, isPublic, type Status, statuses } from "#app/drafting/lifecycle.ts";
import { can, type RecommendationFacts, recommendationRules } from "#app/drafting/policy.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Permission } from "#app/forums/standing.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { startTestApplication, type TestApplication } from "../support/application.ts";
import { actorOf, findDraft, signInAs } from "../support/people.ts";
import { SyncClient } from "../support/sync-client.ts";
import { until } from "../support/until.ts";
import { type PageVisitor, visitorOf } from "../support/visitor.ts";

// Ten people ask for every page of a stage in one test: on a machine that does much else this takes long.
vi.setConfig({ testTimeout: 90_000 });

// Every cell of the table of recommendations (app/drafting/policy.ts) against the running server: pages, forms, API, /live and /sync.

interface Person {
  account: string | null;
  actor: Actor | null;
  visitor: PageVisitor;
  cookie: string;
  live: Socket;
}

const secret = "tajna-fraza-robocza-4711";
const accounts = [
  null,
  "warszawa.moderator",
  ...["krakow", "lublin"].flatMap((forum) =>
    ["observer", "expert", "city", "moderator"].map((account) => `${forum}.${account}`),
  ),
  "secretariat",
];

let application: TestApplication;
let people: Person[];
let recommendation: { id: string; number: string; documentId: string; forumId: string; joinedForumIds: string[] };

beforeAll(async () => {
  application = await startTestApplication({ withPages: true });
  people = await Promise.all(
    accounts.map(async (account) => {
      const cookie = account ? (await signInAs(application, account)).cookie : "";
      const live = io(application.url, {
        path: "/live",
        transports: ["websocket"],
        forceNew: true,
        reconnection: false,
        extraHeaders: { cookie },
      });
      return {
        account,
        actor: account ? await actorOf(application, account) : null,
        visitor: await visitorOf(application, account),
        cookie,
        live,
      };
    }),
  );
  const prisma = prismaOf(application.ctx.db);
  const draft = await findDraft(application, "krakow");
  const lublin = await prisma.forum.findUniqueOrThrow({ where: { slug: "lublin" }, select: { id: true } });
  await prisma.joinedForum.create({ data: { recommendationId: draft.id, forumId: lublin.id } });
  recommendation = { ...draft, joinedForumIds: [lublin.id] };
  const writer = new SyncClient(application.wsUrl, draft.documentId, personOf("krakow.city").cookie);
  await writer.synced();
  writer.write(secret);
  await writer.barrier();
  writer.close();
}, 120_000);

afterAll(async () => {
  for (const { live } of people ?? []) live.disconnect();
  await application?.close();
});

function personOf(account: string): Person {
  const found = people.find((person) => person.account === account);
  if (!found) throw new Error(account);
  return found;
}

interface Cell {
  status: Status;
  wasPublic: boolean;
  /** Whether the secretariat has closed the forum that leads it. */
  isArchived: boolean;
}

/** Puts the recommendation into a stage as it would stand there. */
async function putInto({ status, wasPublic, isArchived }: Cell): Promise<RecommendationFacts> {
  const prisma = prismaOf(application.ctx.db);
  const { id, documentId, forumId, joinedForumIds } = recommendation;
  await prisma.$transaction([
    prisma.document.update({ where: { id: documentId }, data: { state: documentStateIn(status) } }),
    prisma.recommendation.update({ where: { id }, data: { status, publicSince: wasPublic ? new Date() : null } }),
    prisma.forum.update({ where: { id: forumId }, data: { archivedAt: isArchived ? new Date() : null } }),
  ]);
  return { forumId, joinedForumIds, status, isPublic: isPublic(status, wasPublic), isArchived };
}

const stages = statuses.flatMap((status) =>
  isPublic(status, false) === isPublic(status, true)
    ? [{ status, wasPublic: isPublic(status, true) }]
    : [true, false].map((wasPublic) => ({ status, wasPublic })),
);
const isFull = process.env.FULL === "1";
/** Of the stages that the table and the document treat alike, the short form walks one. Nobody may change anything in a closed forum. */
const differ = (kindOf: (stage: (typeof stages)[number]) => unknown[]) =>
  isFull ? stages : [...new Map(stages.map((stage) => [JSON.stringify(kindOf(stage)), stage])).values()];
const readAlike = ({ status, wasPublic }: (typeof stages)[number]) => [
  documentStateIn(status),
  isPublic(status, wasPublic),
];
const rules: readonly Permission<Status>[] = Object.values(recommendationRules).flat();
const changedAlike = ({ status }: (typeof stages)[number]) => rules.map((rule) => rule.in?.includes(status));
const cells: Cell[] = [
  ...differ((stage) => [readAlike(stage), changedAlike(stage)]).map((stage) => ({ ...stage, isArchived: false })),
  ...differ(readAlike).map((stage) => ({ ...stage, isArchived: true })),
];

describe.each(cells)("in $status (public before: $wasPublic, forum closed: $isArchived)", (cell) => {
  const { status, wasPublic, isArchived } = cell;
  let facts: RecommendationFacts;
  beforeAll(async () => {
    facts = await putInto(cell);
  });

  test("pages and forms answer everyone as the table says", async () => {
    const page = `/forums/krakow/recommendations/${recommendation.number}`;
    // In a closed forum, and in the short form, by the other door to the same routes: data without the page around it, as a script of the
    // page asks.
    const isByData = isArchived || !isFull;
    const at = (step: string, route: string) =>
      isByData ? `${page}/${step}.data?_routes=routes/${route}` : `${page}/${step}`;
    const redirect = isByData ? 202 : 302;
    await Promise.all(
      people.map(async ({ account, actor, visitor }) => {
        const read = can(actor, "recommendation.read", facts);
        const watch = can(actor, "draft.watch", facts);
        const edit = can(actor, "recommendation.edit", facts);
        const move = can(actor, "recommendation.move", facts);
        const name = can(actor, "draft.nameVersion", facts);
        const restore = can(actor, "draft.restoreVersion", facts);
        const refused = actor ? 403 : 401;
        const answers = {
          page: (await visitor.get(page)).status,
          draft: (await visitor.get(`${page}/draft`)).status,
          edit: (await visitor.get(at("edit", "recommendation-edit"))).status,
          status: (await visitor.get(at("status", "recommendation-status"))).status,
          publish: (await visitor.get(at("publish", "publish"))).status,
          // All forms are wrong on purpose: who may send them is told so, and nothing changes.
          postedEdit: (await visitor.post(at("edit", "recommendation-edit"), { title: "" })).status,
          postedStatus: (await visitor.post(at("status", "recommendation-status"), { from: status, to: "nonsense" }))
            .status,
          freeze: (await visitor.get(at("freeze", "recommendation-freeze"))).status,
          unfreeze: (await visitor.get(at("unfreeze", "recommendation-unfreeze"))).status,
          postedFreeze: (await visitor.post(at("freeze", "recommendation-freeze"), { from: "nonsense" })).status,
          // There is no version to bring back.
          restoring: (await visitor.get(at("versions/99/restore", "restore-version"))).status,
          postedRestoring: (await visitor.post(at("versions/99/restore", "restore-version"), {})).status,
          naming: (await visitor.get(at("name-version", "name-version"))).status,
          postedNaming: (await visitor.post(at("name-version", "name-version"), { title: "" })).status,
          postedUnfreeze: (await visitor.post(at("unfreeze", "recommendation-unfreeze"), { reason: "" })).status,
          postedPublish: (await visitor.post(at("publish", "publish"), { from: status, version: "1" })).status,
        };
        expect({ account, ...answers }).toEqual({
          account,
          page: read ? 200 : 404,
          draft: watch ? 200 : actor ? 404 : 302,
          edit: actor === null ? 401 : !read ? 404 : edit ? 200 : 403,
          status: !read ? 404 : move ? 200 : refused,
          publish: !read ? 404 : move ? 200 : refused,
          // There is no version yet.
          postedPublish: !read || move ? 404 : refused,
          postedEdit: actor === null ? 401 : !read ? 404 : edit ? 400 : 403,
          postedStatus: !read ? 404 : move ? 409 : refused,
          freeze: !read ? 404 : move ? 200 : actor ? 403 : redirect,
          unfreeze: !read ? 404 : move ? 200 : actor ? 403 : redirect,
          restoring: !read || restore ? 404 : actor ? 403 : redirect,
          postedRestoring: !read || restore ? 404 : refused,
          naming: !read ? 404 : name ? 200 : actor ? 403 : redirect,
          postedNaming: !read ? 404 : name ? 400 : refused,
          postedFreeze: !read ? 404 : move ? 409 : refused,
          postedUnfreeze: !read ? 404 : !move ? refused : status === "frozen" ? 400 : 409,
        });
      }),
    );
  });

  test("the API lists it to who may read, and gives its document to who may watch", async () => {
    await Promise.all(
      people.map(async ({ account, actor, visitor }) => {
        for (const forum of ["krakow", "lublin"]) {
          const list = await (await visitor.get(`/api/v1/forums/${forum}/recommendations`)).json();
          const found = list.find((one: { number: string }) => one.number === recommendation.number);
          expect([account, found !== undefined]).toEqual([account, can(actor, "recommendation.read", facts)]);
          if (found) expect([account, found.documentId !== null]).toEqual([account, can(actor, "draft.watch", facts)]);
        }
      }),
    );
  });

  test("/live and /sync let in who may watch, and take an edit from who may write", async () => {
    for (const { account, actor, cookie, live } of people) {
      const watch = can(actor, "draft.watch", facts);
      if (actor) {
        await until(() => live.connected, `${account} is connected`);
        const answer = await live.emitWithAck("watch", { document: recommendation.documentId });
        expect([account, answer.ok]).toEqual([account, watch]);
      } else expect(live.connected).toBe(false);
      const client = new SyncClient(application.wsUrl, recommendation.documentId, cookie);
      if (watch) {
        await client.synced();
        client.write(".");
        const refusal = documentStateIn(status) === "frozen" ? 2 : 1;
        const expected = can(actor, "draft.write", facts) ? 0 : refusal;
        expect([account, (await client.barrier()).status]).toEqual([account, expected]);
      } else {
        await until(() => client.closedWith !== null, `${account} is refused`);
        expect([account, client.closedWith]).toEqual([account, actor ? 4403 : 4401]);
      }
      client.close();
    }
  });

  test.runIf(!isPublic(status, wasPublic))("a phrase of its text is in no answer that a stranger gets", async () => {
    const page = `/forums/krakow/recommendations/${recommendation.number}`;
    const paths = [
      ...["/", "/forums/krakow", "/forums/lublin", page, `${page}/draft`, `${page}/edit`, `${page}/status`],
      ...[`${page}/versions`, `${page}.data`, "/api/v1/forums", "/api/v1/openapi.json", "/healthz", "/metrics"],
      ...["krakow", "lublin"].map((forum) => `/api/v1/forums/${forum}/recommendations`),
      `/sync/${recommendation.documentId}`,
    ];
    for (const { visitor } of [people[0], personOf("warszawa.moderator")].filter((one) => one !== undefined)) {
      for (const path of paths) expect(await (await visitor.get(path)).text(), path).not.toContain(secret);
    }
    expect(await (await personOf("krakow.observer").visitor.get(`${page}/draft`)).text()).toContain(secret);
  });
});
