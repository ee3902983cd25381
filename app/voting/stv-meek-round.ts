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

/** A step on the way of ballots from option to option; `count` ballots take it. */
interface Path {
  count: bigint;
  onwards: readonly (readonly [number, Path])[];
}

interface GrowingPath {
  count: number;
  onwards: Map<number, GrowingPath>;
}

/**
 * The ways that ballots go: elected options in the order ranked, up to the first hopeful, which keeps all that is left. Ballots that go the
 * same way are carried together, which is exact, because rounding is per ballot and the same for each.
 */
function gatherPaths({ status }: MeekState, groups: readonly RankingGroup[]): Path {
  const root: GrowingPath = { count: 0, onwards: new Map() };
  for (const { ranks, count } of groups) {
    let path = root;
    for (const option of ranks) {
      const now = status[option];
      if (now === "d") continue;
      let next = path.onwards.get(option);
      if (!next) {
        next = { count: 0, onwards: new Map() };
        path.onwards.set(option, next);
      }
      next.count += count;
      path = next;
      if (now === "h") break;
    }
  }
  return grown(root);
}

function grown({ count, onwards }: GrowingPath): Path {
  return { count: BigInt(count), onwards: [...onwards].map(([option, path]) => [option, grown(path)]) };
}

/** B.2.a: every ballot gives each option on its way its keep factor of what is left, rounded up to nine decimals. */
function distribute(paths: Path, { keep }: MeekState): bigint[] {
  const votes = keep.map(() => 0n);
  walk(paths, ONE);
  return votes;

  function walk({ onwards }: Path, weight: bigint): void {
    for (const [option, path] of onwards) {
      const factor = keep[option] as bigint;
      const kept = factor === ONE ? weight : divideUp(weight * factor, ONE);
      votes[option] = (votes[option] as bigint) + kept * path.count;
      if (kept < weight) walk(path, weight - kept);
    }
  }
}
