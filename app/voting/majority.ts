import { leastReaching } from "./quorum.ts";
import type { Base, Body, Threshold } from "./rule.ts";

/** Votes on a motion. */
export interface MotionTally {
  for: number;
  against: number;
  abstain: number;
}

/** The numbers behind a majority: adopted when `for` reaches `needed`, which is measured against `of`. */
export interface MajorityCheck {
  passed: boolean;
  rule: Threshold["rule"];
  base: Base;
  for: number;
  /** The size of the base. A base of zero never passes. */
  of: number;
  /** The fewest votes for that pass, with this base. */
  needed: number;
  num?: number;
  den?: number;
}

/**
 * Whether a motion has its majority (design: "Motions"). Comparison is by multiplication, never by division.
 * Simple (zwykła): Z > P. Absolute (bezwzględna): 2Z > base. Qualified (kwalifikowana) a/b: b·Z ≥ a·base and Z > 0.
 * Unanimity (jednomyślność): everybody in the base is for.
 */
export function checkMajority(threshold: Threshold, tally: MotionTally, body: Body): MajorityCheck {
  const { rule } = threshold;
  const base = baseOf(threshold);
  const of = sizeOf(base, tally, body);
  const check = { rule, base, for: tally.for, of };
  if (rule === "qualified") {
    const { num = 1, den = 1 } = threshold;
    const needed = Math.max(1, leastReaching(num, den, of, false));
    return { passed: of > 0 && tally.for >= needed, ...check, needed, num, den };
  }
  const needed = rule === "unanimity" ? Math.max(1, of) : leastReaching(1, 2, of, true);
  return { passed: of > 0 && tally.for >= needed, ...check, needed };
}

function baseOf({ rule, base }: Threshold): Base {
  if (rule === "simple") return "forAgainst";
  return base ?? (rule === "absolute" ? "cast" : "forAgainst");
}

function sizeOf(base: Base, { for: votesFor, against, abstain }: MotionTally, body: Body): number {
  const cast = votesFor + against + abstain;
  const { entitled = 0, present = cast } = body;
  const sizes: Record<Base, number> = {
    forAgainst: votesFor + against,
    cast,
    present,
    entitled,
    entitledMinusAbstain: Math.max(0, entitled - abstain),
  };
  return sizes[base];
}
