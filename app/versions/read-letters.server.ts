import { plainText } from "#app/drafting/document-json.ts";
import { nextTurn } from "#app/drafting/hydrate.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readCanonicalText } from "./canonical-text.ts";
import { findVersionRuns } from "./reading-store.server.ts";
import { lettersBy } from "./shares.ts";
import { decodeRuns } from "./stored-runs.ts";

/** How many letters each contributor wrote of a version, by their numbers. */
export type Letters = ReadonlyMap<number, number>;

/** Versions never change, so what was counted once is counted for good. */
const counted = new WeakMap<Context["db"], Map<string, Letters>>();
/** A few kilobytes each at the most. */
const mostCounted = 1000;
const versionsAtOnce = 10;

/** The letters of several versions, by the versions' ids. */
export async function readLetters(ctx: Context, versionIds: readonly string[]): Promise<Map<string, Letters>> {
  const known = counted.get(ctx.db) ?? new Map<string, Letters>();
  counted.set(ctx.db, known);
  const letters = new Map<string, Letters>();
  const missing: string[] = [];
  for (const id of versionIds) {
    const there = known.get(id);
    if (there) letters.set(id, there);
    else missing.push(id);
  }
  for (let at = 0; at < missing.length; at += versionsAtOnce) {
    for (const { id, ...version } of await findVersionRuns(ctx.db, missing.slice(at, at + versionsAtOnce))) {
      const count = lettersBy(textsOf(version));
      letters.set(id, count);
      known.set(id, count);
      await nextTurn();
    }
  }
  for (const id of known.keys()) {
    if (known.size <= mostCounted) break;
    known.delete(id);
  }
  return letters;
}

/** Both texts of a version as lines, with who wrote what of them. */
export function textsOf(version: { text: string; runs: string }) {
  const text = readCanonicalText(version.text);
  const runs = decodeRuns(version.runs);
  return (["summary", "body"] as const).map((root) => ({ root, text: plainText(text[root]), runs: runs[root] }));
}
