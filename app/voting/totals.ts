import type { BallotEntry, CountInput } from "./count-input.ts";
import { byPlace } from "./option-table.ts";
import type { SortedBallots } from "./valid-ballots.ts";
import { type Winners, winnersOf } from "./winners.ts";

/** Sums of approvals, scores or dots: an option left out of a ballot receives nothing from it. The highest totals win. */
export interface TotalsResult extends Winners {
  totals: Record<string, number>;
}

/** @param order places of the options, the one that a tie favours first */
export function countTotals(input: CountInput, { valid }: SortedBallots, order: readonly number[]): TotalsResult {
  const places = new Map(input.options.map((option, place) => [option, place]));
  const totals = input.options.map(() => 0);
  for (const { ballot, count } of valid) {
    for (const [option, given] of marks(ballot)) {
      const place = places.get(option) as number;
      totals[place] = (totals[place] as number) + given * count;
    }
  }
  return { ...highest(totals, input.seats, order, input.options), totals: byPlace(input.options, totals) };
}

function marks(ballot: BallotEntry): [string, number][] {
  if (ballot.approvals) return (ballot.approvals as string[]).map((option) => [option, 1]);
  return Object.entries(ballot.scores as Record<string, number>);
}

/** An option wins under some resolution of the ties exactly when fewer others than seats stand above it. */
function highest(
  totals: readonly number[],
  seats: number,
  order: readonly number[],
  options: readonly string[],
): Winners {
  const above = (place: number) => totals.filter((total) => total > (totals[place] as number)).length;
  const possible = options.map((_, place) => place).filter((place) => above(place) < seats);
  const ranked = [...order].sort((one, other) => (totals[other] as number) - (totals[one] as number));
  return winnersOf(options, { possible, elected: ranked.slice(0, seats), exact: true });
}
