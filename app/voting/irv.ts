import { byPlace } from "./option-table.ts";
import type { RankingGroup } from "./ranked-ballots.ts";
import { everyWinner, type Step, stateLimit } from "./resolutions.ts";
import { type Winners, winnersOf } from "./winners.ts";

export interface IrvRound {
  votes: Record<string, number>;
  /** Ballots that rank no option that is left. */
  exhausted: number;
  eliminated: string[];
  /** The options equally lowest, where the order of ties chose among them. */
  tied?: string[];
}

export interface IrvResult extends Winners {
  /** Round by round, with every tie resolved by the order of ties. */
  rounds: IrvRound[];
}

/**
 * Instant runoff: the option with the fewest votes is eliminated and its ballots go to the next option they rank, until one has more than half of
 * the votes that are left. A tie for the fewest is resolved in every way; options that are out whatever the order are taken out together.
 */
export function countIrv(
  options: readonly string[],
  groups: readonly RankingGroup[],
  order: readonly number[],
): IrvResult {
  const all = options.map((_, place) => place);
  const { possible, exact } = everyWinner<readonly number[]>({
    start: all,
    key: (remaining) => remaining.join(),
    mayElect: (remaining) => remaining,
    advance: (remaining) => advance(remaining, groups, options.length),
    limit: stateLimit(groups.length, 20_000),
  });
  const { rounds, elected } = roundsBy(order, options, groups);
  return { ...winnersOf(options, { possible, elected: [elected], exact }), rounds };
}

function advance(start: readonly number[], groups: readonly RankingGroup[], size: number): Step<readonly number[]> {
  let remaining = start;
  for (;;) {
    const { votes } = tally(remaining, groups, size);
    const majority = holderOfMajority(remaining, votes);
    if (majority !== undefined) return { over: true, elected: [majority] };
    const lowest = lowestOf(remaining, votes);
    const others = remaining.filter((option) => !lowest.includes(option));
    if (lowest.length > 1 && !areOutInAnyOrder(lowest, others, votes)) {
      const forks = lowest.map((loses) => ({ loses, state: remaining.filter((option) => option !== loses) }));
      return { over: false, forks };
    }
    remaining = others;
  }
}

/** Whatever the lowest leave to each other, none of them can reach the next: their votes together are fewer. */
function areOutInAnyOrder(lowest: readonly number[], others: readonly number[], votes: Float64Array): boolean {
  if (others.length === 0) return false;
  const together = lowest.reduce((sum, option) => sum + (votes[option] as number), 0);
  return others.every((option) => (votes[option] as number) > together);
}

function roundsBy(order: readonly number[], options: readonly string[], groups: readonly RankingGroup[]) {
  const rounds: IrvRound[] = [];
  let remaining: readonly number[] = options.map((_, place) => place);
  for (;;) {
    const { votes, exhausted } = tally(remaining, groups, options.length);
    const names = remaining.map((place) => options[place] as string);
    const table = byPlace(
      names,
      remaining.map((place) => votes[place] as number),
    );
    const majority = holderOfMajority(remaining, votes);
    if (majority !== undefined) {
      rounds.push({ votes: table, exhausted, eliminated: [] });
      return { rounds, elected: majority };
    }
    const lowest = lowestOf(remaining, votes);
    const last = order.findLast((place) => lowest.includes(place)) as number;
    const tied = lowest.map((place) => options[place] as string);
    const round = { votes: table, exhausted, eliminated: [options[last] as string] };
    rounds.push(lowest.length > 1 ? { ...round, tied } : round);
    remaining = remaining.filter((place) => place !== last);
  }
}

function tally(remaining: readonly number[], groups: readonly RankingGroup[], size: number) {
  const isIn = new Uint8Array(size);
  for (const option of remaining) isIn[option] = 1;
  const votes = new Float64Array(size);
  let exhausted = 0;
  for (const { ranks, count } of groups) {
    const choice = ranks.find((option) => isIn[option] === 1);
    if (choice === undefined) exhausted += count;
    else votes[choice] = (votes[choice] as number) + count;
  }
  return { votes, exhausted };
}

function holderOfMajority(remaining: readonly number[], votes: Float64Array): number | undefined {
  if (remaining.length === 1) return remaining[0];
  const total = remaining.reduce((sum, option) => sum + (votes[option] as number), 0);
  return remaining.find((option) => 2 * (votes[option] as number) > total);
}

function lowestOf(remaining: readonly number[], votes: Float64Array): number[] {
  const fewest = Math.min(...remaining.map((option) => votes[option] as number));
  return remaining.filter((option) => votes[option] === fewest);
}
