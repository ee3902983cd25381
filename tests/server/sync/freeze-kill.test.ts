import { afterAll, beforeAll, expect, test } from "vitest";
import { readDocument } from "#app/drafting/document-json.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { canonicalText } from "#app/versions/canonical-text.ts";
import { unfreezeRecommendation } from "#app/versions/unfreeze-recommendation.server.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { actorOf, findDraft, signInAs } from "../../support/people.ts";
import { freePort, type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

const kills = 14;
/** The short form ends once the blow has fallen on both sides of the freeze so many times. */
const enough = process.env.FULL === "1" ? kills : 2;
const secret = "a secret for tests, 32 characters or more";

let database: TestDatabase;
let ctx: Context;
let env: Record<string, string | undefined>;
let server: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  env = {
    PORT: String(await freePort()),
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.databaseUrl,
    SESSION_SECRET: secret,
  };
  server = await startServerProcess(env);
  ctx = testContext(database, { sessionSecret: secret });
});

afterAll(async () => {
  await server?.end("SIGTERM");
  await database?.close();
});

/** Everything that freezing writes, as counts, and what it must agree with. */
async function stored({ id, documentId }: { id: string; documentId: string }) {
  const prisma = prismaOf(ctx.db);
  const { status, document } = await prisma.recommendation.findUniqueOrThrow({
    where: { id },
    select: { status: true, document: { select: { state: true } } },
  });
  const versions = await prisma.version.findMany({
    where: { recommendationId: id, kind: "frozen" },
    include: { maker: true },
    orderBy: { number: "asc" },
  });
  return {
    status,
    state: document.state,
    versions,
    counts: {
      makers: versions.filter(({ maker }) => maker !== null).length,
      changes: await prisma.statusChange.count({ where: { recommendationId: id, to: "frozen" } }),
      moves: await prisma.auditEntry.count({
        where: { subjectId: id, kind: "recommendationMoved", after: { contains: "frozen" } },
      }),
      acts: await prisma.auditEntry.count({ where: { subjectId: id, kind: "versionFrozen" } }),
    },
    lastSeq: (await prisma.journalEntry.aggregate({ where: { documentId }, _max: { seq: true } }))._max.seq,
  };
}

test(`kill -9 while a moderator freezes and somebody writes, up to ${kills} times: frozen with all that belongs to it, or not at all`, async () => {
  const draft = await findDraft({ ctx });
  const { cookie } = await signInAs({ ctx }, "krakow.moderator");
  const writer = new SyncClient(server.wsUrl, draft.documentId, (await signInAs({ ctx }, "krakow.city")).cookie, {
    maxBackoffTime: 300,
  });
  await writer.synced();
  const page = `/forums/krakow/recommendations/${draft.number}`;
  const freeze = () =>
    fetch(`${server.url}${page}/freeze`, {
      method: "POST",
      headers: { cookie },
      body: new URLSearchParams({ from: "draft" }),
      redirect: "manual",
    });
  const unfreeze = async () => {
    const at = { forumSlug: "krakow", number: draft.number };
    const done = await unfreezeRecommendation(ctx, await actorOf({ ctx }, "krakow.moderator"), at, {
      reason: "Próba.",
    });
    expect(done.ok).toBe(true);
  };
  // How long it takes when nobody interferes.
  const started = performance.now();
  expect((await freeze()).status).toBe(303);
  let delay = performance.now() - started;
  await unfreeze();

  let [frozen, untouched] = [0, 0];
  const acknowledged: string[] = [];
  for (let round = 0; round < kills && Math.min(frozen, untouched) < enough; round++) {
    await until(() => writer.provider.synced, "the writer is back", 15_000);
    const before = await stored(draft);
    expect([before.status, before.state]).toEqual(["draft", "open"]);
    let isTyping = true;
    const typing = (async () => {
      for (let count = 0; isTyping; count++) {
        const token = `[r${round}-${count}]`;
        writer.write(token);
        void writer.barrier().then(({ status }) => {
          if (status === 0) acknowledged.push(token);
        });
        await new Promise((resolve) => setTimeout(resolve, 2 + Math.random() * 6));
      }
    })();
    const said = freeze().then(
      ({ status }) => status,
      () => null,
    );
    // Around the moment at which it is written, wherever that is on this machine now.
    await new Promise((resolve) => setTimeout(resolve, delay * (0.6 + 0.8 * Math.random())));
    await server.end("SIGKILL");
    isTyping = false;
    await typing;

    const after = await stored(draft);
    const news = after.versions.length - before.versions.length;
    expect([after.status, after.state]).toEqual(news === 1 ? ["frozen", "frozen"] : ["draft", "open"]);
    for (const [name, count] of Object.entries(after.counts)) {
      expect([name, count]).toEqual([name, before.counts[name as keyof typeof before.counts] + news]);
    }
    if ((await said) === 303) expect(news).toBe(1);
    const { doc } = await loadDocument(ctx.db, draft.documentId);
    const text = canonicalText(readDocument(doc));
    expect(acknowledged.filter((token) => !text.includes(token))).toEqual([]);
    if (news === 1) {
      frozen += 1;
      // Nothing slipped in behind.
      expect(after.versions.at(-1)).toMatchObject({ text, seq: after.lastSeq });
      await unfreeze();
      delay *= 0.6;
    } else {
      untouched += 1;
      delay *= 1.5;
    }
    server = await startServerProcess(env);
  }
  // Otherwise the blow fell on one side only, and the test has shown nothing.
  expect(Math.min(frozen, untouched)).toBeGreaterThan(0);
  writer.close();
}, 300_000);
