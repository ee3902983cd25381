import type { DocumentRoot } from "#app/drafting/document-clean.ts";
import type { Run } from "./runs.ts";

/** Who wrote what of both texts, as a version keeps it: `[contributor, length]` after one another. */
export function encodeRuns(runs: Record<DocumentRoot, readonly Run[]>): string {
  const pairs = (of: readonly Run[]) => of.map(({ author, length }) => [author, length]);
  return JSON.stringify({ body: pairs(runs.body), summary: pairs(runs.summary) });
}

/** @param stored what encodeRuns wrote */
export function decodeRuns(stored: string): Record<DocumentRoot, Run[]> {
  const { body, summary } = JSON.parse(stored) as Record<DocumentRoot, [number, number][]>;
  const runs = (of: [number, number][]) => of.map(([author, length]) => ({ author, length }));
  return { body: runs(body), summary: runs(summary) };
}
