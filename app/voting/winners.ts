/** What every method that chooses among options answers. */
export interface Winners {
  /** Every option that wins under some resolution of the ties, in the order of the vote's options. */
  winners: string[];
  /** Whether another resolution of the ties elects others: then nobody is elected before the tie rule has been applied. */
  tie: boolean;
  /** Who wins when the given order resolves every tie, in the order of the vote's options. */
  elected: string[];
  /** Only where the ties are too many to follow them all: `winners` may then hold options that no resolution elects, never too few. */
  exact?: false;
}

/** Option places. `possible` are all that some resolution elects, `elected` those that the tie order elects. */
export interface PlacedWinners {
  possible: Iterable<number>;
  elected: Iterable<number>;
  exact: boolean;
  /** Given where resolutions elect different numbers of options. */
  tie?: boolean;
}

export function winnersOf(options: readonly string[], placed: PlacedWinners): Winners {
  const winners = names(options, placed.possible);
  const elected = names(options, placed.elected);
  const tie = placed.tie ?? winners.length !== elected.length;
  return { winners, tie, elected, ...(placed.exact ? {} : { exact: false as const }) };
}

function names(options: readonly string[], places: Iterable<number>): string[] {
  const chosen = new Set(places);
  return options.filter((_, place) => chosen.has(place));
}
