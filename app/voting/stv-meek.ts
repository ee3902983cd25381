import { asDecimal } from "./fixed-point.ts";
import { byPlace } from "./option-table.ts";
import type { RankingGroup } from "./ranked-ballots.ts";
import { everyWinner, type Step, stateLimit } from "./resolutions.ts";
import { firstMeekState, hopefuls, iterate, type MeekRound, type MeekState } from "./stv-meek-round.ts";
import type { StvResult, StvRound } from "./stv-scottish.ts";
import { winnersOf } from "./winners.ts";

/**
 * Meek's rule as the Proportional Representation Foundation specifies it (prfound.org, "Reference Meek Rule"): nine decimals, omega
 * 0.000001. Every elected option keeps a share of each ballot and passes the rest on, shares being recalculated until the surplus is all but
 * gone; then the lowest is defeated. Options within the remaining surplus of the lowest are tied with it, as the rule says.
 */
export function countMeek(
  options: readonly string[],
  groups: readonly RankingGroup[],
  seats: number,
  order: readonly number[],
): StvResult {
  const start = firstMeekState(options.length, seats);
  const rounds = new Map<string, MeekRound>();
  /** A round takes long, and the search and the working come to the same ones. */
  const iterateOnce = (state: MeekState) => {
    const round = rounds.get(keyOf(state)) ?? iterate(state, groups);
    rounds.set(keyOf(state), round);
    return round;
  };
  const isRanked = new Set(groups.flatMap(({ ranks }) => ranks));
  const { possible, exact } = everyWinner<MeekState>({
    start,
    key: keyOf,
    mayElect: ({ status }) => [...status.keys()].filter((option) => status[option] !== "d"),
    advance: (state) => advance(state, iterateOnce, isRanked),
    limit: stateLimit(groups.length, 4_000),
  });
  const working = roundsBy(order, options, iterateOnce, start);
  const { elected, quota } = working;
  return { ...winnersOf(options, { possible, elected, exact }), quota, rounds: working.rounds };
}

function advance(
  start: MeekState,
  iterateOnce: (state: MeekState) => MeekRound,
  isRanked: ReadonlySet<number>,
): Step<MeekState> {
  let state = start;
  for (;;) {
    if (isComplete(state)) return { over: true, elected: finish(state) };
    const round = iterateOnce(state);
    state = round.state;
    if (round.elected.length > 0) continue;
    const { tied } = round;
    if (tied.length === 1) state = defeat(state, tied[0] as number);
    else if (!tied.some((option) => isRanked.has(option))) {
      // No ballot names them: their order changes nothing but who of them is left for the last seats.
      const remaining = electedOf(state).length + hopefuls(state).length - tied.length;
      if (remaining < state.seats) return { over: true, elected: finish(state) };
      for (const option of tied) state = defeat(state, option);
    } else return { over: false, forks: tied.map((loses) => ({ loses, state: defeat(state, loses) })) };
  }
}

function roundsBy(
  order: readonly number[],
  options: readonly string[],
  iterateOnce: (state: MeekState) => MeekRound,
  start: MeekState,
) {
  const name = (place: number) => options[place] as string;
  const rounds: StvRound[] = [];
  let state = start;
  let quota = 0;
  while (!isComplete(state)) {
    const round = iterateOnce(state);
    state = round.state;
    quota = asDecimal(round.quota, 9);
    const votes = byPlace(
      options,
      round.votes.map((scaled) => asDecimal(scaled, 9)),
    );
    const elected = round.elected.map(name);
    if (round.elected.length > 0) rounds.push({ votes, elected, quota });
    else {
      const last = order.findLast((option) => round.tied.includes(option)) as number;
      const tied = round.tied.length > 1 ? { tied: round.tied.map(name) } : {};
      rounds.push({ votes, elected, excluded: name(last), ...tied, quota });
      state = defeat(state, last);
    }
  }
  return { rounds, elected: finish(state), quota };
}

function keyOf({ status, keep }: MeekState): string {
  return `${status.join("")}:${keep.join()}`;
}

/** B.1: all seats are filled, or no more are left than there are seats. */
function isComplete(state: MeekState): boolean {
  const elected = electedOf(state).length;
  return elected >= state.seats || elected + hopefuls(state).length <= state.seats;
}

/** C: the hopeful take the seats that are left. Where unranked options compete for these, all of them are named. */
function finish(state: MeekState): number[] {
  const elected = electedOf(state);
  return elected.length >= state.seats ? elected : [...elected, ...hopefuls(state)];
}

function electedOf({ status }: MeekState): number[] {
  return [...status.keys()].filter((option) => status[option] === "e");
}

function defeat(state: MeekState, option: number): MeekState {
  return { ...state, status: state.status.with(option, "d"), keep: state.keep.with(option, 0n) };
}
