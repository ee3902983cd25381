import type { VoteTerms } from "./count-input.ts";
import { type Fault, fault, isRecord, isWhole } from "./fault.ts";
import { LARGEST_SCORE } from "./limits.ts";
import { allowsEqualRanks, fixedChoices } from "./method.ts";

/** What a judge reads of a vote: its terms and where each option stands in them. */
export interface BallotTerms extends VoteTerms {
  places: ReadonlyMap<string, number>;
}

export function ballotTerms(terms: VoteTerms): BallotTerms {
  return { ...terms, places: new Map(terms.options.map((option, place) => [option, place])) };
}

/** Every reason that makes a ballot invalid, at once; none for a valid one. `at` names the option or the sector concerned. */
export function judgeBallot(ballot: Record<string, unknown>, terms: BallotTerms): Fault[] {
  const faults = sectorFaults(ballot.sector, terms);
  const { method } = terms;
  if (fixedChoices(method)) faults.push(...choiceFaults(ballot, terms));
  else if (method === "approval") faults.push(...approvalFaults(ballot.approvals, terms));
  else if (method === "score" || method === "dot") faults.push(...scoreFaults(ballot.scores, terms));
  else faults.push(...rankingFaults(ballot.ranking, terms));
  return faults;
}

function sectorFaults(sector: unknown, { sectors }: BallotTerms): Fault[] {
  if (!sectors) return [];
  if (typeof sector !== "string") return [fault("sectorMissing")];
  return Object.hasOwn(sectors.list, sector) ? [] : [fault("unknownSector", sector)];
}

/** An objection may carry its reason; one that is given must say something. Where ballots are stored, the reason is required. */
function choiceFaults({ choice, reason }: Record<string, unknown>, { places }: BallotTerms): Fault[] {
  if (typeof choice !== "string") return [fault("choiceMissing")];
  const faults = places.has(choice) ? [] : [fault("unknownOption", choice)];
  if (choice === "object" && reason !== undefined && !(typeof reason === "string" && reason.trim()))
    faults.push(fault("objectionWithoutReason"));
  return faults;
}

function approvalFaults(approvals: unknown, terms: BallotTerms): Fault[] {
  if (!Array.isArray(approvals)) return [fault("approvalsMissing")];
  return listFaults(approvals, terms);
}

function listFaults(options: readonly unknown[], { places }: BallotTerms): Fault[] {
  const faults: Fault[] = [];
  const seen = new Uint8Array(places.size);
  const unknown = new Set<string>();
  for (const option of options) {
    const place = typeof option === "string" ? places.get(option) : undefined;
    if (typeof option !== "string") faults.push(fault("notAnOption"));
    else if (place === undefined) {
      faults.push(fault(unknown.has(option) ? "repeatedOption" : "unknownOption", option));
      unknown.add(option);
    } else if (seen[place]) faults.push(fault("repeatedOption", option));
    else seen[place] = 1;
  }
  return faults;
}

function scoreFaults(scores: unknown, { method, places, scale, dots }: BallotTerms): Fault[] {
  if (!isRecord(scores)) return [fault("scoresMissing")];
  const [min, max] = method === "score" ? scale : [0, LARGEST_SCORE];
  const faults: Fault[] = [];
  let spent = 0;
  for (const [option, score] of Object.entries(scores)) {
    if (!places.has(option)) faults.push(fault("unknownOption", option));
    if (!Number.isInteger(score)) faults.push(fault("notAWholeNumber", option));
    else if (!isWhole(score, min, max)) faults.push(fault("outOfBounds", option));
    else spent += score;
  }
  if (method === "dot" && spent > dots) faults.push(fault("tooManyDots"));
  return faults;
}

function rankingFaults(ranking: unknown, terms: BallotTerms): Fault[] {
  if (!Array.isArray(ranking)) return [fault("rankingMissing")];
  const mayBeEqual = allowsEqualRanks(terms.method);
  const faults: Fault[] = [];
  if (!mayBeEqual && ranking.length === 0) faults.push(fault("ranksNothing"));
  for (const [index, rank] of ranking.entries()) {
    if (!Array.isArray(rank)) continue;
    if (rank.length === 0) faults.push(fault("emptyRank", String(index + 1)));
    if (rank.length > 1 && !mayBeEqual) faults.push(fault("equalRanksNotAllowed", String(index + 1)));
  }
  faults.push(...listFaults(ranking.flat(), terms));
  return faults;
}
