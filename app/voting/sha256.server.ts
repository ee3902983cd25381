import { createHash, createHmac, randomBytes } from "node:crypto";

export function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}

/** A secret of 32 random bytes, 64 hexadecimal digits. */
export function newSecret(): string {
  return randomBytes(32).toString("hex");
}

/** A nonce for a ballot whose browser has drawn none: 128 random bits, 32 hexadecimal digits. */
export function newNonce(): string {
  return randomBytes(16).toString("hex");
}

/**
 * Where a person's secret ballot is kept until the close: HMAC-SHA-256 of their id under the vote's key, 64 hexadecimal digits.
 * Without the key, which is destroyed at the close, nobody can tell whose place it is.
 */
export function placeOf(accountId: string, key: string): string {
  return createHmac("sha256", Buffer.from(key, "hex")).update(accountId).digest("hex");
}
