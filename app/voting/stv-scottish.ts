import { asDecimal } from "./fixed-point.ts";
import { byPlace } from "./option-table.ts";
import type { RankingGroup } from "./ranked-ballots.ts";
import { everyWinner, type Step, stateLimit } from "./resolutions.ts";
import {
  continuing,
  exclude,
  firstStage,
  highestByHistory,
  lowestByHistory,
  type ScottishState,
  settle,
  transferSurplus,
  withSurplus,
} from "./stv-scottish-stage.ts";
import { type Winners, winnersOf } from "./winners.ts";

export interface StvRound {
  /** Votes of each option at the end of the stage; for Meek's rule, of its last iteration. */
  votes: Record<string, number>;
  elected: string[];
  /** Whose surplus is transferred next. */
  transferred?: string;
  excluded?: string;
  /** The options among which the order of ties chose. */
  tied?: string[];
  quota?: number;
}

export interface StvResult extends Winners {
  quota: number;
  /** Stage by stage, with every lot drawn by the order of ties. */
  rounds: StvRound[];
}

/**
 * The single transferable vote of Scottish local elections (The Scottish Local Government Elections Order 2007, SSI 2007/42, Schedule 1,
 * rules 45–52): a quota of ⌊valid ballots / (seats + 1)⌋ + 1, surpluses transferred from all ballots of the elected at a value truncated to
 * five decimals, the largest first, then exclusion from below. Equal candidates are told apart by the latest earlier stage at
 * which they differed; what remains equal is drawn by lot, and only such a lot is a tie here.
 */
export function countScottish(
  options: readonly string[],
  groups: readonly RankingGroup[],
  seats: number,
  order: readonly number[],
): StvResult {
  const start = firstStage(options.length, groups, seats);
  const { possible, exact } = everyWinner<ScottishState>({
    start,
    key: ({ path }) => path,
    mayElect: (state) => [...state.elected, ...continuing(state)],
    advance: (state) => advance(state, groups),
    limit: stateLimit(groups.length, 4_000),
  });
  const { rounds, elected } = roundsBy(order, options, groups, start);
  return { ...winnersOf(options, { possible, elected, exact }), quota: asDecimal(start.quota, 5), rounds };
}

type Move = { kind: "surplus" | "exclusion"; among: readonly number[] };

/** What happens next, and between whom a lot decides; null when every seat is filled. `state` must be settled. */
function nextMove(state: ScottishState): Move | null {
  if (state.elected.length >= state.seats || continuing(state).length === 0) return null;
  const surpluses = withSurplus(state);
  if (surpluses.length > 0) return { kind: "surplus", among: highestByHistory(state, surpluses) };
  return { kind: "exclusion", among: lowestByHistory(state, continuing(state)) };
}

function make(state: ScottishState, kind: Move["kind"], option: number, groups: readonly RankingGroup[]) {
  return kind === "surplus" ? transferSurplus(state, option, groups) : exclude(state, option, groups);
}

function advance(start: ScottishState, groups: readonly RankingGroup[]): Step<ScottishState> {
  let state = settle(start);
  for (;;) {
    const move = nextMove(state);
    if (move === null) return { over: true, elected: state.elected };
    const { kind, among } = move;
    if (kind === "exclusion" && among.length > 1 && among.every((option) => state.votes[option] === 0n)) {
      // Nobody's ballots lie with them, so that their order changes nothing but who of them is left for the last seats.
      const others = continuing(state).filter((option) => !among.includes(option));
      const isEnough = others.length + state.elected.length >= state.seats;
      if (!isEnough) return { over: true, elected: [...state.elected, ...continuing(state)] };
      for (const option of among)
        if (continuing(state).includes(option)) state = settle(exclude(state, option, groups));
      continue;
    }
    if (among.length > 1) {
      const forks = among.map((option) => {
        // The one whose surplus goes first loses nothing by it; a lot for exclusion turns its option down.
        return { loses: kind === "exclusion" ? option : -1, state: make(state, kind, option, groups) };
      });
      return { over: false, forks };
    }
    state = settle(make(state, kind, among[0] as number, groups));
  }
}

function roundsBy(
  order: readonly number[],
  options: readonly string[],
  groups: readonly RankingGroup[],
  start: ScottishState,
) {
  const name = (place: number) => options[place] as string;
  const rounds: StvRound[] = [];
  let before: readonly number[] = [];
  let state = settle(start);
  for (;;) {
    const elected = state.elected.filter((option) => !before.includes(option)).map(name);
    const votes = byPlace(
      options,
      state.votes.map((scaled) => asDecimal(scaled, 5)),
    );
    const move = nextMove(state);
    if (move === null) {
      rounds.push({ votes, elected });
      return { rounds, elected: state.elected };
    }
    const { kind, among } = move;
    // A tie favours the first in the order: its surplus goes first, and the last is excluded.
    const inOrder = order.filter((option) => among.includes(option));
    const chosen = (kind === "surplus" ? inOrder[0] : inOrder.at(-1)) as number;
    const done = kind === "surplus" ? { transferred: name(chosen) } : { excluded: name(chosen) };
    rounds.push({ votes, elected, ...done, ...(among.length > 1 ? { tied: among.map(name) } : {}) });
    before = state.elected;
    state = settle(make(state, kind, chosen, groups));
  }
}
