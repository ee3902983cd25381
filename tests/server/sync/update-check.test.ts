import { expect, test } from "vitest";
import * as Y from "yjs";
import { hydrate } from "#app/drafting/hydrate.server.ts";
import { encodePieces, reachedBy } from "#app/drafting/text-pieces.ts";
import { checkFit, decodeUpdate, Known } from "#server/sync/update-check.ts";
import { editing, hostileUpdate, mutated } from "../../support/hostile-updates.ts";
import { randomFrom } from "../../support/random.ts";
import { expectSame, expectWhole } from "../../support/whole-document.ts";

// SEED=… repeats a run; FULL=1 makes it long.
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const count = process.env.FULL === "1" ? 300_000 : 10_000;

test(`of ${count} hostile updates none that is taken breaks the text (SEED=${seed})`, async () => {
  const random = randomFrom(seed);
  const perBatch = 10;
  const taken = { honest: 0, hostile: 0 };
  for (let left = count; left > 0; ) {
    const server = new Y.Doc();
    const author = new Y.Doc();
    const watcher = new Y.Doc();
    server.on("update", (update: Uint8Array) => Y.applyUpdate(watcher, update));
    const sent: Uint8Array[] = [];
    author.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== "server") sent.push(update);
    });
    const journal: Uint8Array[] = [];
    let corpus: Uint8Array[] = [];
    for (let batch = 0; batch < 50; batch++, left -= perBatch) {
      for (let edits = 0; edits < 5; edits++) editing(random, author);
      const honest = sent.splice(0);
      corpus = [...corpus.slice(-40), ...honest];
      const hostile = Array.from({ length: perBatch }, () =>
        random.chance(0.6)
          ? hostileUpdate(random, server, [1, 2, 4_000_000_000])
          : mutated(random, random.pick(corpus), random.pick(corpus)),
      );
      // Together, as in one commit.
      const known = new Known();
      const isTaken = (update: Uint8Array) => {
        const decoded = decodeUpdate(update);
        if (!decoded || checkFit(server, known, decoded, () => true) !== "new") return false;
        known.take(decoded);
        return true;
      };
      const good = honest.filter(isTaken);
      const bad = hostile.filter(isTaken);
      taken.honest += good.length / honest.length;
      taken.hostile += bad.length;
      const commit = [...good, ...bad];
      server.transact(() => {
        for (const update of commit) Y.applyUpdate(server, update);
      });
      expect(server.store.pendingStructs ?? server.store.pendingDs, "nothing waits for what never comes").toBeNull();
      expect(watcher.store.pendingStructs ?? watcher.store.pendingDs, "who looks on has what is told").toBeNull();
      expect(Y.encodeStateVector(watcher).length).toBe(Y.encodeStateVector(server).length);
      for (const update of commit) Y.applyUpdate(author, update, "server");
      sent.length = 0;
      journal.push(...commit);
      corpus.push(...bad);
    }
    expectWhole(server);
    // Who opens the text has the same: update by update, many at a time, in pieces, and as what came after a part of it.
    const [replayed, pieced, resumed] = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
    for (const update of journal) Y.applyUpdate(replayed, update);
    const hydrated = await hydrate(journal);
    for (const { update } of encodePieces(server, journal.map(reachedBy))) Y.applyUpdate(pieced, update);
    for (const update of journal.slice(0, random.below(journal.length))) Y.applyUpdate(resumed, update);
    Y.applyUpdate(resumed, Y.encodeStateAsUpdate(server, Y.encodeStateVector(resumed)));
    for (const doc of [watcher, replayed, hydrated, pieced, resumed]) {
      expectWhole(doc);
      expectSame(doc, server);
    }
  }
  // An honest one may lose a race only against what a mutated one has made of it.
  expect(taken.honest / (count / perBatch), "the honest ones").toBeGreaterThan(0.9);
  expect(taken.hostile, "some hostile ones go all the way").toBeGreaterThan(count / 200);
}, 600_000);
