import { divideUp, smaller } from "./fixed-point.ts";
import type { RankingGroup } from "./ranked-ballots.ts";

/** One vote, and the keep factor of whoever keeps everything: nine decimals. */
const ONE = 1_000_000_000n;

/** The surplus below which a round's iteration ends: 0.000001. */
const OMEGA = 1_000n;

/** A count by Meek's rule between rounds. `status`: h hopeful, e elected, d defeated. `keep`: keep factors, scaled by 10⁹. */
export interface MeekState {
  seats: number;
  status: readonly ("h" | "e" | "d")[];
  keep: readonly bigint[];
}

/** A round at its end: either somebody was elected, or the lowest (and who is tied with it) may be defeated. */
export interface MeekRound {
  state: MeekState;
  votes: readonly bigint[];
  quota: bigint;
  elected: readonly number[];
  tied: readonly number[];
}

export function firstMeekState(options: number, seats: number): MeekState {
  return {
    seats,
    status: Array.from({ length: options }, () => "h"),
    keep: Array.from({ length: options }, () => ONE),
  };
}

export function hopefuls({ status }: MeekState): number[] {
  return [...status.keys()].filter((option) => status[option] === "h");
}

/** Steps B.2 and the choice in B.3 of the rule. */
export function iterate(start: MeekState, groups: readonly RankingGroup[]): MeekRound {
  const paths = gatherPaths(start, groups);
  let state = start;
  for (let previous: bigint | null = null; ; ) {
    const votes = distribute(paths, state);
    const quota = votes.reduce((sum, each) => sum + each, 0n) / BigInt(state.seats + 1) + 1n;
    const elected = hopefuls(state).filter((option) => (votes[option] as bigint) >= quota);
    if (elected.length > 0) {
      const status = state.status.map((now, option) => (elected.includes(option) ? "e" : now));
      return { state: { ...state, status }, votes, quota, elected, tied: [] };
    }
    const surplus = totalSurplus(state, votes, quota);
    if (surplus < OMEGA || (previous !== null && surplus >= previous)) {
      return { state, votes, quota, elected, tied: lowest(state, votes, surplus) };
    }
    previous = surplus;
    state = { ...state, keep: nextKeepFactors(state, votes, quota) };
  }
}

function totalSurplus({ status }: MeekState, votes: readonly bigint[], quota: bigint): bigint {
  const total = votes.reduce((sum, each, option) => (status[option] === "e" ? sum + each - quota : sum), 0n);
  return total > 0n ? total : 0n;
}

function nextKeepFactors({ status, keep }: MeekState, votes: readonly bigint[], quota: bigint): bigint[] {
  return keep.map((factor, option) =>
    status[option] === "e" ? divideUp(divideUp(factor * quota, ONE) * ONE, votes[option] as bigint) : factor,
  );
}

function lowest(state: MeekState, votes: readonly bigint[], surplus: bigint): number[] {
  const inRace = hopefuls(state);
  const fewest = inRace.map((option) => votes[option] as bigint).reduce(smaller);
  return inRace.filter((option) => (votes[option] as bigint) <= fewest + surplus);
}

/**
 * The steps on the ways of ballots from option to option, a tree laid out in lists: `option[step]` is reached from `before[step]`, which is an
 * earlier step, or -1 where the way begins, by so many ballots.
 */
interface Paths {
  ballots: number;
  option: readonly number[];
  before: readonly number[];
  count: readonly number[];
}

/**
 * The ways that ballots go: elected options in the order ranked, up to the first hopeful, which keeps all that is left. Ballots that go the
 * same way are carried together, which is exact, because rounding is per ballot and the same for each.
 */
function gatherPaths({ status }: MeekState, groups: readonly RankingGroup[]): Paths {
  const paths = { ballots: 0, option: [] as number[], before: [] as number[], count: [] as number[] };
  const options = status.length;
  /** The step after each step by way of each option, plus one; 0 for none. The first row is where ways begin. */
  const after: number[] = status.map(() => 0);
  for (const { ranks, count } of groups) {
    paths.ballots += count;
    let step = -1;
    for (const option of ranks) {
      const now = status[option];
      if (now === "d") continue;
      const place = (step + 1) * options + option;
      let next = (after[place] as number) - 1;
      if (next < 0) {
        next = paths.option.push(option) - 1;
        paths.before.push(step);
        paths.count.push(0);
        after[place] = next + 1;
        for (let each = 0; each < options; each += 1) after.push(0);
      }
      paths.count[next] = (paths.count[next] as number) + count;
      step = next;
      if (now === "h") break;
    }
  }
  return paths;
}

/** B.2.a: every ballot gives each option on its way its keep factor of what is left, rounded up to nine decimals. */
function distribute(paths: Paths, { keep }: MeekState): bigint[] {
  const isExact = paths.ballots <= MOST_EXACT_BALLOTS && keep.every((factor) => factor <= ONE);
  return isExact ? distributeNumbers(paths, keep.map(Number)).map(BigInt) : distributeBig(paths, keep);
}

/** With so many ballots no sum of their parts reaches 2⁵³: numbers are exact, and many times as fast. */
const MOST_EXACT_BALLOTS = 9_000_000;

function distributeNumbers({ option, before, count }: Paths, keep: readonly number[]): number[] {
  const votes = keep.map(() => 0);
  const left = new Float64Array(option.length);
  for (let step = 0; step < option.length; step += 1) {
    const from = before[step] as number;
    const weight = from < 0 ? WHOLE : (left[from] as number);
    const at = option[step] as number;
    const factor = keep[at] as number;
    const kept = factor === WHOLE ? weight : partUp(weight, factor);
    votes[at] = (votes[at] as number) + kept * (count[step] as number);
    left[step] = weight - kept;
  }
  return votes;
}

const WHOLE = Number(ONE);
const HALF = 2 ** 15;

/** weight · factor / 10⁹, rounded up, both from 0 to 10⁹: in two steps, neither of which reaches 2⁵³. */
function partUp(weight: number, factor: number): number {
  const low = factor % HALF;
  const high = weight * ((factor - low) / HALF);
  const whole = Math.floor(high / WHOLE);
  return whole * HALF + Math.ceil(((high - whole * WHOLE) * HALF + weight * low) / WHOLE);
}

function distributeBig({ option, before, count }: Paths, keep: readonly bigint[]): bigint[] {
  const votes = keep.map(() => 0n);
  const left: bigint[] = [];
  for (const [step, at] of option.entries()) {
    const from = before[step] as number;
    const weight = from < 0 ? ONE : (left[from] as bigint);
    const factor = keep[at] as bigint;
    const kept = factor === ONE ? weight : divideUp(weight * factor, ONE);
    votes[at] = (votes[at] as bigint) + kept * BigInt(count[step] as number);
    left.push(weight - kept);
  }
  return votes;
}
