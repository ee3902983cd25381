import { larger, smaller } from "./fixed-point.ts";
import type { RankingGroup } from "./ranked-ballots.ts";

/** One vote with five decimals. */
const ONE = 100_000n;

/** Ballots that came to an option at one value: places in the list of groups. */
interface Parcel {
  value: bigint;
  groups: readonly number[];
}

/** A count under the Scottish rules at the end of a stage. Votes and quota are scaled by 100,000. */
export interface ScottishState {
  seats: number;
  quota: bigint;
  votes: readonly bigint[];
  parcels: readonly (readonly Parcel[])[];
  elected: readonly number[];
  excluded: readonly number[];
  /** Elected above the quota, and their surplus not yet transferred. */
  pending: readonly number[];
  /** Votes at the end of every stage so far, the latest last. */
  stages: readonly (readonly bigint[])[];
  /** What has been done so far; it settles everything else. */
  path: string;
}

/** Rules 45 and 46: first preferences and the quota. */
export function firstStage(options: number, groups: readonly RankingGroup[], seats: number): ScottishState {
  const total = groups.reduce((sum, { count }) => sum + BigInt(count), 0n);
  const state: ScottishState = {
    seats,
    quota: (total / BigInt(seats + 1) + 1n) * ONE,
    votes: Array.from({ length: options }, () => 0n),
    parcels: Array.from({ length: options }, () => []),
    elected: [],
    excluded: [],
    pending: [],
    stages: [],
    path: "",
  };
  return deliver(state, [{ value: ONE, groups: groups.map((_, index) => index) }], groups);
}

export function continuing({ votes, elected, excluded }: ScottishState): number[] {
  return [...votes.keys()].filter((option) => !elected.includes(option) && !excluded.includes(option));
}

/** Rules 47 and 52: who has the quota is elected; so is everybody left when they are no more than the vacancies. */
export function settle(state: ScottishState): ScottishState {
  const reached = continuing(state).filter((option) => (state.votes[option] as bigint) >= state.quota);
  const withQuota = {
    ...state,
    elected: [...state.elected, ...reached],
    pending: [...state.pending, ...reached.filter((option) => (state.votes[option] as bigint) > state.quota)],
  };
  const left = continuing(withQuota);
  if (withQuota.elected.length + left.length > state.seats) return withQuota;
  return { ...withQuota, elected: [...withQuota.elected, ...left] };
}

export function withSurplus({ pending, votes }: ScottishState): number[] {
  const most = pending.reduce((highest, option) => larger(highest, votes[option] as bigint), 0n);
  return pending.filter((option) => votes[option] === most);
}

/** Rules 48 and 49: every ballot of the elected goes on at surplus × its value / votes, truncated to five decimals. */
export function transferSurplus(state: ScottishState, option: number, groups: readonly RankingGroup[]): ScottishState {
  const votes = state.votes[option] as bigint;
  const surplus = votes - state.quota;
  const parcels = (state.parcels[option] as readonly Parcel[]).map((parcel) => ({
    value: (surplus * parcel.value) / votes,
    groups: parcel.groups,
  }));
  const emptied = { ...empty(state, option, state.quota), pending: state.pending.filter((other) => other !== option) };
  return deliver({ ...emptied, path: `${state.path}+${option}` }, parcels, groups);
}

/** Rule 50: every ballot of the excluded goes on at the value it came with. */
export function exclude(state: ScottishState, option: number, groups: readonly RankingGroup[]): ScottishState {
  const parcels = state.parcels[option] as readonly Parcel[];
  const emptied = { ...empty(state, option, 0n), excluded: [...state.excluded, option] };
  return deliver({ ...emptied, path: `${state.path}-${option}` }, parcels, groups);
}

function empty(state: ScottishState, option: number, kept: bigint): ScottishState {
  return { ...state, votes: state.votes.with(option, kept), parcels: state.parcels.with(option, []) };
}

/** Gives each ballot to the next continuing option that it ranks, if any, and ends the stage. */
function deliver(state: ScottishState, delivered: readonly Parcel[], groups: readonly RankingGroup[]): ScottishState {
  const isContinuing = new Uint8Array(state.votes.length);
  for (const option of continuing(state)) isContinuing[option] = 1;
  const votes = [...state.votes];
  const parcels = state.parcels.map((list) => [...list]);
  for (const { value, groups: indexes } of delivered) {
    const received = new Map<number, number[]>();
    const counts = new Float64Array(votes.length);
    for (const index of indexes) {
      const { ranks, count } = groups[index] as RankingGroup;
      const next = ranks.find((option) => isContinuing[option] === 1);
      if (next === undefined) continue;
      counts[next] = (counts[next] as number) + count;
      const list = received.get(next);
      if (list) list.push(index);
      else received.set(next, [index]);
    }
    for (const [option, list] of received) {
      votes[option] = (votes[option] as bigint) + value * BigInt(counts[option] as number);
      parcels[option]?.push({ value, groups: list });
    }
  }
  return { ...state, votes, parcels, stages: [...state.stages, votes] };
}

/** Those of `tied` who had the most votes at the latest earlier stage that tells them apart. */
export function highestByHistory(state: ScottishState, tied: readonly number[]): readonly number[] {
  return byHistory(state, tied, larger);
}

/** Those of `options` with the fewest votes, told apart by the latest earlier stage that can. */
export function lowestByHistory(state: ScottishState, options: readonly number[]): readonly number[] {
  return byHistory(state, options, smaller);
}

function byHistory(
  { stages }: ScottishState,
  options: readonly number[],
  pick: (one: bigint, other: bigint) => bigint,
): readonly number[] {
  let left = options;
  for (let stage = stages.length - 1; stage >= 0 && left.length > 1; stage -= 1) {
    const votes = stages[stage] as readonly bigint[];
    const extreme = left.map((option) => votes[option] as bigint).reduce(pick);
    left = left.filter((option) => votes[option] === extreme);
  }
  return left;
}
