import type { Outcome } from "./decision.ts";
import type { JointResult } from "./joint.ts";
import type { VoteState } from "./policy.ts";

/** A vote of one forum in a joint vote. Of one that runs, only that it runs. */
export interface ShownPart {
  voteId: string;
  number: number;
  forum: string;
  state: VoteState;
  /** When it ended or will end (ISO 8601). */
  at: string;
  /** Null while it runs, and where it was cancelled. */
  outcome: Outcome | null;
}

/** The votes of several forums on one text, as everyone who reads of one of them sees it. */
export interface ShownJointVote {
  /** How many of its parts must adopt. */
  required: number;
  parts: ShownPart[];
  /** Null until the last part has ended, and for good where one was cancelled. */
  result: JointResult | null;
  isCancelled: boolean;
}
