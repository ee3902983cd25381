import type { Outcome } from "./decision.ts";

/** Which forums are to vote beside the one that leads, by their addresses, and how many of all must adopt. */
export interface ProposedJointVote {
  forums: readonly string[];
  /** What was typed, where that is no number. */
  required: "all" | number | string;
}

/** What several forums came to together; returned: not decided, so the text goes back to those who write it. */
export type JointOutcome = "adopted" | "rejected" | "returned";

/** The joint result with its arithmetic: how many parts adopted, did not, and were not decided, and how many of all were needed. */
export interface JointResult {
  outcome: JointOutcome;
  adopted: number;
  rejected: number;
  /** Without a quorum, or blocked by an objection. */
  undecided: number;
  of: number;
  required: number;
}

/**
 * The result of a joint vote whose parts have all been counted: adopted when at least `required` parts adopted. Otherwise it is rejected,
 * unless the undecided parts could have made up for what is missing: then nothing is decided yet, and the text is returned.
 */
export function jointResult(outcomes: readonly Outcome[], required: number): JointResult {
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const adopted = count("adopted");
  const rejected = count("rejected");
  const undecided = outcomes.length - adopted - rejected;
  const isOpen = adopted + undecided >= required;
  const outcome = adopted >= required ? "adopted" : isOpen ? "returned" : "rejected";
  return { outcome, adopted, rejected, undecided, of: outcomes.length, required };
}
