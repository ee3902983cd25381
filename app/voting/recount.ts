import { type Chosen, count, countPairwise, placesIn, withoutLot, withQuorum } from "./count.ts";
import { type Checked, checkTerms, type VoteTerms } from "./count-input.ts";
import { type DecisionTally, decide, type SectorVotes } from "./decision.ts";
import { fault } from "./fault.ts";
import { allowsEqualRanks, fixedChoices } from "./method.ts";
import type { RecordedBallot, VoteRecord } from "./vote-record.ts";

/**
 * What is published as the result of a vote, from what is published of its ballots: what the record holds and what its verifier
 * computes anew. Null where the ballots are withheld and only their rounds are published.
 * @param tieOrder by tie-order.ts; where there is a tie, it decides, and the result says so
 */
export function recount(
  record: Pick<VoteRecord, "rule" | "published" | "ballots" | "pairwise" | "sectors">,
  tieOrder: readonly string[],
): Checked<Record<string, unknown> | null> {
  const checked = checkTerms(record.rule);
  if (!checked.ok) return checked;
  const terms = checked.value;
  const cast = record.ballots.length;
  if (record.published === "rounds") return { ok: true, value: null };
  if (record.published === "pairwise") return recountPairs(terms, record, tieOrder);
  if (fixedChoices(terms.method)) return recountDecision(terms, record);
  const counted = count({ ...terms, ballots: record.ballots.map(({ ballot }) => ballot) }, tieOrder);
  if (!counted.ok) return counted;
  const { invalid: _, ...result } = counted.value;
  return { ok: true, value: withTieRule({ ...(result as unknown as Chosen), cast }, tieOrder) };
}

function recountPairs(
  terms: VoteTerms,
  { pairwise = {}, ballots }: Pick<VoteRecord, "pairwise" | "ballots">,
  order: readonly string[],
): Checked<Record<string, unknown>> {
  const { method, options } = terms;
  if (!allowsEqualRanks(method)) return { ok: false, faults: [fault("pairwiseNotForMethod", "published")] };
  const square = options.map((a) => Float64Array.from(options, (b) => (a === b ? 0 : Number(pairwise[a]?.[b]))));
  if (square.some((row) => row.some((votes) => !(Number.isInteger(votes) && votes >= 0 && votes <= ballots.length))))
    return { ok: false, faults: [fault("notAWholeNumber", "pairwise")] };
  const pairMethod = method as "condorcet" | "schulze" | "rankedPairs";
  const result = withoutLot(countPairwise(pairMethod, options, square, placesIn(options, order)), order);
  const cast = ballots.length;
  return { ok: true, value: withTieRule({ ...withQuorum(terms, cast, result), method, cast }, order) };
}

/** Sectors are published as counts, never beside a ballot. */
function recountDecision(
  terms: VoteTerms,
  { ballots, sectors = {} }: Pick<VoteRecord, "ballots" | "sectors">,
): Checked<Record<string, unknown>> {
  const bySector = new Map<string, SectorVotes>();
  for (const name of Object.keys(terms.sectors?.list ?? {})) {
    const votes = Object.hasOwn(sectors, name) ? sectors[name]?.votes : undefined;
    if (typeof votes !== "object" || votes === null) return { ok: false, faults: [fault("sectorMissing", name)] };
    bySector.set(name, votes);
  }
  const decision = decide(terms, tallyOf(terms.method, ballots), bySector);
  return { ok: true, value: { method: terms.method, ...decision } };
}

/** Votes by choice, in a motion or a consent vote. */
export function tallyOf(method: VoteTerms["method"], ballots: readonly RecordedBallot[]): DecisionTally {
  const tally = Object.fromEntries((fixedChoices(method) ?? []).map((choice) => [choice, 0]));
  for (const { ballot } of ballots) {
    const choice = ballot?.choice as string;
    if (Object.hasOwn(tally, choice)) tally[choice] = (tally[choice] ?? 0) + 1;
  }
  return tally as unknown as DecisionTally;
}

function withTieRule(
  result: Chosen & { cast: number; method?: string },
  tieOrder: readonly string[],
): Record<string, unknown> {
  return result.tie ? { ...result, tieOrder } : { ...result };
}
