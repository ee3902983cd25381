import { longestRising } from "./align.ts";
import type { TextBlock } from "./diff-blocks.ts";

export interface Pair {
  /** Index in the one version. */
  a: number;
  /** Index in the other. */
  b: number;
  isMoved: boolean;
}

/** Blocks that share less than half of their words are not the same block rewritten. */
const leastLikeness = 0.5;
/** A word in more blocks than this tells none of them apart. */
const mostBlocksOfWord = 40;

/**
 * Which block of one version is which of the other: the same id; then the same words, in order; then the most alike. Pairs that cross
 * others have moved: as few as explain the new order. In the order of the second version.
 */
export function pairBlocks(before: readonly TextBlock[], after: readonly TextBlock[]): Pair[] {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const take = (a: number, b: number) => {
    pairs.set(b, a);
    taken.add(a);
  };
  pairBy(before, after, pairs, taken, take, ({ id }) => id);
  pairBy(before, after, pairs, taken, take, ({ text, form }) => (text.trim() === "" ? null : `${form}\n${text}`));
  pairBy(before, after, pairs, taken, take, ({ text }) => (text.trim() === "" ? null : text));
  pairAlike(before, after, pairs, taken, take);
  const inOrder = [...pairs].map(([b, a]) => ({ a, b })).sort((one, other) => one.a - other.a);
  const unmoved = new Set(longestRising(inOrder).map(({ b }) => b));
  return inOrder.map(({ a, b }) => ({ a, b, isMoved: !unmoved.has(b) })).sort((one, other) => one.b - other.b);
}

type Take = (a: number, b: number) => void;
type Pairs = ReadonlyMap<number, number>;

function pairBy(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  pairs: Pairs,
  taken: ReadonlySet<number>,
  take: Take,
  keyOf: (block: TextBlock) => string | null,
): void {
  const waiting = new Map<string, number[]>();
  for (const [index, block] of before.entries()) {
    const key = taken.has(index) ? null : keyOf(block);
    if (key === null) continue;
    const same = waiting.get(key);
    if (same) same.push(index);
    else waiting.set(key, [index]);
  }
  for (const same of waiting.values()) same.reverse();
  for (const [index, block] of after.entries()) {
    const key = pairs.has(index) ? null : keyOf(block);
    const a = key === null ? undefined : waiting.get(key)?.pop();
    if (a !== undefined) take(a, index);
  }
}

/** By the share of words in common (Dice), the most alike first. Only blocks with a rare word in common are compared. */
function pairAlike(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
  pairs: Pairs,
  taken: ReadonlySet<number>,
  take: Take,
): void {
  const rest = before.flatMap((block, index) => (taken.has(index) ? [] : [{ index, words: wordsOf(block.text) }]));
  const blocksOf = new Map<string, number[]>();
  for (const [at, { words }] of rest.entries()) {
    for (const word of words) {
      const places = blocksOf.get(word);
      if (!places) blocksOf.set(word, [at]);
      else if (places.length <= mostBlocksOfWord) places.push(at);
    }
  }
  const candidates: { a: number; b: number; likeness: number }[] = [];
  for (const [b, block] of after.entries()) {
    if (pairs.has(b)) continue;
    const words = wordsOf(block.text);
    const common = new Map<number, number>();
    for (const word of words) {
      const places = blocksOf.get(word) ?? [];
      if (places.length > mostBlocksOfWord) continue;
      for (const at of places) common.set(at, (common.get(at) ?? 0) + 1);
    }
    for (const [at, count] of common) {
      const one = rest[at];
      const likeness = one ? (2 * count) / (one.words.size + words.size) : 0;
      if (one && likeness >= leastLikeness) candidates.push({ a: one.index, b, likeness });
    }
  }
  candidates.sort((one, other) => other.likeness - one.likeness || one.b - other.b || one.a - other.a);
  for (const { a, b } of candidates) if (!taken.has(a) && !pairs.has(b)) take(a, b);
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
}
