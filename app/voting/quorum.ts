import type { Body, Quorum } from "./rule.ts";

/** The numbers behind a quorum: counted · den ≥ num · entitled, or > where it is strict. */
export interface QuorumCheck {
  reached: boolean;
  counted: number;
  /** The smallest number that reaches it. */
  needed: number;
  of: number;
  num: number;
  den: number;
  counts: "cast" | "present";
  strict: boolean;
}

/** Abstainers count for the quorum; so do those present who do not vote, where those present are counted. */
export function checkQuorum(quorum: Quorum, cast: number, { entitled = 0, present = cast }: Body): QuorumCheck {
  const { num, den, counts, strict } = quorum;
  const counted = counts === "cast" ? cast : present;
  const needed = leastReaching(num, den, entitled, strict);
  return { reached: counted >= needed, counted, needed, of: entitled, num, den, counts, strict };
}

/** The smallest n with n · den ≥ num · of, or > where strict. */
export function leastReaching(num: number, den: number, of: number, strict: boolean): number {
  const product = BigInt(num) * BigInt(of);
  const whole = product / BigInt(den);
  const isExact = whole * BigInt(den) === product;
  return Number(whole) + (isExact && !strict ? 0 : 1);
}
