import {
  bodyFaults,
  completeQuorum,
  completeSectorRule,
  quorumFaults,
  sectorRuleFaults,
  thresholdFaults,
} from "./check-rule.ts";
import { type Fault, fault, isRecord, isWhole } from "./fault.ts";
import { LARGEST_SCORE, MOST_BALLOTS, MOST_OPTIONS } from "./limits.ts";
import { fillsSeats, fixedChoices, isMethod, type Method } from "./method.ts";
import type { Body, Quorum, SectorRule, Threshold } from "./rule.ts";

/** What is counted and how, without the ballots. */
export interface VoteTerms {
  method: Method;
  options: readonly string[];
  seats: number;
  /** Lowest and highest score, for `score`. */
  scale: readonly [number, number];
  /** Dots one voter may spend, for `dot`. */
  dots: number;
  threshold: Threshold;
  context: Body;
  quorum: Quorum | null;
  sectors: SectorRule | null;
}

/** `count` equal ballots; the rest of the object is judged by `judgeBallot`. */
export type BallotEntry = Record<string, unknown> & { count?: number };

export interface CountInput extends VoteTerms {
  ballots: readonly BallotEntry[];
}

export type Checked<Value> = { ok: true; value: Value } | { ok: false; faults: Fault[] };

/** Checks a vote given as JSON (design: "Counting from a file"); returns it with everything left out filled in, or every fault. */
export function checkCountInput(value: unknown): Checked<CountInput> {
  const terms = checkTerms(value);
  if (!isRecord(value)) return { ok: false, faults: [fault("notAnObject")] };
  const faults = [...(terms.ok ? [] : terms.faults), ...ballotListFaults(value.ballots)];
  if (!terms.ok || faults.length > 0) return { ok: false, faults };
  return { ok: true, value: { ...terms.value, ballots: value.ballots as BallotEntry[] } };
}

/** Checks everything that is fixed when a vote opens. */
export function checkTerms(value: unknown): Checked<VoteTerms> {
  if (!isRecord(value)) return { ok: false, faults: [fault("notAnObject")] };
  const { method } = value;
  if (!isMethod(method)) return { ok: false, faults: [fault("unknownMethod", "method")] };
  const faults = [
    ...optionFaults(value.options, method),
    ...seatFaults(value.seats, method),
    ...markFaults(value, method),
    ...ruleFaults(value, method),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, value: complete(value, method) };
}

function optionFaults(options: unknown, method: Method): Fault[] {
  const fixed = fixedChoices(method);
  if (options === undefined && fixed) return [];
  if (!Array.isArray(options)) return [fault("notAList", "options")];
  const faults: Fault[] = [];
  if (options.length === 0) faults.push(fault("noOptions", "options"));
  if (options.length > MOST_OPTIONS) faults.push(fault("tooManyOptions", "options"));
  const seen = new Set<unknown>();
  for (const [index, option] of options.entries()) {
    const at = `options[${index}]`;
    if (typeof option !== "string" || option.trim() === "") faults.push(fault("notAName", at));
    else if (seen.has(option)) faults.push(fault("repeatedOption", at));
    else if (fixed && !fixed.includes(option)) faults.push(fault("optionNotForMethod", at));
    seen.add(option);
  }
  if (fixed) for (const needed of fixed.slice(0, 1)) if (!seen.has(needed)) faults.push(fault("optionMissing", needed));
  return faults;
}

function seatFaults(seats: unknown, method: Method): Fault[] {
  if (seats === undefined) return [];
  if (!isWhole(seats, 1, MOST_OPTIONS)) return [fault("notAWholeNumber", "seats")];
  return seats > 1 && !fillsSeats(method) ? [fault("seatsNotForMethod", "seats")] : [];
}

