/** A ranking as it is being made: ranks from the first, several options of a rank being equal, and what is not ranked. */
export interface Ranking {
  ranks: readonly (readonly string[])[];
  left: readonly string[];
}

/** Options by the place that was written beside them; what has none is not ranked. */
export function rankingOf(options: readonly string[], places: Readonly<Record<string, string>>): Ranking {
  const byPlace = new Map<number, string[]>();
  const left: string[] = [];
  for (const option of options) {
    const place = Number(places[option] || Number.NaN);
    if (Number.isInteger(place)) byPlace.set(place, [...(byPlace.get(place) ?? []), option]);
    else left.push(option);
  }
  const ranks = [...byPlace].sort(([one], [other]) => one - other).map(([, rank]) => rank);
  return { ranks, left };
}

/** The place of an option, from 1; null for one that is not ranked. */
export function placeOf({ ranks }: Ranking, option: string): number | null {
  const at = ranks.findIndex((rank) => rank.includes(option));
  return at < 0 ? null : at + 1;
}

/** Puts an option that is not ranked behind all that are. */
export function added({ ranks, left }: Ranking, option: string): Ranking {
  return { ranks: [...ranks, [option]], left: left.filter((one) => one !== option) };
}

export function removed({ ranks, left }: Ranking, option: string): Ranking {
  return { ranks: without(ranks, option), left: [...left, option] };
}

/**
 * Moves an option one step up (-1) or down (+1). One that is alone in its rank changes places with the next rank; one that is equal to others gets a
 * rank of its own beside them.
 */
export function moved({ ranks, left }: Ranking, option: string, step: -1 | 1): Ranking {
  const at = ranks.findIndex((rank) => rank.includes(option));
  const isAlone = ranks[at]?.length === 1;
  const rest = without(ranks, option);
  const to = isAlone ? at + step : step < 0 ? at : at + 1;
  const place = Math.max(0, Math.min(rest.length, to));
  return { ranks: [...rest.slice(0, place), [option], ...rest.slice(place)], left };
}

/** Makes an option equal to the rank before its own. */
export function joined({ ranks, left }: Ranking, option: string): Ranking {
  const at = ranks.findIndex((rank) => rank.includes(option));
  const before = ranks[at - 1];
  if (!before) return { ranks, left };
  const rest = without(ranks, option);
  return { ranks: rest.map((rank) => (rank[0] === before[0] ? [...rank, option] : rank)), left };
}

function without(ranks: Ranking["ranks"], option: string): string[][] {
  return ranks.map((rank) => rank.filter((one) => one !== option)).filter((rank) => rank.length > 0);
}
