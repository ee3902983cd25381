import type { Threshold } from "./rule.ts";

export interface ConsentTally {
  consent: number;
  standAside: number;
  object: number;
  abstain: number;
}

/** The numbers behind a decision by consent: nobody objects, or no more than `maxObjections` do. */
export interface ConsentCheck {
  passed: boolean;
  /** More objections than the rule bears: what separates "blocked" from "nobody took a position". */
  blocked: boolean;
  rule: "consent";
  objections: number;
  maxObjections: number;
  standAsides: number;
  /** Those who took a position. A base of zero never passes. */
  of: number;
}

export function checkConsent({ maxObjections = 0 }: Threshold, tally: ConsentTally): ConsentCheck {
  const of = tally.consent + tally.standAside + tally.object;
  const blocked = tally.object > maxObjections;
  return {
    passed: of > 0 && !blocked,
    blocked,
    rule: "consent",
    objections: tally.object,
    maxObjections,
    standAsides: tally.standAside,
    of,
  };
}