function markFaults({ scale, dots }: Record<string, unknown>, method: Method): Fault[] {
  if (method === "dot") {
    if (dots === undefined) return [fault("dotsMissing", "dots")];
    return isWhole(dots, 1, LARGEST_SCORE) ? [] : [fault("notAWholeNumber", "dots")];
  }
  if (method !== "score") return [];
  if (scale === undefined) return [fault("scaleMissing", "scale")];
  if (!Array.isArray(scale) || scale.length !== 2) return [fault("notAScale", "scale")];
  const faults = scale.flatMap((bound, index) =>
    isWhole(bound, -LARGEST_SCORE, LARGEST_SCORE) ? [] : [fault("notAWholeNumber", `scale[${index}]`)],
  );
  return faults.length === 0 && scale[0] >= scale[1] ? [fault("emptyScale", "scale")] : faults;
}

function ruleFaults(value: Record<string, unknown>, method: Method): Fault[] {
  const { threshold, context = {}, quorum, sectors } = value;
  const faults: Fault[] = [];
  const isDecision = fixedChoices(method) !== null;
  if (isDecision && threshold !== undefined) faults.push(...thresholdFaults(threshold, method, "threshold"));
  else if (method === "motion") faults.push(fault("thresholdMissing", "threshold"));
  const body = isRecord(context) ? context : {};
  faults.push(...(isRecord(context) ? bodyFaults(context, "context") : [fault("notAnObject", "context")]));
  if (quorum !== undefined && quorum !== null) faults.push(...quorumFaults(quorum, "quorum"));
  const hasSectors = sectors !== undefined && sectors !== null;
  if (hasSectors) faults.push(...sectorRuleFaults(sectors, method, threshold !== undefined || method === "consent"));
  const bases = isRecord(threshold) && isDecision ? [threshold.base] : [];
  const needsEntitled = Boolean(quorum) || bases.some((base) => base === "entitled" || base === "entitledMinusAbstain");
  if (needsEntitled && body.entitled === undefined && !hasSectors)
    faults.push(fault("entitledMissing", "context.entitled"));
  if (hasSectors && faults.length === 0) {
    const total = entitledOfSectors(sectors);
    if (total > MOST_BALLOTS) faults.push(fault("tooManyBallots", "sectors.list"));
    if (typeof body.entitled === "number" && total > body.entitled)
      faults.push(fault("sectorsExceedEntitled", "context.entitled"));
  }
  return faults;
}

function entitledOfSectors(sectors: unknown): number {
  const { list } = sectors as SectorRule;
  return Object.values(list).reduce((sum, { entitled }) => sum + entitled, 0);
}

function ballotListFaults(ballots: unknown): Fault[] {
  if (!Array.isArray(ballots)) return [fault("notAList", "ballots")];
  const faults: Fault[] = [];
  let total = 0;
  for (const [index, ballot] of ballots.entries()) {
    if (!isRecord(ballot)) faults.push(fault("notAnObject", `ballots[${index}]`));
    else if (ballot.count === undefined) total += 1;
    else if (isWhole(ballot.count, 0, MOST_BALLOTS)) total += ballot.count;
    else faults.push(fault("notAWholeNumber", `ballots[${index}].count`));
  }
  if (total > MOST_BALLOTS) faults.push(fault("tooManyBallots", "ballots"));
  return faults;
}

function complete(value: Record<string, unknown>, method: Method): VoteTerms {
  const threshold = (value.threshold ?? { rule: "consent", maxObjections: 0 }) as Threshold;
  const sectors = completeSectorRule(value.sectors, threshold);
  const context = { ...((value.context ?? {}) as Body) };
  if (sectors && context.entitled === undefined) context.entitled = entitledOfSectors(sectors);
  return {
    method,
    options: (value.options ?? fixedChoices(method)) as string[],
    seats: (value.seats ?? 1) as number,
    scale: (value.scale ?? [0, 0]) as [number, number],
    dots: (value.dots ?? 0) as number,
    threshold,
    context,
    quorum: completeQuorum(value.quorum),
    sectors,
  };
}
