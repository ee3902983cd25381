import type { ChoiceResult } from "./count.ts";
import type { Decision } from "./decision.ts";
import type { Method } from "./method.ts";
import type { QuorumCheck } from "./quorum.ts";

/** The result of a motion or of a consent vote, as the record has it. */
export type DecisionResult = { method: "motion" | "consent" } & Decision;

/** The result of a choice among options, as the record has it. Without a quorum nobody is elected. */
export type ElectionResult = { method: Method; cast: number } & ChoiceResult & {
    outcome?: "no_quorum";
    quorum?: QuorumCheck;
    /** Where a tie was decided by the tie rule: the options in the order in which it favours them. */
    tieOrder?: string[];
  };

export type VoteResult = DecisionResult | ElectionResult;

export function isDecision<Result extends BriefResult>(result: Result): result is Extract<Result, { tally: unknown }> {
  return "tally" in result;
}

/** As much of a result as its sentence needs, without the working. */
export type BriefResult =
  | Pick<DecisionResult, "outcome" | "tally" | "quorum" | "majority" | "blockedBy">
  | Pick<ElectionResult, "cast" | "elected" | "outcome" | "quorum">;

export function briefResult(result: VoteResult): BriefResult {
  if (isDecision(result)) {
    const { outcome, tally, quorum, majority, blockedBy } = result;
    return { outcome, tally, quorum, majority, ...(blockedBy && { blockedBy }) };
  }
  const { cast, elected, outcome, quorum } = result;
  return { cast, elected, ...(outcome && { outcome }), ...(quorum && { quorum }) };
}
