import { sortedJson } from "#app/versions/sorted-json.ts";
import type { Sha256 } from "./bytes.ts";
import { canonicalBallot } from "./canonical-ballot.ts";
import { commitBallot, commitSeed, hashCanonicalText, sealRecord } from "./commitment.ts";
import { checkTerms, type VoteTerms } from "./count-input.ts";
import { type Fault, fault } from "./fault.ts";
import { ballotTerms, judgeBallot } from "./judge-ballot.ts";
import { merkleRoot } from "./merkle.ts";
import { sectorsFaults } from "./recorded-sectors.ts";
import { recount } from "./recount.ts";
import { tieOrder } from "./tie-order.ts";
import { ENGINE, type VoteRecord } from "./vote-record.ts";

/** `holds`: null where the file does not publish what would be needed to check it; `problems` are the first that were found. */
export interface Check {
  name: CheckName;
  holds: boolean | null;
  problems?: Fault[];
}

export const checkNames = [
  "engine",
  "rule",
  "electorate",
  "order",
  "ballots",
  "commitments",
  "text",
  "root",
  "publishedRoot",
  "tieSeed",
  "sectors",
  "result",
  "seal",
] as const;
export type CheckName = (typeof checkNames)[number];

export interface Verification {
  /** Whether no check fails. */
  holds: boolean;
  /** What the record says was decided. */
  decision: Record<string, unknown>;
  checks: Check[];
}

const MOST_PROBLEMS = 20;

/**
 * Checks everything about a record that can be checked from the record alone.
 * @param record without a fault (recordFaults)
 * @param publishedRoot the root as the register or the minutes have it; only with it can ballots be missed that were taken out
 * together with everything that counts them
 */
export async function verifyRecord(sha256: Sha256, record: VoteRecord, publishedRoot?: string): Promise<Verification> {
  const checked = checkTerms(record.rule);
  const terms = checked.ok ? checked.value : null;
  const checks: Check[] = [
    check("engine", record.engine === ENGINE ? [] : [fault("unknownEngine", record.engine)]),
    check("rule", checked.ok ? [] : checked.faults),
    check("electorate", electorateFaults(record)),
    check("order", orderFaults(record)),
    unless(record.published === "ballots" && terms !== null, "ballots", () => ballotFaults(record, terms as VoteTerms)),
  ];
  // A commitment is made from the canonical form, which only a valid ballot has.
  const canCommit = checks.every(({ name, holds }) => name !== "ballots" || holds === true) && terms !== null;
  const commitments = canCommit ? await commitmentFaults(sha256, record, terms) : [];
  checks.push(unless(canCommit, "commitments", () => commitments));
  checks.push(check("text", await textFaults(sha256, record)));
  const root = await merkleRoot(
    sha256,
    record.ballots.map(({ c }) => c),
  );
  checks.push(check("root", root === record.root ? [] : [fault("otherRoot", root)]));
  if (publishedRoot !== undefined)
    checks.push(check("publishedRoot", publishedRoot === root ? [] : [fault("otherRoot", root)]));
  const seed = await commitSeed(sha256, record.vote.id, record.tieSeed);
  checks.push(check("tieSeed", seed === record.tieSeedCommitment ? [] : [fault("otherCommitment", seed)]));
  checks.push(...(terms ? sectorChecks(record, terms) : []));
  checks.push(await resultCheck(sha256, record, terms));
  const seal = await sealRecord(sha256, record);
  checks.push(check("seal", seal === record.seal ? [] : [fault("otherSeal", seal)]));
  return { holds: checks.every(({ holds }) => holds !== false), decision: decisionOf(record.result), checks };
}

function check(name: CheckName, problems: Fault[]): Check {
  if (problems.length === 0) return { name, holds: true };
  return { name, holds: false, problems: problems.slice(0, MOST_PROBLEMS) };
}

function unless(canBeChecked: boolean, name: CheckName, faults: () => Fault[]): Check {
  return canBeChecked ? check(name, faults()) : { name, holds: null };
}

