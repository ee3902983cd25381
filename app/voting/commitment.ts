import { sortedJson } from "#app/versions/sorted-json.ts";
import { fromHex, joined, type Sha256, toHex, utf8 } from "./bytes.ts";

/** Ids of votes: 32 hexadecimal digits. Their fixed length keeps a commitment's parts apart. */
export const VOTE_ID_DIGITS = 32;

/** Nonces have 128 bits. */
export const NONCE_BYTES = 16;

/**
 * What a ballot is known by: c = SHA-256("trojglos-ballot-v1" ‖ voteId ‖ canonical ballot ‖ nonce). 18 bytes of ASCII, 32 bytes of ASCII (the
 * id's digits), the canonical ballot in UTF-8, and the nonce's 16 bytes as they are.
 * @param nonce 32 hexadecimal digits
 * @returns 64 hexadecimal digits
 */
export async function commitBallot(sha256: Sha256, voteId: string, canonical: string, nonce: string): Promise<string> {
  return toHex(await sha256(joined(utf8(`trojglos-ballot-v1${voteId}${canonical}`), fromHex(nonce))));
}

/**
 * What is published of the tie seed when a vote opens: SHA-256("trojglos-tie-seed-v1" ‖ voteId ‖ seed), the seed being 32 bytes as they are.
 * @param seed 64 hexadecimal digits
 */
export async function commitSeed(sha256: Sha256, voteId: string, seed: string): Promise<string> {
  return toHex(await sha256(joined(utf8(`trojglos-tie-seed-v1${voteId}`), fromHex(seed))));
}

/** The hash of a frozen text (docs/versions.md). */
export async function hashCanonicalText(sha256: Sha256, schemaVersion: number, canonical: string): Promise<string> {
  return toHex(await sha256(utf8(`${schemaVersion}${canonical}`)));
}

/** What a record is known by: SHA-256("trojglos-record-v1" ‖ the record without its seal, as sorted JSON). */
export async function sealRecord(sha256: Sha256, record: object): Promise<string> {
  const { seal: _, ...sealed } = JSON.parse(JSON.stringify(record)) as Record<string, unknown>;
  return toHex(await sha256(utf8(`trojglos-record-v1${sortedJson(sealed)}`)));
}
