import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApplication, type TestApplication } from "../../support/application.ts";
import { findDraft } from "../../support/people.ts";
import { Typists } from "../../support/typists.ts";
import { until } from "../../support/until.ts";

const rounds = process.env.FULL === "1" ? 10 : 1;

/** Another process, as a backup program may be, that takes the file's lock and keeps it until it is told to let go. */
const holder = `
  import Database from "libsql";
  const database = new Database(process.argv[1], { timeout: 10000 });
  database.exec("BEGIN IMMEDIATE");
  console.log("held");
  process.stdin.once("data", () => { database.exec("COMMIT"); database.close(); process.exit(0); });
`;

describe.skipIf(process.env.TEST_DATABASE_URL)(
  "the embedded database, locked by another process while four people write",
  () => {
    let application: TestApplication;
    let documentId: string;
    let typists: Typists;

    beforeAll(async () => {
      application = await startTestApplication();
      documentId = (await findDraft(application)).documentId;
      typists = await Typists.join(application.ctx, application.wsUrl, documentId);
    });

    afterAll(async () => {
      typists?.close();
      await application.close();
    });

    async function holdLock(): Promise<ChildProcess> {
      const file = join(application.dataDir, "trojglos.db");
      const child = spawn(process.execPath, ["--input-type=module", "-e", holder, file], {
        stdio: ["pipe", "pipe", "inherit"],
      });
      if (child.stdout) await once(child.stdout, "data");
      return child;
    }

    test("nothing is called saved or shown meanwhile, the server answers others, and then all goes on by itself", async () => {
      for (let round = 0; round < rounds; round++) {
        typists.start();
        await typists.untilSaved();
        const child = await holdLock();
        const words = typists.writers.map(({ name, client }) => typists.write(name, client));
        const ready = fetch(`${application.url}/readyz`);
        expect((await fetch(`${application.url}/healthz`)).status).toBe(200);
        // As long as the health check waits.
        expect((await ready).status).toBe(503);
        for (const word of words) {
          expect(typists.acknowledged).not.toContain(word);
          expect(typists.reader.text).not.toContain(word);
        }
        const released = once(child, "exit");
        child.stdin?.write("now");
        await released;
        await until(async () => (await fetch(`${application.url}/readyz`)).status === 200, "ready again");
        await typists.untilSaved();
        await typists.stop();
        await typists.expectNothingLost(application.ctx, documentId);
        expect(typists.everyone.map((client) => client.closedWith)).toEqual([null, null, null, null, null]);
      }
    }, 120_000);
  },
);
