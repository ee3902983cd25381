import { countCondorcet, type PairwiseResult } from "./condorcet.ts";
import { type Checked, type CountInput, checkCountInput } from "./count-input.ts";
import type { Decision } from "./decision.ts";
import { countIrv, type IrvResult } from "./irv.ts";
import { fixedChoices } from "./method.ts";
import { countPairs, type PairwiseSquare } from "./pairwise.ts";
import { checkQuorum, type QuorumCheck } from "./quorum.ts";
import { groupRankings } from "./ranked-ballots.ts";
import { countRankedPairs, type RankedPairsResult } from "./ranked-pairs.ts";
import { countSchulze, type SchulzeResult } from "./schulze.ts";
import { countMeek } from "./stv-meek.ts";
import { countScottish, type StvResult } from "./stv-scottish.ts";
import { crowdFaults, tallyDecision } from "./tally-decision.ts";
import { countTotals, type TotalsResult } from "./totals.ts";
import { type InvalidBallot, type SortedBallots, sortBallots } from "./valid-ballots.ts";

export type ChoiceResult = TotalsResult | IrvResult | PairwiseResult | SchulzeResult | RankedPairsResult | StvResult;

/** Whatever the method: how many valid ballots were counted, and the others with their reasons. */
interface Ballots {
  cast: number;
  invalid: InvalidBallot[];
}

/** A choice without the quorum of its vote elects nobody. */
export type Chosen = ChoiceResult & { outcome?: "no_quorum"; quorum?: QuorumCheck };

export type CountResult = { method: CountInput["method"] } & Ballots & (Decision | Chosen);

/**
 * Counts a vote given as JSON, or says everything that is wrong with it.
 * @param tieOrder the vote's options in the order in which ties favour them (tie-order.ts); without it nobody is named as elected where
 * there is a tie
 */
export function count(value: unknown, tieOrder?: readonly string[]): Checked<CountResult> {
  const checked = checkCountInput(value);
  if (!checked.ok) return checked;
  const input = checked.value;
  const ballots = sortBallots(input);
  const faults = crowdFaults(input, ballots);
  if (faults.length > 0) return { ok: false, faults };
  const { cast, invalid } = ballots;
  const result = fixedChoices(input.method) ? tallyDecision(input, ballots) : choose(input, ballots, tieOrder);
  return { ok: true, value: { method: input.method, ...result, cast, invalid } };
}

function choose(input: CountInput, ballots: SortedBallots, tieOrder?: readonly string[]): Chosen {
  const chosen = withoutLot(countChoice(input, ballots, placesIn(input.options, tieOrder)), tieOrder);
  return withQuorum(input, ballots.cast, chosen);
}

/** A choice whose vote has a quorum says whether it was reached. */
export function withQuorum(
  { quorum: wanted, context }: Pick<CountInput, "quorum" | "context">,
  cast: number,
  chosen: ChoiceResult,
): Chosen {
  if (!wanted) return chosen;
  const quorum = checkQuorum(wanted, cast, context);
  if (quorum.reached) return { ...chosen, quorum };
  return { ...chosen, outcome: "no_quorum", winners: [], elected: [], tie: false, quorum };
}

function countChoice(input: CountInput, ballots: SortedBallots, order: readonly number[]): ChoiceResult {
  const { method, options, seats } = input;
  if (method === "approval" || method === "score" || method === "dot") return countTotals(input, ballots, order);
  if (method === "condorcet" || method === "schulze" || method === "rankedPairs")
    return countPairwise(method, options, countPairs(input, ballots), order);
  const groups = groupRankings(input, ballots);
  if (method === "irv") return countIrv(options, groups, order);
  return (method === "stvMeek" ? countMeek : countScottish)(options, groups, seats, order);
}

/** Counts by a method that needs no more of the ballots than how many prefer each option to each other. */
export function countPairwise(
  method: "condorcet" | "schulze" | "rankedPairs",
  options: readonly string[],
  square: PairwiseSquare,
  order: readonly number[],
): PairwiseResult {
  if (method === "condorcet") return countCondorcet(options, square, order);
  return (method === "schulze" ? countSchulze : countRankedPairs)(options, square, order);
}

/** The order of ties as places of options; the order of the options where none is given, which is for showing the working only. */
export function placesIn(options: readonly string[], tieOrder: readonly string[] = options): number[] {
  const places = tieOrder.map((option) => options.indexOf(option));
  if (new Set(places).size !== options.length || places.includes(-1))
    throw new Error("The order of ties must name every option once.");
  return places;
}

/** Before the tie rule has been applied, a tie elects nobody. */
export function withoutLot<Result extends ChoiceResult>(result: Result, tieOrder?: readonly string[]): Result {
  return result.tie && !tieOrder ? { ...result, elected: [] } : result;
}
