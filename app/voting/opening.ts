import { checkTerms, type VoteTerms } from "./count-input.ts";
import { type DisclosureThresholds, sectorsTooSmall } from "./disclosure.ts";
import { type Fault, fault } from "./fault.ts";
import { leastReaching } from "./quorum.ts";
import type { Quorum } from "./rule.ts";

/** What a moderator wants to open: the terms as composed, the people of the snapshot, and the text. */
export interface Opening {
  terms: unknown;
  secret: boolean;
  /** People who may vote, by voting sector. */
  entitled: Readonly<Record<string, number>>;
  /** Whether the text stands frozen; null for a vote over options, which has none. */
  isTextFrozen: boolean | null;
}

/** Every reason why a vote cannot open, at once; none when it can. */
export function openingFaults(opening: Opening, thresholds: DisclosureThresholds): Fault[] {
  const { secret, entitled, isTextFrozen } = opening;
  const checked = checkTerms(opening.terms);
  const faults = checked.ok ? [] : [...checked.faults];
  if (isTextFrozen === false) faults.push(fault("textNotFrozen", "text"));
  const people = Object.values(entitled).reduce((sum, number) => sum + number, 0);
  if (people === 0) faults.push(fault("nobodyEntitled", "electorate"));
  if (!checked.ok) return faults;
  const { quorum, sectors, context } = checked.value;
  if (context.entitled !== undefined && context.entitled !== people)
    faults.push(fault("otherNumberEntitled", "context.entitled"));
  if (quorum && isOutOfReach(quorum, people)) faults.push(fault("quorumUnreachable", "quorum"));
  if (sectors) faults.push(...sectorFaults(sectors, entitled));
  if (sectors && secret) {
    const ofRule = Object.fromEntries(Object.keys(sectors.list).map((name) => [name, entitled[name] ?? 0]));
    faults.push(...sectorsTooSmall(ofRule, thresholds).map((name) => fault("sectorTooSmallForSecrecy", name)));
  }
  return faults;
}

function sectorFaults(rule: NonNullable<VoteTerms["sectors"]>, entitled: Readonly<Record<string, number>>): Fault[] {
  const faults: Fault[] = [];
  for (const [name, sector] of Object.entries(rule.list)) {
    const people = Object.hasOwn(entitled, name) ? (entitled[name] ?? 0) : 0;
    if (people !== sector.entitled) faults.push(fault("otherNumberEntitled", name));
    const quorum = sector.quorum === undefined ? rule.quorum : sector.quorum;
    if (people === 0) faults.push(fault("nobodyEntitled", name));
    else if (quorum && isOutOfReach(quorum, people)) faults.push(fault("quorumUnreachable", name));
  }
  for (const name of Object.keys(entitled))
    if (!Object.hasOwn(rule.list, name)) faults.push(fault("sectorNotInRule", name));
  return faults;
}

function isOutOfReach({ num, den, strict }: Quorum, people: number): boolean {
  return leastReaching(num, den, people, strict) > people;
}
