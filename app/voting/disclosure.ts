import { leastGroup, withheldParts } from "#app/kernel/small-numbers.ts";
import type { DecisionTally } from "./decision.ts";
import { fixedChoices, type Method } from "./method.ts";
import type { Publication, RecordedSector } from "./vote-record.ts";

/** What secrecy asks for; a forum may set more, never less. */
export interface DisclosureThresholds {
  /** People entitled in every voting sector before a secret vote with a sector rule may open. */
  entitled: number;
  /** Ballots cast in a sector before its counts are published. */
  cast: number;
  /** Ballots in a sector outside its leading choice before its counts are published. */
  outsideLead: number;
}

export const leastThresholds: DisclosureThresholds = { entitled: leastGroup, cast: leastGroup, outsideLead: 2 };

/** The thresholds that hold: those configured, and nowhere below the least. */
export function thresholdsOf(configured: Partial<DisclosureThresholds> = {}): DisclosureThresholds {
  const raise = (key: keyof DisclosureThresholds) => Math.max(leastThresholds[key], configured[key] ?? 0);
  return { entitled: raise("entitled"), cast: raise("cast"), outsideLead: raise("outsideLead") };
}

/** Rule 1: the voting sectors too small for a secret vote with a sector rule. With any, merge sectors or vote openly. */
export function sectorsTooSmall(
  entitled: Readonly<Record<string, number>>,
  thresholds: DisclosureThresholds,
): string[] {
  return Object.keys(entitled).filter((name) => (entitled[name] ?? 0) < thresholds.entitled);
}

export interface CountedSector {
  tally: DecisionTally;
  passed: boolean;
  blocked: boolean;
}

/**
 * Rules 2 and 3: what is published of the sectors of a secret vote. A sector whose counts would tell of single ballots is withheld: its turnout
 * and whether it passed remain. Where that would leave one sector to be had by subtraction from the total, a second is withheld: the smallest by
 * ballots cast, then the first by name, so that the choice says nothing about how anybody voted. Where the withheld sectors together
 * could be told apart from the total just as one could, more are withheld.
 */
export function discloseSectors(
  sectors: Readonly<Record<string, CountedSector>>,
  thresholds: DisclosureThresholds,
): Record<string, RecordedSector> {
  const names = Object.keys(sectors);
  const tallyOf = (name: string) => (sectors[name] as CountedSector).tally;
  const sizes = Object.fromEntries(names.map((name) => [name, castIn(tallyOf(name))]));
  const withheld = withheldParts(sizes, (parts) => mayBePublished(parts.map(tallyOf), thresholds));
  const published = names.map((name): [string, RecordedSector] => {
    const { tally, passed, blocked } = sectors[name] as CountedSector;
    return [name, { cast: castIn(tally), votes: withheld.has(name) ? { passed, blocked } : tally }];
  });
  return Object.fromEntries(published);
}

/** Whether the sum of these tallies has enough ballots, and enough of them outside the leading choice. */
function mayBePublished(tallies: readonly DecisionTally[], { cast, outsideLead }: DisclosureThresholds): boolean {
  const sums = new Map<string, number>();
  for (const tally of tallies)
    for (const [choice, votes] of Object.entries(tally)) sums.set(choice, (sums.get(choice) ?? 0) + votes);
  const total = [...sums.values()].reduce((sum, votes) => sum + votes, 0);
  return total >= cast && total - Math.max(0, ...sums.values()) >= outsideLead;
}

function castIn(tally: DecisionTally): number {
  return Object.values(tally).reduce((sum: number, votes: number) => sum + votes, 0);
}

/** Rankings "far outnumber" the voters from this many possible ones for each ballot: then a ranking is nearly a signature. */
const RANKINGS_PER_BALLOT = 2;

/**
 * Rule 4: how the ballots of a vote are published. A ranked, score or dot ballot never has a sector beside it, and nothing has a time; long rankings
 * are given as how many prefer each option to each other where the method counts from that, else as the rounds of the count.
 */
export function publicationOf(method: Method, options: number, ballots: number): Publication {
  if (fixedChoices(method) || method === "approval" || method === "score" || method === "dot") return "ballots";
  if (possibleRankings(options) <= RANKINGS_PER_BALLOT * ballots) return "ballots";
  return method === "condorcet" || method === "schulze" || method === "rankedPairs" ? "pairwise" : "rounds";
}

/** Rankings of some or all of the options, without equal ranks: n + n(n−1) + … + n!. */
function possibleRankings(options: number): number {
  let rankings = 0;
  let ofThisLength = 1;
  for (let left = options; left > 0 && rankings < Number.MAX_SAFE_INTEGER; left -= 1) {
    ofThisLength *= left;
    rankings += ofThisLength;
  }
  return rankings;
}
