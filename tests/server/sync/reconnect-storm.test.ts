import { afterAll, beforeAll, expect, test } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { type DraftConnection, openDraftConnection } from "#app/editor/connection.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { testContext } from "../../support/context.ts";
import { type CuttableNetwork, cuttableNetwork } from "../../support/cuttable-network.ts";
import { createTestDatabase, type TestDatabase } from "../../support/database.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { until } from "../../support/until.ts";

const crowd = 200;
const writers = 20;
// All two hundred browsers are this one process, which other tests leave little of a processor; the long form runs by itself.
const limit = process.env.FULL === "1" ? 5_000 : 20_000;

const secret = "a secret for tests, 32 characters or more";

let database: TestDatabase;
let ctx: Context;
let server: ServerProcess;
let network: CuttableNetwork;

beforeAll(async () => {
  database = await createTestDatabase("demo");
  server = await startServerProcess({
    PORT: "0",
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.databaseUrl,
    SESSION_SECRET: secret,
    MAX_SOCKETS_PER_USER: "1000",
  });
  ctx = testContext(database, { sessionSecret: secret });
  network = await cuttableNetwork(Number(new URL(server.url).port));
});

afterAll(async () => {
  await network?.close();
  await server?.end("SIGTERM");
  await database?.close();
});

/** As a browser has it: with the session's cookie, and telling when it opens. */
function socketsWith(cookie: string, onOpen: () => void): typeof globalThis.WebSocket {
  return class extends WebSocket {
    constructor(url: string, protocols?: string[]) {
      super(url, protocols, { headers: { cookie } });
      this.once("open", onOpen);
    }
  } as unknown as typeof globalThis.WebSocket;
}

function append(connection: DraftConnection, words: string): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(words)]);
  connection.getSnapshot().doc.getXmlFragment("body").push([paragraph]);
}

const bodyOf = (connection: DraftConnection) => connection.getSnapshot().doc.getXmlFragment("body").toString();

test(`${crowd} people whose network goes come back within ${limit / 1000} s, not all at once, with what they wrote meanwhile`, async () => {
  const { documentId } = await findDraft({ ctx });
  const { epoch } = await prismaOf(ctx.db).document.findUniqueOrThrow({ where: { id: documentId } });
  const { cookie } = await signInAs({ ctx }, "krakow.ngo");
  let opened: number[] = [];
  const people = Array.from({ length: crowd }, (_, index) =>
    openDraftConnection({
      url: `${network.url.replace("http", "ws")}/sync`,
      documentId,
      epoch,
      userId: `person-${index}`,
      mode: "write",
      openCopy: null,
      storage: null,
      WebSocketPolyfill: socketsWith(cookie, () => opened.push(performance.now())),
    }),
  );
  const statuses = () => people.map((one) => one.getSnapshot().status);
  await until(() => statuses().every((status) => status === "saved"), "all are in", 60_000);

  network.cut();
  await until(() => statuses().every((status) => status !== "saved"), "all know", 20_000);
  const authors = people.slice(0, writers);
  for (const [index, author] of authors.entries()) append(author, `bez sieci ${index}.`);
  opened = [];
  const mendedAt = performance.now();
  network.mend();
  await until(() => statuses().every((status) => status === "saved"), "all are back", 60_000);
  const [first = 0, last = 0] = [Math.min(...opened), Math.max(...opened)];
  expect(opened.length).toBe(crowd);
  expect(last - mendedAt, "milliseconds until the last is back").toBeLessThan(limit);
  expect(last - first, "milliseconds between the first and the last").toBeGreaterThan(500);
  await until(() => new Set(people.map(bodyOf)).size === 1, "all have the same text", 30_000);
  for (const index of authors.keys()) expect(bodyOf(people[0] as DraftConnection)).toContain(`bez sieci ${index}.`);
  for (const one of people) one.destroy();
}, 180_000);
