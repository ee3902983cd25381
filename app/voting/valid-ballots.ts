import type { BallotEntry, CountInput } from "./count-input.ts";
import type { Fault } from "./fault.ts";
import { ballotTerms, judgeBallot } from "./judge-ballot.ts";

/** A ballot that is not counted: its place in the list of ballots, how many alike it stands for, and every reason. */
export interface InvalidBallot {
  ballot: number;
  count: number;
  reasons: Fault[];
}

export interface SortedBallots {
  valid: { ballot: BallotEntry; count: number }[];
  invalid: InvalidBallot[];
  /** Valid ballots, with their counts. */
  cast: number;
}

/** Judges every ballot of a vote. */
export function sortBallots(input: CountInput): SortedBallots {
  const terms = ballotTerms(input);
  const sorted: SortedBallots = { valid: [], invalid: [], cast: 0 };
  for (const [index, ballot] of input.ballots.entries()) {
    const count = ballot.count ?? 1;
    const reasons = judgeBallot(ballot, terms);
    if (reasons.length > 0) sorted.invalid.push({ ballot: index, count, reasons });
    else if (count > 0) {
      sorted.valid.push({ ballot, count });
      sorted.cast += count;
    }
  }
  return sorted;
}
