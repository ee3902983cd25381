/** A stretch that two sequences have in common: `length` tokens from `a` on in the first, and from `b` on in the second. */
export interface Match {
  a: number;
  b: number;
  length: number;
}

/** Two stretches up to this long together are compared exactly: at most a quarter of its square in steps. */
const exactLength = 600;
/** Longer ones without a landmark are compared up to so many differences; beyond that they count as replaced. */
const mostDifferences = 200;
const mostDepth = 24;

/**
 * What two sequences of tokens have in common, in order: a longest common subsequence for short ones. Long ones are first held against
 * each other by tokens that occur once in both (patience diff), so that whole texts rewritten by an enemy cost no more than honest ones:
 * the time grows about with the length.
 */
export function align(a: readonly number[], b: readonly number[]): Match[] {
  const matches: Match[] = [];
  alignBetween(a, b, { fromA: 0, toA: a.length, fromB: 0, toB: b.length }, 0, matches);
  return joined(matches);
}

interface Stretch {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

function alignBetween(
  a: readonly number[],
  b: readonly number[],
  stretch: Stretch,
  depth: number,
  matches: Match[],
): void {
  let { fromA, toA, fromB, toB } = stretch;
  const startA = fromA;
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
    fromA++;
    fromB++;
  }
  if (fromA > startA) matches.push({ a: startA, b: fromB - (fromA - startA), length: fromA - startA });
  const endA = toA;
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
    toA--;
    toB--;
  }
  if (fromA < toA && fromB < toB) alignMiddle(a, b, { fromA, toA, fromB, toB }, depth, matches);
  if (endA > toA) matches.push({ a: toA, b: toB, length: endA - toA });
}

function alignMiddle(
  a: readonly number[],
  b: readonly number[],
  stretch: Stretch,
  depth: number,
  matches: Match[],
): void {
  const { fromA, toA, fromB, toB } = stretch;
  if (toA - fromA + toB - fromB > exactLength) {
    const anchors = depth < mostDepth ? landmarks(a, b, stretch) : [];
    if (anchors.length > 0) {
      let [nextA, nextB] = [fromA, fromB];
      for (const anchor of [...anchors, { a: toA, b: toB }]) {
        alignBetween(a, b, { fromA: nextA, toA: anchor.a, fromB: nextB, toB: anchor.b }, depth + 1, matches);
        if (anchor.a < toA) matches.push({ ...anchor, length: 1 });
        nextA = anchor.a + 1;
        nextB = anchor.b + 1;
      }
      return;
    }
  }
  for (const match of shortestEdit(a, b, stretch)) matches.push(match);
}

/** Tokens that occur once in both stretches, as many as stand in the same order. */
function landmarks(a: readonly number[], b: readonly number[], { fromA, toA, fromB, toB }: Stretch) {
  const placeInA = placesOfUnique(a, fromA, toA);
  const placeInB = placesOfUnique(b, fromB, toB);
  const common: { a: number; b: number }[] = [];
  for (const [token, place] of placeInA) {
    const other = placeInB.get(token) ?? -1;
    if (place >= 0 && other >= 0) common.push({ a: place, b: other });
  }
  return longestRising(common);
}

/** −1 for a token that occurs more than once. In the order of first occurrence. */
function placesOfUnique(tokens: readonly number[], from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let index = from; index < to; index++) {
    const token = tokens[index] as number;
    places.set(token, places.has(token) ? -1 : index);
  }
  return places;
}

/** Of pairs that rise in `a`, the most that rise in `b` too (patience sorting). */
export function longestRising<Pair extends { a: number; b: number }>(pairs: readonly Pair[]): Pair[] {
  const piles: number[] = [];
  const before = new Int32Array(pairs.length).fill(-1);
  for (const [index, pair] of pairs.entries()) {
    let [low, high] = [0, piles.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[piles[middle] as number] as Pair).b < pair.b) low = middle + 1;
      else high = middle;
    }
    if (low > 0) before[index] = piles[low - 1] as number;
    piles[low] = index;
  }
  const rising: Pair[] = [];
  for (let index = piles.at(-1) ?? -1; index >= 0; index = before[index] as number) rising.push(pairs[index] as Pair);
  return rising.reverse();
}

/** Myers' greedy algorithm (An O(ND) Difference Algorithm, 1986). Nothing in common when there are too many differences. */
function shortestEdit(a: readonly number[], b: readonly number[], { fromA, toA, fromB, toB }: Stretch): Match[] {
  const [n, m] = [toA - fromA, toB - fromB];
  const most = n + m <= exactLength ? n + m : Math.min(n + m, mostDifferences);
  const furthest = new Int32Array(2 * most + 3);
  const middle = most + 1;
  let trace = new Int32Array(1024);
  for (let d = 0; d <= most; d++) {
    if ((d + 1) ** 2 > trace.length) trace = enlarged(trace);
    trace.set(furthest.subarray(middle - d, middle + d + 1), d * d);
    for (let k = -d; k <= d; k += 2) {
      const down = furthest[middle + k + 1] as number;
      const right = (furthest[middle + k - 1] as number) + 1;
      let x = d === 0 ? 0 : k === -d || (k !== d && right <= down) ? down : right;
      let y = x - k;
      while (x < n && y < m && a[fromA + x] === b[fromB + y]) {
        x++;
        y++;
      }
      furthest[middle + k] = x;
      if (x >= n && y >= m) return pathOf(trace, { d, x: n, y: m, fromA, fromB });
    }
  }
  return [];
}

function enlarged(trace: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(4 * trace.length);
  larger.set(trace);
  return larger;
}

/** How far one came before each step up to `d`, from diagonal −d to d: those of a step begin at its square. */
function pathOf(
  trace: Int32Array,
  { d: last, x, y, fromA, fromB }: { d: number; x: number; y: number; fromA: number; fromB: number },
): Match[] {
  const matches: Match[] = [];
  for (let d = last; d >= 0; d--) {
    const k = x - y;
    const isDown = d > 0 && (k === -d || (k !== d && reachedAt(trace, d, k - 1) + 1 <= reachedAt(trace, d, k + 1)));
    const startX = d === 0 ? 0 : isDown ? reachedAt(trace, d, k + 1) : reachedAt(trace, d, k - 1) + 1;
    if (x > startX) matches.push({ a: fromA + startX, b: fromB + startX - k, length: x - startX });
    x = d === 0 ? 0 : isDown ? startX : startX - 1;
    y = d === 0 ? 0 : isDown ? startX - k - 1 : startX - k;
  }
  return matches.reverse();
}

function reachedAt(trace: Int32Array, d: number, k: number): number {
  return k < -d || k > d ? -1 : (trace[d * d + d + k] as number);
}

function joined(matches: readonly Match[]): Match[] {
  const all: Match[] = [];
  for (const match of matches) {
    const last = all.at(-1);
    if (last && last.a + last.length === match.a && last.b + last.length === match.b) last.length += match.length;
    else all.push({ ...match });
  }
  return all;
}
