import { bySquare, type PairTable } from "./option-table.ts";
import { beats, type PairwiseSquare } from "./pairwise.ts";
import { type Winners, winnersOf } from "./winners.ts";

export interface PairwiseResult extends Winners {
  pairwise: PairTable;
}

/**
 * The Condorcet winner: the option that beats every other in direct comparison. There need not be one; then nobody wins. A pair that is
 * equal is a tie that may be resolved either way, so an option that no other beats wins under some resolution.
 */
export function countCondorcet(
  options: readonly string[],
  square: PairwiseSquare,
  order: readonly number[],
): PairwiseResult {
  const all = options.map((_, place) => place);
  const possible = all.filter((a) => all.every((b) => !beats(square, b, a)));
  const isFirm = (a: number) => all.every((b) => a === b || beats(square, a, b));
  const before = (a: number, b: number) => order.indexOf(a) < order.indexOf(b);
  const elected = possible.filter((a) => all.every((b) => a === b || beats(square, a, b) || before(a, b)));
  const tie = possible.some((a) => !isFirm(a));
  return { ...winnersOf(options, { possible, elected, exact: true, tie }), pairwise: bySquare(options, square) };
}
