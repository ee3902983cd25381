import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, unlinkSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import { createPrisma, type OpenDatabase } from "#app/kernel/prisma.server.ts";
import { testContext } from "../../support/context.ts";
import { findDraft, signInAs } from "../../support/people.ts";
import { type ServerProcess, startServerProcess } from "../../support/server-process.ts";
import { SyncClient } from "../../support/sync-client.ts";
import { until } from "../../support/until.ts";

const disk = mkdtempSync(join(tmpdir(), "trojglos-disk-"));
// A disk of its own that can be filled; only root on Linux may make one. Elsewhere storage-faults.test.ts stands alone.
const isMounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m", "tmpfs", disk]).status === 0;

describe.skipIf(!isMounted)("the embedded database on a full disk", () => {
  let server: ServerProcess;
  let database: OpenDatabase;

  beforeAll(async () => {
    const secret = "a secret for tests, 32 characters or more";
    server = await startServerProcess({ PORT: "0", DATA_DIR: disk, DATABASE_URL: undefined, SESSION_SECRET: secret });
    database = createPrisma({ dataDir: disk });
  });

  afterAll(async () => {
    await database.close();
    await server.end("SIGTERM");
  });

  test("nothing unsaved is shown to anyone or called saved; readyz fails; with room again all is well by itself", async () => {
    const ctx = testContext(database);
    const { documentId } = await findDraft({ ctx });
    const writer = new SyncClient(server.wsUrl, documentId, (await signInAs({ ctx }, "krakow.city")).cookie);
    const reader = new SyncClient(server.wsUrl, documentId, (await signInAs({ ctx }, "krakow.observer")).cookie);
    await Promise.all([writer.synced(), reader.synced()]);
    const ready = () => fetch(`${server.url}/readyz`).then((response) => response.status);
    expect(await ready()).toBe(200);

    const filler = join(disk, "filler");
    fill(filler);
    // The log of the database keeps some room of its own; words until it is used up.
    let status = 0;
    for (let word = 0; status === 0 && word < 200; word++) {
      writer.write(`${"zapełnianie ".repeat(800)}[${word}]`);
      status = (await writer.barrier()).status;
    }
    expect(status).toBe(4);
    writer.write("[ostatnie słowo]");
    expect((await writer.barrier()).status).toBe(4);
    await until(async () => (await ready()) === 503, "not ready");
    expect(reader.text).not.toContain("[ostatnie słowo]");
    expect(writer.closedWith).toBeNull();

    unlinkSync(filler);
    await until(() => reader.text.includes("[ostatnie słowo]"), "the reader sees it", 20_000);
    expect((await writer.barrier()).status).toBe(0);
    expect(reader.text).toBe(writer.text);
    await until(async () => (await ready()) === 200, "ready again");
    const stored = await loadDocument(database.db, documentId);
    expect(stored.doc.getXmlFragment("body").toString()).toBe(writer.text);
    writer.close();
    reader.close();
  }, 60_000);
});

afterAll(() => {
  // Lazily: the driver closes its file when it is collected.
  if (isMounted) spawnSync("umount", ["-l", disk]);
  rmSync(disk, { recursive: true, force: true });
});

function fill(path: string): void {
  const file = openSync(path, "w");
  const block = Buffer.alloc(64 * 1024, 1);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOSPC")) throw error;
  } finally {
    closeSync(file);
  }
}
