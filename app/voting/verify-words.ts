import type { TFunction } from "i18next";
import { type CheckName, checkNames } from "./verify-record.ts";

/** Faults of a file that have a sentence of their own; any other is shown by its code. */
const explained = [
  "ballotOnOtherText",
  "cutShort",
  "empty",
  "headNotInRegister",
  "moreBallotsThanEntitled",
  "notAVoteRecord",
  "notCanonical",
  "notInOrder",
  "notJson",
  "notReadable",
  "notSorted",
  "notUtf8",
  "otherCommitment",
  "otherHash",
  "otherHead",
  "otherNumberEntitled",
  "otherResult",
  "otherRoot",
  "otherSeal",
  "otherText",
  "repeatedBallot",
  "rootIsNoHash",
  "sectorsDoNotAddUp",
  "tooLarge",
  "unknownEngine",
  "unknownRecordVersion",
] as const;

const choices = ["for", "against", "abstain", "consent", "standAside", "object"] as const;
const outcomes = ["adopted", "rejected", "blocked", "no_quorum"] as const;

/** All that the script of the verifier says, in the reader's language: it has no catalogue of its own. */
export interface VerifierWords {
  holds: string;
  fails: string;
  neither: string;
  registerHolds: string;
  registerFails: string;
  steps: string;
  head: string;
  question: string;
  joint: string;
  outcome: string;
  winners: string;
  blockedBy: string;
  cast: string;
  root: string;
  states: { holds: string; fails: string; unknown: string };
  checks: Record<CheckName, { name: string; meaning: string }>;
  problems: Record<string, string>;
  choices: Record<string, string>;
  outcomes: Record<string, string>;
}

export function verifierWords(t: TFunction): VerifierWords {
  const each = <Key extends string, Value>(keys: readonly Key[], value: (key: Key) => Value) =>
    Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<Key, Value>;
  return {
    holds: t("voteRecord.holds"),
    fails: t("voteRecord.fails"),
    neither: t("voteRecord.neither"),
    registerHolds: t("voteRecord.registerHolds"),
    registerFails: t("voteRecord.registerFails"),
    steps: t("voteRecord.steps"),
    head: t("voteRecord.head"),
    question: t("voteRecord.question"),
    joint: t("voteRecord.joint"),
    outcome: t("voteRecord.outcome"),
    winners: t("voteRecord.winners"),
    blockedBy: t("voteRecord.blockedBy"),
    cast: t("voteRecord.cast"),
    root: t("voteRecord.root"),
    states: {
      holds: t("voteRecord.states.holds"),
      fails: t("voteRecord.states.fails"),
      unknown: t("voteRecord.states.unknown"),
    },
    checks: each(checkNames, (name) => ({
      name: t(`voteRecord.checks.${name}.name`),
      meaning: t(`voteRecord.checks.${name}.meaning`),
    })),
    problems: each(explained, (code) => t(`voteRecord.problems.${code}`)),
    choices: each(choices, (choice) => t(`voteRecord.choices.${choice}`)),
    outcomes: each(outcomes, (outcome) => t(`voteRecord.outcomes.${outcome}`)),
  };
}
