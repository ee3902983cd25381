import type { JsonNode } from "#app/drafting/document-json.ts";
import { align } from "./align.ts";
import { type TextBlock, textBlocksOf } from "./diff-blocks.ts";
import { pairBlocks } from "./pair-blocks.ts";
import { numbered } from "./rewrite.ts";
import { wordsOf } from "./words.ts";

/** Words that stand in both versions, or only in the one. */
export interface WordPiece {
  kind: "kept" | "added" | "removed";
  text: string;
}

/** What became of a block. `from` and `to` count the blocks of each version from 0. */
export type BlockChange =
  | { kind: "added"; after: TextBlock; to: number }
  | { kind: "removed"; before: TextBlock; from: number }
  | {
      kind: "kept";
      before: TextBlock;
      after: TextBlock;
      from: number;
      to: number;
      isMoved: boolean;
      /** The words are the same, but their marks, the level or the place in a list or table are not. */
      isReformed: boolean;
      /** Null when no word changed. */
      words: WordPiece[] | null;
    };

/**
 * What changed from one version of a document to another: block by block in the order of the later one, removed blocks where they stood,
 * and word by word inside a block. A moved block stands where it is now.
 */
export function diffDocuments(before: JsonNode, after: JsonNode): BlockChange[] {
  const [old, now] = [textBlocksOf(before), textBlocksOf(after)];
  const pairs = pairBlocks(old, now);
  const pairOf = new Map(pairs.map((pair) => [pair.b, pair]));
  const isPaired = new Set(pairs.map(({ a }) => a));
  const changes: BlockChange[] = [];
  let next = 0;
  const removeUpTo = (end: number) => {
    for (; next < end; next++) {
      const block = old[next];
      if (block && !isPaired.has(next)) changes.push({ kind: "removed", before: block, from: next });
    }
  };
  for (const [to, block] of now.entries()) {
    const pair = pairOf.get(to);
    const was = pair && old[pair.a];
    if (!pair || !was) {
      // What was taken out stands before what was put in its place.
      let end = next;
      while (end < old.length && !isPaired.has(end)) end++;
      removeUpTo(end);
      changes.push({ kind: "added", after: block, to });
      continue;
    }
    if (!pair.isMoved) {
      removeUpTo(pair.a);
      next = pair.a + 1;
    }
    changes.push(keptBlock(was, block, { from: pair.a, to, isMoved: pair.isMoved }));
  }
  removeUpTo(old.length);
  return changes;
}

/** Whether anything about a block is worth showing. */
export function isChange(change: BlockChange): boolean {
  return change.kind !== "kept" || change.isMoved || change.isReformed || change.words !== null;
}

function keptBlock(
  before: TextBlock,
  after: TextBlock,
  where: { from: number; to: number; isMoved: boolean },
): BlockChange {
  const words = before.text === after.text ? null : diffWords(before.text, after.text);
  const isReformed = words === null ? before.form !== after.form : before.level !== after.level;
  return { kind: "kept", before, after, ...where, isReformed, words };
}

/** What was taken out stands before what was put in its place. */
export function diffWords(before: string, after: string): WordPiece[] {
  const [a, b] = [wordsOf(before), wordsOf(after)];
  const { numbersOfA, numbersOfB } = numbered(a, b);
  const pieces: WordPiece[] = [];
  const push = (kind: WordPiece["kind"], words: readonly string[]) => {
    if (words.length === 0) return;
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += words.join("");
    else pieces.push({ kind, text: words.join("") });
  };
  let [atA, atB] = [0, 0];
  for (const match of [...align(numbersOfA, numbersOfB), { a: a.length, b: b.length, length: 0 }]) {
    push("removed", a.slice(atA, match.a));
    push("added", b.slice(atB, match.b));
    push("kept", a.slice(match.a, match.a + match.length));
    [atA, atB] = [match.a + match.length, match.b + match.length];
  }
  return smoothed(pieces);
}

/** A space alone between two changed stretches is read with them: "[ab][cd]" and not "[a][c] [b][d]". */
function smoothed(pieces: readonly WordPiece[]): WordPiece[] {
  const smooth: WordPiece[] = [];
  let open: { removed: string; added: string } | null = null;
  const close = () => {
    if (open?.removed) smooth.push({ kind: "removed", text: open.removed });
    if (open?.added) smooth.push({ kind: "added", text: open.added });
    open = null;
  };
  for (const [index, { kind, text }] of pieces.entries()) {
    if (kind === "kept" && !(open && text.trim() === "" && index < pieces.length - 1)) {
      close();
      smooth.push({ kind, text });
      continue;
    }
    open ??= { removed: "", added: "" };
    if (kind !== "added") open.removed += text;
    if (kind !== "removed") open.added += text;
  }
  close();
  return smooth;
}
