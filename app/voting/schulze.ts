import type { PairwiseResult } from "./condorcet.ts";
import { bySquare, type PairTable } from "./option-table.ts";
import { beats, type PairwiseSquare, preferring } from "./pairwise.ts";
import { winnersOf } from "./winners.ts";

export interface SchulzeResult extends PairwiseResult {
  strongestPaths: PairTable;
}

/**
 * Schulze's method, the strength of a defeat being its winning votes (M. Schulze, "A new monotonic, clone-independent, reversal symmetric,
 * and Condorcet-consistent single-winner election method", Social Choice and Welfare 36, 2011). The potential winners are the options whose
 * strongest path to every other is at least as strong as the way back; between several of them the tie rule decides, so each wins under
 * some resolution. Takes the number of options to the third power.
 */
export function countSchulze(
  options: readonly string[],
  square: PairwiseSquare,
  order: readonly number[],
): SchulzeResult {
  const paths = strongestPaths(square);
  const all = options.map((_, place) => place);
  const possible = all.filter((a) => all.every((b) => preferring(paths, a, b) >= preferring(paths, b, a)));
  const first = order.find((place) => possible.includes(place)) as number;
  return {
    ...winnersOf(options, { possible, elected: [first], exact: true }),
    pairwise: bySquare(options, square),
    strongestPaths: bySquare(options, paths),
  };
}

/** `paths[a][b]`: the strength of the strongest path from a to b, which is that of its weakest defeat; 0 where there is none. */
function strongestPaths(square: PairwiseSquare): Float64Array[] {
  const paths = square.map((row, a) => row.map((votes, b) => (beats(square, a, b) ? votes : 0)));
  for (const [middle, after] of paths.entries()) {
    for (const [start, row] of paths.entries()) {
      const before = row[middle] as number;
      if (start === middle || before === 0) continue;
      for (let end = 0; end < row.length; end += 1) {
        const through = Math.min(before, after[end] as number);
        if (end !== start && through > (row[end] as number)) row[end] = through;
      }
    }
  }
  return paths;
}
