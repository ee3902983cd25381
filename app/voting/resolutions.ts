/**
 * Follows a count through every resolution of its ties.
 *
 * A count runs until it ends or comes to a tie that matters; there it forks into one state for each way to resolve the tie. For every option
 * that has not yet been seen to win, the states from which it can still win are searched, those that keep it in first. Equal states are
 * counted once. At most `limit` different states are counted; an option that could then not be ruled out is reported as possible, and the
 * answer as not exact. The answer depends on the ballots only, never on their order nor on the speed of a machine.
 */
export interface Resolvable<State> {
  start: State;
  /** Equal for states from which everything goes on equally. */
  key: (state: State) => string;
  /** Places of all options that may be elected in the end. */
  mayElect: (state: State) => readonly number[];
  advance: (state: State) => Step<State>;
  limit: number;
}

export type Step<State> =
  /** `elected`: all that win from here; more than the seats where options that no ballot ranks are left to fill them. */
  | { over: true; elected: readonly number[] }
  /** `loses`: the option that this way of resolving the tie turns down. */
  | { over: false; forks: readonly { loses: number; state: State }[] };

export function everyWinner<State>(count: Resolvable<State>): { possible: Set<number>; exact: boolean } {
  const steps = new Map<string, Step<State>>();
  const possible = new Set<number>();
  let exact = true;

  function stepFrom(state: State): Step<State> | null {
    const key = count.key(state);
    const known = steps.get(key);
    if (known) return known;
    if (steps.size >= count.limit) return null;
    const step = count.advance(state);
    steps.set(key, step);
    if (step.over) for (const option of step.elected) possible.add(option);
    return step;
  }

  function searchFor(target: number): void {
    const seen = new Set<string>();
    const waiting = [count.start];
    for (let state = waiting.pop(); state !== undefined && !possible.has(target); state = waiting.pop()) {
      const key = count.key(state);
      if (seen.has(key) || !count.mayElect(state).includes(target)) continue;
      seen.add(key);
      const step = stepFrom(state);
      if (step === null) {
        possible.add(target);
        exact = false;
      } else if (!step.over) {
        const losesTarget = step.forks.filter(({ loses }) => loses === target);
        const keepsTarget = step.forks.filter(({ loses }) => loses !== target);
        waiting.push(...[...losesTarget, ...keepsTarget].map((fork) => fork.state));
      }
    }
  }

  const first = stepFrom(count.start);
  if (!first?.over) for (const option of count.mayElect(count.start)) searchFor(option);
  return { possible, exact };
}

/**
 * States to count at most: fewer where each takes longer, so that a count ends within seconds. With instant runoff a state is a set of
 * options, so that up to fourteen options, and 250 different rankings, are always followed to the end.
 * @param most for few ballots
 */
export function stateLimit(ballotGroups: number, most: number): number {
  return Math.min(most, Math.max(200, Math.floor(5_000_000 / Math.max(1, ballotGroups))));
}
