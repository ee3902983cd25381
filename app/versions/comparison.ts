import type { JsonNode } from "#app/drafting/document-clean.ts";
import { cutInline } from "#app/drafting/inline-text.ts";
import { type BlockChange, isChange, type WordPiece } from "./diff.ts";

type KeptBlock = Extract<BlockChange, { kind: "kept" }>;

/** What is shown of a comparison, from top to bottom. */
export type Row =
  | { kind: "same"; block: KeptBlock }
  /** `index` counts the changes of a page from 1. */
  | { kind: "change"; index: number; change: BlockChange }
  /** Where a block stood that has moved; `index` is its change's. */
  | { kind: "origin"; index: number; block: KeptBlock };

/** Rows one after another; those without a change that stand far from one are folded. */
export interface Stretch {
  isFolded: boolean;
  rows: Row[];
}

/** What happened how often. A block that moved and was changed as well has moved. */
export type ChangeCounts = Record<"added" | "removed" | "moved" | "rewritten" | "reformed", number>;

/** One row before and after a change is not folded, and so few rows are not worth folding. */
const leastFolded = 3;

/** @param first the index of the first change */
export function rowsOf(changes: readonly BlockChange[], first = 1): Row[] {
  let next = first;
  const rows = changes.map((change): Row => {
    if (isChange(change)) return { kind: "change", index: next++, change };
    return { kind: "same", block: change as KeptBlock };
  });
  return withOrigins(rows);
}

/** What has moved leaves a row where it stood: before the first block that stood after it and has not moved itself. */
function withOrigins(rows: readonly Row[]): Row[] {
  const origins = rows
    .flatMap((row) =>
      row.kind === "change" && row.change.kind === "kept" && row.change.isMoved
        ? [{ kind: "origin" as const, index: row.index, block: row.change }]
        : [],
    )
    .sort((one, other) => one.block.from - other.block.from);
  const all: Row[] = [];
  let next = 0;
  for (const row of rows) {
    const stood = placeBefore(row);
    for (; next < origins.length && (origins[next]?.block.from ?? 0) < stood; next++) all.push(origins[next] as Row);
    all.push(row);
  }
  return [...all, ...origins.slice(next)];
}

/** Where a row's block stood in the earlier version; −1 for what was not there, or has moved. */
function placeBefore(row: Row): number {
  if (row.kind === "same") return row.block.from;
  if (row.kind === "origin" || row.change.kind === "added") return -1;
  return row.change.kind === "kept" && row.change.isMoved ? -1 : row.change.from;
}

export function folded(rows: readonly Row[]): Stretch[] {
  const stretches: Stretch[] = [];
  const show = (shown: readonly Row[]) => {
    const last = stretches.at(-1);
    if (shown.length === 0) return;
    if (last && !last.isFolded) last.rows.push(...shown);
    else stretches.push({ isFolded: false, rows: [...shown] });
  };
  for (let at = 0; at < rows.length; ) {
    let end = at;
    while (rows[end]?.kind === "same") end++;
    const [head, tail] = [at === 0 ? at : at + 1, end === rows.length ? end : end - 1];
    if (tail - head >= leastFolded) {
      show(rows.slice(at, head));
      stretches.push({ isFolded: true, rows: rows.slice(head, tail) });
      show(rows.slice(tail, end));
    } else show(rows.slice(at, end));
    if (end < rows.length) show(rows.slice(end, end + 1));
    at = end + 1;
  }
  return stretches;
}

export function countsOf(rows: readonly Row[]): ChangeCounts {
  const counts: ChangeCounts = { added: 0, removed: 0, moved: 0, rewritten: 0, reformed: 0 };
  for (const row of rows) if (row.kind === "change") counts[kindOf(row.change)] += 1;
  return counts;
}

export function kindOf(change: BlockChange): keyof ChangeCounts {
  if (change.kind !== "kept") return change.kind;
  if (change.isMoved) return "moved";
  return change.words === null ? "reformed" : "rewritten";
}

/** A stretch of a block with its marks, and what became of it. */
export interface ShownPiece {
  kind: WordPiece["kind"];
  nodes: JsonNode[];
}

/** The words of a block that is in both versions, with their marks as they are now; those that were removed, as they were. */
export function piecesOf({ before, after, words }: KeptBlock): ShownPiece[] {
  const [old, now] = [before.node.content ?? [], after.node.content ?? []];
  if (words === null) return [{ kind: "kept", nodes: now }];
  let [atOld, atNow] = [0, 0];
  return words.map(({ kind, text }) => {
    const nodes =
      kind === "removed" ? cutInline(old, atOld, atOld + text.length) : cutInline(now, atNow, atNow + text.length);
    if (kind !== "added") atOld += text.length;
    if (kind !== "removed") atNow += text.length;
    return { kind, nodes };
  });
}
