import fc from "fast-check";
import { count } from "#app/voting/count.ts";

/** What a test reads of a result; which of it is there depends on the method. */
export interface AnyResult {
  outcome?: string;
  blockedBy?: string[];
  winners: string[];
  elected: string[];
  tie: boolean;
  exact?: false;
  cast: number;
  totals: Record<string, number>;
  quota: number;
  pairwise: Record<string, Record<string, number>>;
  strongestPaths: Record<string, Record<string, number>>;
  lockOrder: { winner: string; loser: string; locked: boolean }[];
  rounds: {
    votes: Record<string, number>;
    elected: string[];
    eliminated: string[];
    excluded?: string;
    transferred?: string;
    tied?: string[];
    quota?: number;
  }[];
  quorum: { reached: boolean; needed: number } | null;
  majority: { passed: boolean; needed: number; of: number };
  invalid: { ballot: number; count: number; reasons: { code: string; at?: string }[] }[];
  sectors: Record<string, { passed: boolean }>;
}

/** Counts a vote that must be valid. */
export function counted(vote: object, tieOrder?: readonly string[]): AnyResult {
  const result = count(vote, tieOrder);
  if (!result.ok) throw new Error(`Not valid: ${JSON.stringify(result.faults)}`);
  return result.value as unknown as AnyResult;
}

/** Everything that is wrong with a vote, as "code at path". */
export function faultsOf(vote: unknown): string[] {
  const result = count(vote);
  return result.ok ? [] : result.faults.map(({ code, at }) => (at === undefined ? code : `${code} ${at}`));
}

/** Rankings written as words: `[5, "ACB"]` is five ballots that prefer A to C to B. */
export function rankings(...groups: [number, string][]): { count: number; ranking: string[] }[] {
  return groups.map(([times, word]) => ({ count: times, ranking: [...word] }));
}

/** `for`, `against`, `abstain`. */
export function votes(inFavour: number, against: number, abstain: number, sector?: string): object[] {
  const of = sector === undefined ? {} : { sector };
  return [
    { count: inFavour, choice: "for", ...of },
    { count: against, choice: "against", ...of },
    { count: abstain, choice: "abstain", ...of },
  ];
}

export const letters = ["A", "B", "C", "D", "E", "F"];

/** A few voters with rankings of some of the options, none equal: ties are frequent. */
export function profiles(options: readonly string[], mostVoters: number) {
  const ranking = fc.shuffledSubarray([...options], { minLength: 1 });
  return fc.array(fc.record({ count: fc.integer({ min: 1, max: 3 }), ranking }), { maxLength: mostVoters });
}
