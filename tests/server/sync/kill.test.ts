import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { freePort, type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

const kills = process.env.FULL === "1" ? 30 : 6;
const secret = "a secret for tests, 32 characters or more";
const writers = ["krakow.city", "krakow.ngo", "krakow.migrant", "krakow.moderator"];

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

/** Words as numbered tokens, so that each can be looked for by itself. */
const tokensIn = (text: string) => new Set(text.match(/\[\w+\.\w+-\d+\]/g) ?? []);

test(`kill -9 in mid-typing, ${kills} times: nothing acknowledged and nothing anyone else had seen is missing; clients converge by themselves`, async () => {
  const { documentId } = await findDraft({ ctx });
  const clients: { name: string; client: SyncClient }[] = [];
  for (const name of [...writers, "krakow.observer"]) {
    const { cookie } = await signInAs({ ctx }, name);
    clients.push({ name, client: new SyncClient(server.wsUrl, documentId, cookie, { maxBackoffTime: 400 }) });
  }
  const everyone = clients.map(({ client }) => client);
  // What each has written, in order, and how much of it they have been told is on disk.
  const authors = clients.slice(0, writers.length).map((one) => ({ ...one, mine: [] as string[] }));
  const heard = new Map<string, number>();
  await Promise.all(everyone.map((client) => client.synced()));

  const acknowledged = new Set<string>();
  let counter = 0;
  let lostSomething = 0;
  for (let round = 0; round < kills; round++) {
    let isTyping = true;
    const typing = authors.map(async ({ name, client, mine }) => {
      while (isTyping) {
        const token = `[${name}-${counter++}]`;
        client.write(token);
        const sent = mine.push(token);
        client.barrier().then(({ status }) => {
          if (status !== 0) return;
          for (const one of mine.slice(heard.get(name) ?? 0, sent)) acknowledged.add(one);
          heard.set(name, Math.max(sent, heard.get(name) ?? 0));
        });
        await new Promise((resolve) => setTimeout(resolve, 3 + Math.random() * 25));
      }
    });
    // The blow falls at any moment of a commit, once everybody has something acknowledged in this round.
    const before = acknowledged.size;
    await until(() => acknowledged.size > before + 8, "words are acknowledged", 15_000);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 30));
    const killed = server.end("SIGKILL");
    isTyping = false;
    await Promise.all([killed, ...typing]);

    const promised = new Set(acknowledged);
    for (const { name, client } of clients) {
      for (const token of tokensIn(client.text)) if (!token.startsWith(`[${name}-`)) promised.add(token);
    }
    const { doc } = await loadDocument(ctx.db, documentId);
    const stored = tokensIn(doc.getXmlFragment("body").toString());
    const missing = [...promised].filter((token) => !stored.has(token));
    expect(missing).toEqual([]);
    if (counter > stored.size) lostSomething += 1;

    server = await startServerProcess(env);
    await until(() => everyone.every((client) => client.provider.synced), "all are back", 15_000);
    await until(() => new Set(everyone.map((client) => client.text)).size === 1, "all have the same text", 15_000);
    expect(tokensIn(everyone[0]?.text ?? "").size).toBe(counter);
  }
  // Otherwise the blow never fell between a keystroke and its commit, and the test has shown nothing.
  expect(lostSomething).toBeGreaterThan(0);
  for (const client of everyone) client.close();
}, 300_000);
