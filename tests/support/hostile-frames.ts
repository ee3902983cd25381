import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { hostileUpdate, mutated } from "./hostile-updates.ts";
import type { Random } from "./random.ts";
import { awarenessFrame, syncFrame } from "./raw-client.ts";

/**
 * A frame that a stock client would never send, and one that is nearly right: hostile updates in sound envelopes, what honest people send
 * with something wrong in it, states, carets and barriers at the edges, and noise.
 * @param doc the text as it stands
 * @param honest frames and updates that were right
 * @returns `closes` when most of the like close the socket
 */
export function hostileFrame(
  random: Random,
  doc: Y.Doc,
  honest: { frames: readonly Uint8Array[]; updates: readonly Uint8Array[] },
): { frame: Uint8Array; closes: boolean } {
  const clients = [1, 2, 4_000_000_000];
  const mostly = (frame: Uint8Array) => ({ frame, closes: false });
  switch (random.below(12)) {
    case 0:
      return { frame: mutated(random, random.pick(honest.frames), random.pick(honest.frames)), closes: true };
    case 1:
      return { frame: Uint8Array.from({ length: 1 + random.below(60) }, () => random.below(256)), closes: true };
    case 2:
      return mostly(barrier(random.pick([0, 1, 127, 128, 2 ** 31, 2 ** 53 - 1])));
    case 3:
      return mostly(caret(random, doc));
    case 4:
    case 5:
    case 6:
      return mostly(syncFrame(2, mutated(random, random.pick(honest.updates), random.pick(honest.updates))));
    default:
      return mostly(syncFrame(2, hostileUpdate(random, doc, clients)));
  }
}

function barrier(seq: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 100);
    encoding.writeVarUint(encoder, seq);
  });
}

function caret(random: Random, doc: Y.Doc): Uint8Array {
  const ids = [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys(), 5, 2 ** 32 - 1];
  const states = [
    "null",
    "{}",
    '{"user":{"name":"Prezydent","sector":"city"}}',
    '{"cursor":{"root":"body","anchor":{"type":null,"tname":"body","item":null},"head":{"tname":"body"}}}',
    '{"cursor":{"root":"inne"}}',
    "{",
    `{"cursor":"${"x".repeat(3000)}"}`,
  ];
  const entry = () => ({
    clientId: random.pick(ids),
    clock: random.pick([0, 1, 2 ** 31, 2 ** 53 - 1]),
    state: random.pick(states),
  });
  return awarenessFrame(Array.from({ length: random.pick([0, 1, 1, 1, 3]) }, entry));
}
