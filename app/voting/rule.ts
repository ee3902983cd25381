/** A voting rule as data: what opens a vote fixes it, and the record carries it. */

export const thresholdRules = ["simple", "absolute", "qualified", "unanimity", "consent"] as const;
export type ThresholdRule = (typeof thresholdRules)[number];

/** What a majority is measured against. */
export const bases = ["forAgainst", "cast", "present", "entitled", "entitledMinusAbstain"] as const;
export type Base = (typeof bases)[number];

/**
 * When a motion is adopted. `num`/`den` are read by `qualified` (num of den parts), `maxObjections` by `consent`, `base` by `absolute`
 * (cast where it is not given), `qualified` and `unanimity` (forAgainst where it is not given: abstaining does not break unanimity).
 * A simple majority is always of those for and against.
 */
export interface Threshold {
  rule: ThresholdRule;
  num?: number;
  den?: number;
  base?: Base;
  maxObjections?: number;
}

/** Reached when counts · den ≥ num · entitled, or > where it is strict. */
export interface Quorum {
  of: "entitled";
  num: number;
  den: number;
  counts: "cast" | "present";
  strict: boolean;
}

/** Who may vote, and who checked in; where nobody was counted, whoever cast a ballot is present. */
export interface Body {
  entitled?: number;
  present?: number;
}

export interface SectorBody {
  entitled: number;
  present?: number;
  /** The sector's own rule, where the forum gives it one. */
  threshold?: Threshold;
  quorum?: Quorum | null;
}

/** Every sector of the list must pass, or at least `required` of them. */
export interface SectorRule {
  list: Record<string, SectorBody>;
  threshold: Threshold;
  quorum: Quorum | null;
  required: "all" | number;
}
