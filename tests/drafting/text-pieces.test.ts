import { expect, test } from "vitest";
import * as Y from "yjs";
import { hydrate } from "#app/drafting/hydrate.server.ts";
import { decodeSnapshot, encodeSnapshot } from "#app/drafting/snapshot-codec.server.ts";
import { encodePieces, type Piece, reachedBy, reachedTogether } from "#app/drafting/text-pieces.ts";
import { writeHistory } from "../support/history.ts";
import { randomFrom } from "../support/random.ts";

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

const bytesOf = (pieces: readonly Piece[]) => pieces.map((piece) => piece.update);

test(`pieces give back the text, also when people write between them (SEED=${seed})`, async () => {
  const random = randomFrom(seed);
  const { updates } = writeHistory(20_000, random);
  const doc = new Y.Doc();
  let next = 0;
  /** Applies some more of the history. @returns what it brought */
  const write = (count: number) => {
    const part = updates.slice(next, next + count);
    next += count;
    for (const update of part) Y.applyUpdate(doc, update);
    return part;
  };
  let pieces: Piece[] = [];
  let tail: Uint8Array[] = [];
  while (next < updates.length) {
    tail.push(...write(1 + random.below(4000)));
    const steps = [...pieces.map((piece) => piece.reached), ...tail.map((update) => reachedBy(update))];
    pieces = [];
    tail = [];
    for (const piece of encodePieces(doc, steps)) {
      pieces.push(piece);
      if (random.chance(0.7)) tail.push(...write(random.below(300)));
    }
    const copy = await hydrate([...bytesOf(pieces), ...tail]);
    expect(copy.getXmlFragment("body").toString()).toBe(doc.getXmlFragment("body").toString());
    expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
    const together = reachedTogether([
      ...pieces.map((piece) => piece.reached),
      ...tail.map((update) => reachedBy(update)),
    ]);
    expect(together).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));
    copy.destroy();
  }
  expect(pieces.length).toBeGreaterThan(1);
});

test("each piece stands on those before it alone, and takes what is deleted away from who still has it", async () => {
  const { doc, updates } = writeHistory(10_000, randomFrom(1));
  const early = new Y.Doc();
  for (const update of updates.slice(0, 5000)) Y.applyUpdate(early, update);
  const pieces = [...encodePieces(doc, updates.map(reachedBy))];
  const copy = new Y.Doc();
  for (const { update } of pieces) {
    Y.applyUpdate(copy, update);
    expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null]);
    Y.applyUpdate(early, update);
  }
  for (const one of [copy, early]) {
    expect(one.getXmlFragment("body").toString()).toBe(doc.getXmlFragment("body").toString());
  }
});

test("a text that lacks what a part builds on is not taken for whole", async () => {
  const { updates } = writeHistory(100, randomFrom(3));
  await expect(hydrate(updates.slice(1))).rejects.toThrow("lacks");
});

test("a snapshot comes back as it was, in parts of bounded size, and not when a single bit has changed", () => {
  const { doc, updates } = writeHistory(2000, randomFrom(4));
  const pieces = [...encodePieces(doc, updates.map(reachedBy))];
  const many = Array.from({ length: 60 }, () => pieces).flat();
  const writers = new Map([
    [7, "anna"],
    [4_294_967_295, "jan"],
    [8, "anna"],
  ]);
  const parts = encodeSnapshot({ pieces: many, writers });
  expect(parts.length).toBeGreaterThan(1);
  expect(Math.max(...parts.map((part) => part.length))).toBeLessThan(600 * 1024);
  expect(decodeSnapshot(parts)).toEqual({ pieces: many, writers });
  const nothing = { pieces: [], writers: new Map() };
  expect(decodeSnapshot(encodeSnapshot(nothing))).toEqual(nothing);
  const [first = new Uint8Array()] = encodeSnapshot({ pieces, writers });
  for (const at of [0, 31, 32, 33, 100, first.length - 1]) {
    const changed = first.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(decodeSnapshot([changed]), `byte ${at}`).toBeNull();
  }
  expect(decodeSnapshot([first.subarray(0, 20)])).toBeNull();
});
