import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { pollingAs } from "../../support/polling.ts";
import { freePort, type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

const secret = "a secret for tests, 32 characters or more";
let database: TestDatabase;
let ctx: Context;
let env: Record<string, string | undefined>;
let server: ServerProcess;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  const { dataDir, databaseUrl } = database;
  env = { PORT: String(await freePort()), DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SESSION_SECRET: secret };
  server = await startServerProcess(env);
  ctx = testContext(database, { sessionSecret: secret });
});

afterAll(async () => {
  await server?.end("SIGTERM");
  await database?.close();
});

test("what was acknowledged over plain HTTP survives kill -9, and the client comes back by itself; a stopping server sends it away with 4503", async () => {
  const { documentId } = await findDraft({ ctx });
  const { cookie } = await signInAs({ ctx }, "krakow.city");
  const client = new SyncClient(server.wsUrl, documentId, cookie, { WebSocketPolyfill: pollingAs(cookie) });
  await client.synced();
  for (let round = 0; round < 2; round++) {
    client.write(`zapisane-${round}`);
    expect((await client.barrier()).status).toBe(0);
    await server.end("SIGKILL");
    const { doc } = await loadDocument(ctx.db, documentId);
    expect(doc.getXmlFragment("body").toString()).toContain(`zapisane-${round}`);
    client.write(`bez serwera-${round}`);
    await until(() => !client.provider.wsconnected, "the loss is noticed");
    expect(client.closedWith).toBe(1006);
    server = await startServerProcess(env);
    await client.synced();
    expect((await client.barrier()).status).toBe(0);
    const { doc: later } = await loadDocument(ctx.db, documentId);
    expect(later.getXmlFragment("body").toString()).toContain(`bez serwera-${round}`);
  }
  const codes: (number | undefined)[] = [];
  client.provider.on("connection-close", (event) => codes.push(event?.code));
  await server.end("SIGTERM");
  // Later ones are of its tries to come back.
  await until(() => codes.length > 0, "told");
  expect(codes[0]).toBe(4503);
  expect(client.provider.shouldConnect).toBe(true);
  client.close();
}, 180_000);
