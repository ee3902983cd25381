import { createHash } from "node:crypto";
import { assembleRecord } from "#app/voting/assemble-record.ts";
import { canonicalBallot } from "#app/voting/canonical-ballot.ts";
import { commitBallot, hashCanonicalText } from "#app/voting/commitment.ts";
import { checkTerms, type VoteTerms } from "#app/voting/count-input.ts";
import type { ClosedVote, Publication, RecordedBallot, RecordedSector, VoteRecord } from "#app/voting/vote-record.ts";

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();
export const voteId = "0123456789abcdef0123456789abcdef";
export const canonicalText = '{"body":{"type":"doc"},"summary":{"type":"doc"}}';

/** The record of a vote on a text with these ballots. */
export async function recordOf(
  terms: object,
  choices: readonly Record<string, unknown>[],
  sectors?: Record<string, RecordedSector>,
  published: Publication = "ballots",
): Promise<VoteRecord> {
  const rule = termsOf(terms);
  const hash = await hashCanonicalText(sha256, 1, canonicalText);
  const bySector = Object.entries(rule.sectors?.list ?? {}).map(([name, { entitled }]) => [name, entitled]);
  const vote: ClosedVote = {
    vote: { id: voteId, title: "KRK-2026-01" },
    text: { hash, schemaVersion: 1, canonical: canonicalText },
    electorate: { hash: "ab".repeat(32), entitled: rule.context.entitled ?? 36, sectors: Object.fromEntries(bySector) },
    rule,
    tieSeed: "5e".repeat(32),
    published,
    ballots: await Promise.all(choices.map((choice, index) => recordedBallot(choice, rule, hash, index))),
    ...(sectors ? { sectors } : {}),
  };
  const record = await assembleRecord(sha256, vote);
  if (!record.ok) throw new Error(JSON.stringify(record.faults));
  return JSON.parse(JSON.stringify(record.value));
}

function termsOf(terms: object): VoteTerms {
  const checked = checkTerms(terms);
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

async function recordedBallot(
  choice: Record<string, unknown>,
  { method }: VoteTerms,
  hash: string,
  index: number,
): Promise<RecordedBallot> {
  const nonce = createHash("md5").update(`nonce ${index}`).digest("hex");
  const canonical = canonicalBallot(choice, method, hash);
  return { c: await commitBallot(sha256, voteId, canonical, nonce), ballot: JSON.parse(canonical), nonce };
}

export function times<Value>(count: number, value: Value): Value[] {
  return Array.from({ length: count }, () => value);
}
