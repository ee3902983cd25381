import type { VoteTerms } from "./count-input.ts";
import { checkMajority } from "./majority.ts";
import { leastReaching } from "./quorum.ts";
import type { Quorum, Threshold } from "./rule.ts";

/** What would decide with the people of now, overall or in a sector; null where the rule asks for nothing. */
export interface Decider {
  /** Null for the whole. */
  sector: string | null;
  entitled: number;
  /** So many have to take part. */
  quorum: number | null;
  /** So many votes for are enough when everybody votes and nobody abstains. */
  ofAll: number | null;
  /** So many votes for are enough when only the quorum votes. */
  ofQuorum: number | null;
}

/** The numbers of a rule for a motion with the people of now: first the whole, then the sectors that have to agree. */
export function whatDecides(terms: VoteTerms, sizes: Readonly<Record<string, number>>): Decider[] {
  const { threshold, quorum, sectors } = terms;
  const entitled = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const whole = decider(null, entitled, threshold, quorum);
  if (!sectors) return [whole];
  const parts = Object.entries(sectors.list).map(([name, sector]) =>
    decider(
      name,
      sector.entitled,
      sector.threshold ?? sectors.threshold,
      sector.quorum === undefined ? sectors.quorum : sector.quorum,
    ),
  );
  return [whole, ...parts];
}

function decider(sector: string | null, entitled: number, threshold: Threshold, quorum: Quorum | null): Decider {
  const needed = quorum && leastReaching(quorum.num, quorum.den, entitled, quorum.strict);
  return {
    sector,
    entitled,
    quorum: needed,
    ofAll: votesFor(threshold, entitled, entitled),
    ofQuorum: needed === null ? null : votesFor(threshold, needed, entitled),
  };
}

/** The fewest votes for that carry it when `voting` people vote, none of whom abstains; null for consent, which counts objections. */
function votesFor(threshold: Threshold, voting: number, entitled: number): number | null {
  if (threshold.rule === "consent") return null;
  return checkMajority(threshold, { for: voting, against: 0, abstain: 0 }, { entitled, present: voting }).needed;
}
