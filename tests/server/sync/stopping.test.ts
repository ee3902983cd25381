import { afterAll, beforeAll, expect, test } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { testContext } from "../../support/context.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { freePort, startServerProcess } from "../../support/server-process.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase("nothing");
});

afterAll(() => database.close());

test("on SIGTERM everything received is written, clients are told 4503, the process ends with 0; it starts again where it was", async () => {
  const env = {
    PORT: String(await freePort()),
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.databaseUrl,
    SESSION_SECRET: "a secret for tests, 32 characters or more",
    LOG_LEVEL: "info",
  };
  const server = await startServerProcess(env);
  const ctx = testContext(database, { sessionSecret: env.SESSION_SECRET });
  const { documentId } = await findDraft({ ctx });
  const { cookie } = await signInAs({ ctx }, "krakow.city");
  const writer = new SyncClient(server.wsUrl, documentId, cookie);
  await writer.synced();
  for (let word = 0; word < 200; word++) writer.write(`słowo-${word}.`);
  // The words are on their way to the server when the signal comes.
  const ended = server.end("SIGTERM");
  await until(() => writer.closedWith !== null, "closed");
  expect(writer.closedWith).toBe(4503);
  expect(await ended).toBe(0);

  const again = await startServerProcess(env);
  await writer.synced();
  expect((await writer.barrier()).status).toBe(0);
  const { doc } = await loadDocument(ctx.db, documentId);
  const text = doc.getXmlFragment("body").toString();
  for (let word = 0; word < 200; word++) expect(text).toContain(`słowo-${word}.`);
  expect(text.match(/słowo-0\./g)).toHaveLength(1);
  expect(await prismaOf(ctx.db).forum.count()).toBe(4);
  writer.close();
  expect(await again.end("SIGINT")).toBe(0);
  // What people write, and what lets them in, is in no log.
  for (const secret of ["słowo-", cookie.split("=")[1] ?? "", 'trojglos-demo"'])
    expect(server.output()).not.toContain(secret);
}, 120_000);

test("a wrong value stops the start with one clear line", async () => {
  for (const [env, expected] of [
    [{ PORT: "eighty" }, "PORT"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL"],
    [{ SESSION_SECRET: "short" }, "SESSION_SECRET"],
    [{ APP_URL: "not an address" }, "APP_URL"],
    [{ DEMO: "yes" }, "DEMO"],
  ] as const) {
    const failure = await startServerProcess({ DATA_DIR: database.dataDir, ...env }).then(
      () => "started",
      (error: Error) => error.message,
    );
    expect(failure).toMatch(new RegExp(`ended with 1: Configuration: ${expected}: .+`));
    expect(failure.trim().split("\n")).toHaveLength(1);
  }
}, 120_000);
