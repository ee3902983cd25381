import { isHex } from "./bytes.ts";
import { NONCE_BYTES, VOTE_ID_DIGITS } from "./commitment.ts";
import type { VoteTerms } from "./count-input.ts";
import type { SectorVotes } from "./decision.ts";
import { type Fault, fault, isRecord, isWhole } from "./fault.ts";
import { MOST_BALLOTS } from "./limits.ts";
import type { PairTable } from "./option-table.ts";

export const RECORD_FORMAT = "trojglos-vote-record";
export const RECORD_VERSION = 1;

/** Names the rules of counting; a change that could give another result gives it another name. */
export const ENGINE = "trojglos-count/1";

/** The largest record that is read, in bytes: some hundred thousand ballots. */
export const MOST_RECORD_BYTES = 64 * 1024 * 1024;

/** How much of the ballots is published: each of them, only how many prefer each option to each other, or only the rounds of the count. */
export const publications = ["ballots", "pairwise", "rounds"] as const;
export type Publication = (typeof publications)[number];

/** A ballot of the record; with `pairwise` and `rounds` only its commitment. */
export interface RecordedBallot {
  c: string;
  ballot?: Record<string, unknown>;
  nonce?: string;
}

/** The frozen text of the vote; with `canonical`, the text itself. */
export interface RecordedText {
  hash: string;
  schemaVersion?: number;
  canonical?: string;
}

/** A sector as far as disclosure allows (disclosure.ts): how many cast a ballot, and its votes or only whether it passed. */
export interface RecordedSector {
  cast: number;
  votes: SectorVotes;
}

/** One file that says all that is published of a closed vote (docs/voting.md has its schema). */
export interface VoteRecord {
  format: typeof RECORD_FORMAT;
  version: typeof RECORD_VERSION;
  engine: string;
  vote: { id: string } & Record<string, unknown>;
  text: RecordedText | null;
  /** As it was when the vote opened; `recused` are those of each sector who took no part, and are left out of the rule's numbers. */
  electorate: {
    hash: string;
    entitled: number;
    sectors: Record<string, number>;
    recused?: Record<string, number>;
  };
  /** The terms as count-input.ts checks them. Options are ids; `names` has what people read. */
  rule: VoteTerms;
  names?: Record<string, string>;
  tieSeed: string;
  tieSeedCommitment: string;
  published: Publication;
  ballots: RecordedBallot[];
  pairwise?: PairTable;
  sectors?: Record<string, RecordedSector>;
  root: string;
  result: Record<string, unknown>;
  /** Over everything else in the file (commitment.ts). */
  seal: string;
}

/**
 * What is known of a closed vote before its record is made: all ballots, also where `published` says that the record has only their
 * commitments. With `published: "rounds"`, `result` is what was counted.
 */
export type ClosedVote = Omit<
  VoteRecord,
  "format" | "version" | "engine" | "tieSeedCommitment" | "root" | "result" | "seal"
> & {
  result?: Record<string, unknown>;
};

/** Every fault that makes a file no vote record. One without a fault can be verified, which does not yet mean that it holds. */
export function recordFaults(value: unknown): Fault[] {
  if (!isRecord(value)) return [fault("notAnObject")];
  if (value.format !== RECORD_FORMAT) return [fault("notAVoteRecord", "format")];
  if (value.version !== RECORD_VERSION) return [fault("unknownRecordVersion", "version")];
  if (isNestedDeeper(value, 50)) return [fault("nestedTooDeep")];
  const { vote, electorate, published, sectors } = value;
  const faults: Fault[] = [];
  if (typeof value.engine !== "string") faults.push(fault("missing", "engine"));
  if (!isRecord(vote) || !isHex(vote.id, VOTE_ID_DIGITS / 2)) faults.push(fault("notAnId", "vote.id"));
  faults.push(...textFaults(value.text));
  if (!isRecord(electorate)) faults.push(fault("missing", "electorate"));
  else {
    if (!isHex(electorate.hash, 32)) faults.push(fault("notAHash", "electorate.hash"));
    if (!isWhole(electorate.entitled, 0, MOST_BALLOTS)) faults.push(fault("notAWholeNumber", "electorate.entitled"));
    if (!isRecord(electorate.sectors)) faults.push(fault("missing", "electorate.sectors"));
    const { recused = {} } = electorate;
    if (!isRecord(recused) || !Object.values(recused).every((number) => isWhole(number, 0, MOST_BALLOTS)))
      faults.push(fault("notAWholeNumber", "electorate.recused"));
  }
  if (!isRecord(value.rule)) faults.push(fault("missing", "rule"));
  for (const key of ["tieSeed", "tieSeedCommitment", "root", "seal"])
    if (!isHex(value[key], 32)) faults.push(fault("notAHash", key));
  if (!publications.some((known) => known === published)) faults.push(fault("unknownPublication", "published"));
  if (published === "pairwise" && !isRecord(value.pairwise)) faults.push(fault("missing", "pairwise"));
  if (sectors !== undefined && !isRecord(sectors)) faults.push(fault("notAnObject", "sectors"));
  if (!isRecord(value.result)) faults.push(fault("missing", "result"));
  return [...faults, ...ballotFaults(value.ballots, published === "ballots")];
}

function textFaults(text: unknown): Fault[] {
  if (text === null) return [];
  if (!isRecord(text)) return [fault("missing", "text")];
  const { hash, schemaVersion, canonical } = text;
  const faults = isHex(hash, 32) ? [] : [fault("notAHash", "text.hash")];
  if (canonical === undefined) return faults;
  if (typeof canonical !== "string") faults.push(fault("notAText", "text.canonical"));
  if (!isWhole(schemaVersion, 1, MOST_BALLOTS)) faults.push(fault("notAWholeNumber", "text.schemaVersion"));
  return faults;
}

function ballotFaults(ballots: unknown, areOpen: boolean): Fault[] {
  if (!Array.isArray(ballots)) return [fault("notAList", "ballots")];
  const faults: Fault[] = [];
  for (const [index, entry] of ballots.entries()) {
    const at = `ballots[${index}]`;
    if (!isRecord(entry)) faults.push(fault("notAnObject", at));
    else {
      if (!isHex(entry.c, 32)) faults.push(fault("notAHash", `${at}.c`));
      if (areOpen && !isRecord(entry.ballot)) faults.push(fault("missing", `${at}.ballot`));
      if (areOpen && !isHex(entry.nonce, NONCE_BYTES)) faults.push(fault("notANonce", `${at}.nonce`));
      if (!areOpen && (entry.ballot !== undefined || entry.nonce !== undefined))
        faults.push(fault("ballotNotPublished", at));
    }
  }
  return faults;
}

function isNestedDeeper(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}
