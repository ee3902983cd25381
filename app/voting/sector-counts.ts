import type { VoteTerms } from "./count-input.ts";
import { type DecisionTally, decide } from "./decision.ts";
import type { CountedSector } from "./disclosure.ts";
import { fixedChoices } from "./method.ts";

/** The votes of each sector of the rule in a motion or a consent vote, and what they come to by the sector's own rule. */
export function countSectors(
  terms: VoteTerms,
  ballots: readonly { sector: string; choice: string }[],
): Record<string, CountedSector> {
  const names = Object.keys(terms.sectors?.list ?? {});
  const tallies = new Map(names.map((name) => [name, tally(terms, ballots, name)]));
  const { sectors = {} } = decide(terms, tally(terms, ballots), tallies);
  return Object.fromEntries(
    names.map((name) => {
      const { passed = false, blocked = false } = sectors[name] ?? {};
      return [name, { tally: tallies.get(name) as DecisionTally, passed, blocked }];
    }),
  );
}

function tally(
  { method }: VoteTerms,
  ballots: readonly { sector: string; choice: string }[],
  sector?: string,
): DecisionTally {
  const votes = Object.fromEntries((fixedChoices(method) ?? []).map((choice) => [choice, 0]));
  for (const ballot of ballots) {
    if ((sector === undefined || ballot.sector === sector) && Object.hasOwn(votes, ballot.choice))
      votes[ballot.choice] = (votes[ballot.choice] ?? 0) + 1;
  }
  return votes as unknown as DecisionTally;
}