function electorateFaults({ electorate, rule, ballots }: VoteRecord): Fault[] {
  const faults: Fault[] = [];
  const { recused = {} } = electorate;
  const takesPart = electorate.entitled - sumOf(recused);
  const { entitled } = rule.context ?? {};
  if (entitled !== undefined && entitled !== takesPart) faults.push(fault("otherNumberEntitled", "rule"));
  if (ballots.length > takesPart) faults.push(fault("moreBallotsThanEntitled", "ballots"));
  if (Object.keys(electorate.sectors).length > 0 && sumOf(electorate.sectors) !== electorate.entitled)
    faults.push(fault("sectorsDoNotAddUp", "electorate.sectors"));
  for (const [name, number] of Object.entries(recused))
    if (number > (electorate.sectors[name] ?? 0)) faults.push(fault("moreRecusedThanEntitled", name));
  for (const [name, sector] of Object.entries(rule.sectors?.list ?? {}))
    if (sector?.entitled !== (electorate.sectors[name] ?? Number.NaN) - (recused[name] ?? 0))
      faults.push(fault("otherNumberEntitled", name));
  return faults;
}

function sumOf(numbers: Readonly<Record<string, number>>): number {
  return Object.values(numbers).reduce((sum, number) => sum + number, 0);
}

function orderFaults({ ballots }: VoteRecord): Fault[] {
  return ballots.flatMap(({ c }, index) => {
    const before = ballots[index - 1]?.c ?? "";
    if (c === before) return [fault("repeatedBallot", `ballots[${index}]`)];
    return c < before ? [fault("notSorted", `ballots[${index}]`)] : [];
  });
}

function ballotFaults({ ballots, text }: VoteRecord, terms: VoteTerms): Fault[] {
  // A recorded ballot has no sector beside it.
  const judged = ballotTerms({ ...terms, sectors: null });
  return ballots.flatMap(({ ballot = {} }, index) => {
    const at = `ballots[${index}]`;
    const faults = judgeBallot(ballot, judged).map(({ code }) => fault(code, at));
    if (faults.length > 0) return faults;
    if (text !== null && ballot.version !== text.hash) return [fault("ballotOnOtherText", at)];
    return sortedJson(ballot) === canonicalBallot(ballot, terms.method, text?.hash ?? null)
      ? []
      : [fault("notCanonical", at)];
  });
}

async function commitmentFaults(
  sha256: Sha256,
  { ballots, vote, text, published }: VoteRecord,
  terms: VoteTerms,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  if (published !== "ballots") return faults;
  for (const [index, { c, ballot = {}, nonce = "" }] of ballots.entries()) {
    const canonical = canonicalBallot(ballot, terms.method, text?.hash ?? null);
    if ((await commitBallot(sha256, vote.id, canonical, nonce)) !== c)
      faults.push(fault("otherCommitment", `ballots[${index}]`));
  }
  return faults;
}

async function textFaults(sha256: Sha256, { text }: VoteRecord): Promise<Fault[]> {
  if (text?.canonical === undefined) return [];
  const hash = await hashCanonicalText(sha256, text.schemaVersion ?? 1, text.canonical);
  return hash === text.hash ? [] : [fault("otherText", hash)];
}

function sectorChecks(record: VoteRecord, terms: VoteTerms): Check[] {
  if (!terms.sectors) return [];
  const isWithheld = Object.values(record.sectors ?? {}).some(({ votes }) => Object.hasOwn(votes ?? {}, "passed"));
  const faults = sectorsFaults(record, terms);
  return faults.length === 0 && isWithheld ? [{ name: "sectors", holds: null }] : [check("sectors", faults)];
}

async function resultCheck(sha256: Sha256, record: VoteRecord, terms: VoteTerms | null): Promise<Check> {
  if (terms === null) return { name: "result", holds: null };
  const order = await tieOrder(sha256, record.tieSeed, record.root, terms.options);
  const counted = recount(record, order);
  if (!counted.ok) return check("result", counted.faults);
  if (counted.value === null) return { name: "result", holds: null };
  const differs = differences(counted.value, record.result);
  return check(
    "result",
    differs.map((key) => fault("otherResult", key)),
  );
}

function differences(ours: Record<string, unknown>, theirs: Record<string, unknown>): string[] {
  const keys = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
  return [...keys].filter((key) => asJson(ours[key]) !== asJson(theirs[key]));
}

function asJson(value: unknown): string {
  return value === undefined ? "" : sortedJson(JSON.parse(JSON.stringify(value)));
}

/** The result without its working. */
function decisionOf(result: Record<string, unknown>): Record<string, unknown> {
  const said = ["outcome", "blockedBy", "winners", "elected", "tie", "tieOrder", "cast"];
  return Object.fromEntries(said.filter((key) => Object.hasOwn(result, key)).map((key) => [key, result[key]]));
}
