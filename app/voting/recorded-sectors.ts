import type { VoteTerms } from "./count-input.ts";
import { type Fault, fault, isRecord, isWhole } from "./fault.ts";
import { MOST_BALLOTS } from "./limits.ts";
import { fixedChoices } from "./method.ts";
import { tallyOf } from "./recount.ts";
import type { VoteRecord } from "./vote-record.ts";

/** What does not fit between the sectors that a record publishes and its ballots. */
export function sectorsFaults({ sectors = {}, ballots }: VoteRecord, { method, sectors: rule }: VoteTerms): Fault[] {
  const faults: Fault[] = [];
  const choices = fixedChoices(method) ?? [];
  const names = Object.keys(rule?.list ?? {});
  for (const name of names) {
    const sector: unknown = Object.hasOwn(sectors, name) ? sectors[name] : undefined;
    if (!isRecord(sector) || !isWhole(sector.cast, 0, MOST_BALLOTS) || !isRecord(sector.votes)) {
      faults.push(fault("sectorMissing", name));
      continue;
    }
    if (sector.cast > (rule?.list[name]?.entitled ?? 0)) faults.push(fault("moreBallotsThanEntitled", name));
    faults.push(...voteFaults(sector.votes, sector.cast, choices, name));
  }
  if (faults.length > 0) return faults;
  const published = names.map((name) => sectors[name] as NonNullable<VoteRecord["sectors"]>[string]);
  if (published.reduce((sum, { cast }) => sum + cast, 0) !== ballots.length)
    faults.push(fault("sectorsDoNotAddUp", "cast"));
  const total = tallyOf(method, ballots) as unknown as Record<string, number>;
  const open = published.flatMap(({ votes }) =>
    "passed" in votes ? [] : [votes as unknown as Record<string, number>],
  );
  for (const choice of choices) {
    const sum = open.reduce((votes, tally) => votes + (tally[choice] ?? 0), 0);
    const fits = open.length === names.length ? sum === total[choice] : sum <= (total[choice] ?? 0);
    if (!fits) faults.push(fault("sectorsDoNotAddUp", choice));
  }
  return faults;
}

function voteFaults(votes: Record<string, unknown>, cast: number, choices: readonly string[], name: string): Fault[] {
  if ("passed" in votes) {
    return typeof votes.passed === "boolean" && typeof votes.blocked === "boolean" ? [] : [fault("notAVerdict", name)];
  }
  const numbers = choices.map((choice) => votes[choice]);
  if (!numbers.every((number) => isWhole(number, 0, MOST_BALLOTS))) return [fault("notAWholeNumber", name)];
  return numbers.reduce((sum: number, number) => sum + (number as number), 0) === cast
    ? []
    : [fault("sectorsDoNotAddUp", name)];
}
