import type { ConsentTally } from "./consent.ts";
import type { CountInput } from "./count-input.ts";
import { type Decision, type DecisionTally, decide } from "./decision.ts";
import { type Fault, fault } from "./fault.ts";
import type { MotionTally } from "./majority.ts";
import type { SortedBallots } from "./valid-ballots.ts";

/** Counts the ballots of a motion or a consent vote, overall and by sector, and decides. */
export function tallyDecision(input: CountInput, { valid }: SortedBallots): Decision {
  const total = emptyTally(input.method);
  const names = Object.keys(input.sectors?.list ?? {});
  const bySector = new Map(names.map((name) => [name, emptyTally(input.method)]));
  for (const { ballot, count } of valid) {
    add(total, ballot.choice as string, count);
    if (input.sectors) add(bySector.get(ballot.sector as string) as DecisionTally, ballot.choice as string, count);
  }
  return decide(input, total, bySector);
}

function emptyTally(method: CountInput["method"]): DecisionTally {
  if (method === "consent") return { consent: 0, standAside: 0, object: 0, abstain: 0 } satisfies ConsentTally;
  return { for: 0, against: 0, abstain: 0 } satisfies MotionTally;
}

function add(tally: DecisionTally, choice: string, count: number): void {
  const votes = tally as unknown as Record<string, number>;
  votes[choice] = (votes[choice] ?? 0) + count;
}

/** More valid ballots than people: no outcome of such a vote means anything. */
export function crowdFaults(input: CountInput, { valid, cast }: SortedBallots): Fault[] {
  const { entitled, present } = input.context;
  const faults: Fault[] = [];
  if (entitled !== undefined && cast > entitled) faults.push(fault("moreBallotsThanEntitled", "context.entitled"));
  if (present !== undefined && cast > present) faults.push(fault("moreBallotsThanPresent", "context.present"));
  if (!input.sectors) return faults;
  const castBySector = new Map<string, number>();
  for (const { ballot, count } of valid) {
    const sector = ballot.sector as string;
    castBySector.set(sector, (castBySector.get(sector) ?? 0) + count);
  }
  for (const [name, sector] of Object.entries(input.sectors.list)) {
    const inSector = castBySector.get(name) ?? 0;
    const at = `sectors.list.${name}`;
    if (inSector > sector.entitled) faults.push(fault("moreBallotsThanEntitled", `${at}.entitled`));
    if (sector.present !== undefined && inSector > sector.present)
      faults.push(fault("moreBallotsThanPresent", `${at}.present`));
  }
  return faults;
}
