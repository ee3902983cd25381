import type { CountInput } from "./count-input.ts";
import type { SortedBallots } from "./valid-ballots.ts";

/** `square[a][b]`: how many ballots prefer the option at place a to the one at place b. Whole numbers. */
export type PairwiseSquare = readonly Float64Array[];

/** Options that a ballot leaves out come last, equal: they lose to every option it ranks, and none of them to another. */
export function countPairs({ options }: CountInput, { valid }: SortedBallots): PairwiseSquare {
  const places = new Map(options.map((option, place) => [option, place]));
  const square = options.map(() => new Float64Array(options.length));
  const rankOf = new Int32Array(options.length);
  for (const { ballot, count } of valid) {
    const ranking = ballot.ranking as (string | string[])[];
    rankOf.fill(ranking.length);
    for (const [rank, entry] of ranking.entries()) {
      if (typeof entry === "string") rankOf[places.get(entry) as number] = rank;
      else for (const option of entry) rankOf[places.get(option) as number] = rank;
    }
    addPreferences(square, rankOf, count);
  }
  return square;
}

function addPreferences(square: PairwiseSquare, rankOf: Int32Array, count: number): void {
  for (let one = 0; one < rankOf.length; one += 1) {
    const row = square[one] as Float64Array;
    const rank = rankOf[one] as number;
    for (let other = 0; other < rankOf.length; other += 1) {
      if (rank < (rankOf[other] as number)) row[other] = (row[other] as number) + count;
    }
  }
}

/** Whether more ballots prefer a to b than b to a. */
export function beats(square: PairwiseSquare, a: number, b: number): boolean {
  return preferring(square, a, b) > preferring(square, b, a);
}

export function preferring(square: PairwiseSquare, a: number, b: number): number {
  return square[a]?.[b] ?? 0;
}
