import * as Y from "yjs";

/** Lets everybody else have their turn. */
export type Pause = () => Promise<void>;

export const nextTurn: Pause = () => new Promise((resolve) => setImmediate(resolve));

/** After this many milliseconds of work others get their turn; a piece takes up to about as long again. */
const sliceMs = 5;

/**
 * Applies updates, which build on each other in the order given, a slice at a time.
 * @throws when something they build on is missing
 */
export async function hydrate(
  updates: readonly Uint8Array[],
  pause: Pause = nextTurn,
  doc = new Y.Doc(),
): Promise<Y.Doc> {
  let next = 0;
  while (next < updates.length) {
    if (next > 0) await pause();
    const until = performance.now() + sliceMs;
    // Each by itself, though together they would take a third of the time: Yjs forgets what is deleted when a transaction ends, and where
    // an update goes that names something forgotten must not depend on what it was loaded with.
    for (; next < updates.length && performance.now() < until; next++) {
      const update = updates[next];
      if (update) Y.applyUpdate(doc, update);
    }
  }
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("the text lacks what a part of it builds on");
  return doc;
}
