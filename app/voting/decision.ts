import { type ConsentCheck, type ConsentTally, checkConsent } from "./consent.ts";
import type { VoteTerms } from "./count-input.ts";
import { checkMajority, type MajorityCheck, type MotionTally } from "./majority.ts";
import { checkQuorum, type QuorumCheck } from "./quorum.ts";
import type { Body, Quorum, SectorRule, Threshold } from "./rule.ts";

export type Outcome = "adopted" | "rejected" | "no_quorum" | "blocked";
export type DecisionTally = MotionTally | ConsentTally;

/** What the votes of a body come to, with the numbers of each step. */
interface Verdict {
  passed: boolean;
  cast: number;
  entitled?: number;
  present: number;
  tally: DecisionTally;
  quorum: QuorumCheck | null;
  majority: MajorityCheck | ConsentCheck;
}

export interface SectorVerdict {
  passed: boolean;
  /** More objections than a consent vote bears. */
  blocked: boolean;
  /** Null where only whether the sector passed is known. */
  verdict: Verdict | null;
}

/** The result of a motion or of a consent vote, as numbers: enough for the sentence that says it. */
export interface Decision extends Omit<Verdict, "passed"> {
  outcome: Outcome;
  /** With a sector rule: the sectors that fail it, in the rule's order, when fewer pass than must. */
  blockedBy?: string[];
  sectors?: Record<string, SectorVerdict>;
}

/** Of a sector: its votes, or only whether it passed, where the numbers are withheld. */
export type SectorVotes = DecisionTally | { passed: boolean; blocked: boolean };

/**
 * Decides on tallies. No quorum comes before any other result; then the sectors and the majority must both hold.
 * @param bySector the votes of every sector of the rule, by its name
 */
export function decide(
  terms: Pick<VoteTerms, "threshold" | "quorum" | "sectors" | "context">,
  tally: DecisionTally,
  bySector: ReadonlyMap<string, SectorVotes>,
): Decision {
  const { passed, ...verdict } = judge(terms.threshold, terms.quorum, tally, terms.context);
  const { sectors } = terms;
  const isQuorate = verdict.quorum === null || verdict.quorum.reached;
  const blocked = isBlocked(verdict.majority);
  if (!sectors) {
    const outcome = !isQuorate ? "no_quorum" : blocked ? "blocked" : passed ? "adopted" : "rejected";
    return { outcome, ...verdict };
  }
  const verdicts = sectorVerdicts(sectors, bySector);
  const failed = Object.keys(verdicts).filter((name) => !verdicts[name]?.passed);
  const required = sectors.required === "all" ? Object.keys(sectors.list).length : sectors.required;
  const sectorsHold = Object.keys(verdicts).length - failed.length >= required;
  const bySectors = { blockedBy: sectorsHold || !isQuorate ? [] : failed, sectors: verdicts };
  if (!isQuorate) return { outcome: "no_quorum", ...verdict, ...bySectors };
  const blockedBySector = !sectorsHold && failed.some((name) => verdicts[name]?.blocked);
  if (blocked || blockedBySector) return { outcome: "blocked", ...verdict, ...bySectors };
  return { outcome: passed && sectorsHold ? "adopted" : "rejected", ...verdict, ...bySectors };
}

function judge(threshold: Threshold, quorum: Quorum | null, tally: DecisionTally, body: Body): Verdict {
  const cast = Object.values(tally).reduce((sum, votes) => sum + votes, 0);
  const quorumCheck = quorum ? checkQuorum(quorum, cast, body) : null;
  const majority = "consent" in tally ? checkConsent(threshold, tally) : checkMajority(threshold, tally, body);
  return {
    passed: (quorumCheck === null || quorumCheck.reached) && majority.passed,
    cast,
    ...(body.entitled === undefined ? {} : { entitled: body.entitled }),
    present: body.present ?? cast,
    tally,
    quorum: quorumCheck,
    majority,
  };
}

function sectorVerdicts(rule: SectorRule, bySector: ReadonlyMap<string, SectorVotes>): Record<string, SectorVerdict> {
  const verdicts = Object.entries(rule.list).map(([name, sector]): [string, SectorVerdict] => {
    const votes = bySector.get(name);
    if (votes === undefined) throw new Error(`No votes are given for the sector ${name}.`);
    if ("passed" in votes) return [name, { ...votes, verdict: null }];
    const quorum = sector.quorum === undefined ? rule.quorum : sector.quorum;
    const verdict = judge(sector.threshold ?? rule.threshold, quorum, votes, sector);
    return [name, { passed: verdict.passed, blocked: isBlocked(verdict.majority), verdict }];
  });
  return Object.fromEntries(verdicts);
}

function isBlocked(majority: MajorityCheck | ConsentCheck): boolean {
  return "blocked" in majority && majority.blocked;
}
