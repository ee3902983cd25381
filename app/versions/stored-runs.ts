import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import type { Run } from "./runs.ts";

type StoredRun = [author: number, length: number, hour?: number];

/** Who wrote what of both texts, as a version keeps it: `[contributor, length, hour]` after one another, without the hour where none is known. */
export function encodeRuns(runs: Record<DocumentRoot, readonly Run[]>): string {
  const stored = (of: readonly Run[]) =>
    of.map(({ author, length, hour }): StoredRun => (hour === undefined ? [author, length] : [author, length, hour]));
  return JSON.stringify({ body: stored(runs.body), summary: stored(runs.summary) });
}

/** @param stored what encodeRuns wrote */
export function decodeRuns(stored: string): Record<DocumentRoot, Run[]> {
  const { body, summary } = JSON.parse(stored) as Record<DocumentRoot, StoredRun[]>;
  const runs = (of: StoredRun[]) =>
    of.map(([author, length, hour]): Run => (hour === undefined ? { author, length } : { author, length, hour }));
  return { body: runs(body), summary: runs(summary) };
}
