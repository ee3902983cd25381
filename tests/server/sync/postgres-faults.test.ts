import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { type FaultyNetwork, faultyNetwork } from "../../support/faulty-network.ts";
import { findDraft } from "../../support/people.ts";
import { Typists, wordsIn } from "../../support/typists.ts";
import { until } from "../../support/until.ts";

const server = process.env.TEST_DATABASE_URL;
// FULL=1 repeats each fault more often, and waits as long for an answer as the product does.
const isFull = process.env.FULL === "1";
const rounds = isFull ? 10 : 2;

describe.skipIf(!server)("PostgreSQL behind a network at which everything goes wrong, while four people write", () => {
  let network: FaultyNetwork;
  let application: TestApplication;
  let documentId: string;
  let typists: Typists;
  const applicationName = `faults-${randomUUID()}`;

  beforeAll(async () => {
    const url = new URL(server ?? "");
    network = await faultyNetwork({ host: url.hostname, port: Number(url.port || 5432) });
    url.hostname = "127.0.0.1";
    url.port = String(network.port);
    url.searchParams.set("application_name", applicationName);
    if (!isFull) url.searchParams.set("query_timeout", "4000");
    vi.stubEnv("TEST_DATABASE_URL", url.href);
    application = await startTestApplication();
    documentId = (await findDraft(application)).documentId;
    typists = await Typists.join(application.ctx, application.wsUrl, documentId);
  }, 120_000);

  afterAll(async () => {
    network.set({ is: "passes" });
    typists?.close();
    await application?.close();
    await network.close();
    vi.unstubAllEnvs();
  });

  const ready = () => fetch(`${application.url}/readyz`).then((response) => response.status);

  /** What was promised while it was away is there, all goes on by itself, and in the end nothing is missing. */
  async function expectRecovery(): Promise<void> {
    network.set({ is: "passes" });
    const promised = typists.promised();
    await until(async () => (await ready()) === 200, "ready again", 30_000);
    const { doc } = await loadDocument(application.ctx.db, documentId);
    const stored = new Set(wordsIn(doc.getXmlFragment("body").toString()));
    expect([...promised].filter((word) => !stored.has(word))).toEqual([]);
    await typists.untilSaved();
    await typists.stop();
    await typists.expectNothingLost(application.ctx, documentId);
    expect(typists.everyone.map((client) => client.closedWith)).toEqual([null, null, null, null, null]);
  }

  /** Nobody hears that a word is saved which is not, nor sees one. */
  async function expectHonest(): Promise<void> {
    await until(async () => (await ready()) === 503, "not ready", 30_000);
    const words = typists.writers.map(({ name, client }) => typists.write(name, client));
    typists.statuses.clear();
    const later = typists.written;
    await until(() => typists.written > later + 40, "people write on");
    expect([...typists.statuses].filter((status) => status !== 4)).toEqual([]);
    for (const word of words) {
      expect(typists.acknowledged).not.toContain(word);
      expect(typists.reader.text).not.toContain(word);
    }
  }

  test("cut, and let through again", async () => {
    for (let round = 0; round < rounds; round++) {
      typists.start();
      await typists.untilSaved();
      network.set({ is: "cut" });
      await expectHonest();
      await until(() => typists.statuses.has(4), "who writes is told", 30_000);
      await expectRecovery();
    }
  }, 300_000);

  test("a network that swallows what it is given keeps neither commits nor the health check waiting for ever", async () => {
    typists.start();
    await typists.untilSaved();
    network.set({ is: "swallows" });
    const askedAt = performance.now();
    await expectHonest();
    expect(performance.now() - askedAt, "milliseconds until the health check says so").toBeLessThan(8_000);
    // Not when the network is mended, but while it still swallows: the statement has been given up.
    await until(() => typists.statuses.has(4), "who writes is told", 30_000);
    await expectRecovery();
  }, 120_000);

  test("connections that the database ends", async () => {
    const administrator = new pg.Client({ connectionString: server });
    await administrator.connect();
    typists.start();
    for (let round = 0; round < rounds * 5; round++) {
      await typists.untilSaved();
      const end = () =>
        administrator.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1", [
          applicationName,
        ]);
      await until(async () => ((await end()).rowCount ?? 0) > 0, "connections are ended");
    }
    await administrator.end();
    await expectRecovery();
  }, 300_000);

  test("a commit whose answer is lost is not written twice, and not called unsaved for ever", async () => {
    for (let round = 0; round < rounds; round++) {
      typists.start();
      await typists.untilSaved();
      const before = network.lost;
      network.set({ is: "losesAnswers", what: 'INSERT INTO "JournalEntry"' });
      await until(() => network.lost > before + 5, "answers are lost", 30_000);
      await expectRecovery();
    }
  }, 300_000);
});
