import type { PairwiseResult } from "./condorcet.ts";
import { bySquare } from "./option-table.ts";
import { beats, type PairwiseSquare, preferring } from "./pairwise.ts";
import { closureOf, lock, type Reach, reaches } from "./reach.ts";
import { everyWinner, type Step } from "./resolutions.ts";
import { type Winners, winnersOf } from "./winners.ts";

/** States to count at most (resolutions.ts): each takes about the square of the options. Four options have 219 partial orders. */
function stateLimit(options: number): number {
  return Math.min(20_000, Math.floor(2_000_000 / (options * options)));
}

export interface LockedPair {
  winner: string;
  loser: string;
  votes: number;
  against: number;
  /** False where the pair would have closed a circle. */
  locked: boolean;
}

export interface RankedPairsResult extends PairwiseResult {
  /** The majorities in the order in which they were locked, equal ones by the order of ties. */
  lockOrder: LockedPair[];
}

interface Majority {
  winner: number;
  loser: number;
  votes: number;
}

interface State {
  level: number;
  reach: Reach;
  key: string;
  /** Who may still be on top in the end, once that has been asked. */
  hopefuls?: readonly number[];
}

function stateAt(level: number, reach: Reach): State {
  return { level, reach, key: `${level}:${reach.map((row) => row.toString(36)).join()}` };
}

/**
 * Ranked pairs (T. N. Tideman, "Independence of clones as a criterion for voting rules", Social Choice and Welfare 4, 1987): majorities are locked
 * from the most winning votes to the fewest, except those that would close a circle; whoever then has nobody above wins. Equal majorities may be
 * locked in any order, and to find all winners over all orders is a hard problem (M. Brill, F. Fischer, "The price of neutrality for the
 * ranked pairs method", AAAI 2012): the search is bounded (resolutions.ts).
 */
export function countRankedPairs(
  options: readonly string[],
  square: PairwiseSquare,
  order: readonly number[],
): RankedPairsResult {
  return {
    ...winners(options, square, order),
    pairwise: bySquare(options, square),
    ...lockInOrder(options, square, order),
  };
}

function winners(options: readonly string[], square: PairwiseSquare, order: readonly number[]): Winners {
  const levels = levelsOf(majorities(square));
  const all = options.map((_, place) => place);
  const { possible, exact } = everyWinner<State>({
    start: stateAt(0, closureOf(options.length)),
    key: ({ key }) => key,
    mayElect: (state) => {
      state.hopefuls ??= mayStayOnTop(state, levels);
      return state.hopefuls;
    },
    advance: (state) => advance(state, levels, all),
    limit: stateLimit(options.length),
  });
  const elected = [topOf(lockAll(square, order), order)];
  return winnersOf(options, { possible, elected, exact });
}

/** Groups of majorities of equal strength, the strongest group first. */
function levelsOf(pairs: readonly Majority[]): Majority[][] {
  const byVotes = new Map<number, Majority[]>();
  for (const pair of pairs) byVotes.set(pair.votes, [...(byVotes.get(pair.votes) ?? []), pair]);
  return [...byVotes.entries()].sort(([one], [other]) => other - one).map(([, level]) => level);
}

function majorities(square: PairwiseSquare): Majority[] {
  return square.flatMap((row, winner) =>
    [...row.keys()]
      .filter((loser) => beats(square, winner, loser))
      .map((loser) => ({ winner, loser, votes: preferring(square, winner, loser) })),
  );
}

function advance(start: State, levels: readonly Majority[][], all: readonly number[]): Step<State> {
  let { reach } = start;
  for (let level = start.level; level < levels.length; level += 1) {
    const open = (levels[level] as Majority[]).filter((pair) => isOpen(pair, reach));
    const withAll = open.reduce((graph, { winner, loser }) => lock(graph, winner, loser), reach);
    // A pair with no way back, even with every other locked, is locked in whatever order.
    for (const { winner, loser } of open) if (!reaches(withAll, loser, winner)) reach = lock(reach, winner, loser);
    const contested = open.filter((pair) => isOpen(pair, reach));
    if (contested.length > 0) {
      const now = reach;
      const forks = contested.map(({ winner, loser }) => ({
        loses: loser,
        state: stateAt(level, lock(now, winner, loser)),
      }));
      return { over: false, forks };
    }
  }
  return { over: true, elected: all.filter((option) => isOnTop(option, reach)) };
}

function isOpen({ winner, loser }: Majority, reach: Reach): boolean {
  return !reaches(reach, winner, loser) && !reaches(reach, loser, winner);
}

function isOnTop(option: number, reach: Reach): boolean {
  return !reach.some((_, other) => reaches(reach, other, option));
}

/** The options that nobody is locked above, and that whoever still could be may yet come below. */
function mayStayOnTop({ level, reach }: State, levels: readonly Majority[][]): number[] {
  const open = levels.slice(level).flatMap((pairs) => pairs.filter((pair) => isOpen(pair, reach)));
  const hopeful = open.reduce((graph, { winner, loser }) => lock(graph, winner, loser), reach);
  const onTop = [...reach.keys()].filter((option) => isOnTop(option, reach));
  return onTop.filter((option) =>
    open.every(({ winner, loser }) => loser !== option || reaches(hopeful, option, winner)),
  );
}

function inOrder(square: PairwiseSquare, order: readonly number[]): Majority[] {
  const placeInOrder = (option: number) => order.indexOf(option);
  return majorities(square).sort(
    (one, other) =>
      other.votes - one.votes ||
      placeInOrder(one.winner) - placeInOrder(other.winner) ||
      placeInOrder(other.loser) - placeInOrder(one.loser),
  );
}

function lockAll(square: PairwiseSquare, order: readonly number[]): Reach {
  return inOrder(square, order).reduce(
    (reach, pair) => (isOpen(pair, reach) ? lock(reach, pair.winner, pair.loser) : reach),
    closureOf(square.length),
  );
}

function topOf(reach: Reach, order: readonly number[]): number {
  return order.find((option) => isOnTop(option, reach)) as number;
}

function lockInOrder(options: readonly string[], square: PairwiseSquare, order: readonly number[]) {
  let reach = closureOf(options.length);
  const lockOrder = inOrder(square, order).map(({ winner, loser, votes }): LockedPair => {
    const locked = !reaches(reach, loser, winner);
    if (locked) reach = lock(reach, winner, loser);
    const against = preferring(square, loser, winner);
    return { winner: options[winner] as string, loser: options[loser] as string, votes, against, locked };
  });
  return { lockOrder };
}
