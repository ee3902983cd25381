import { createHash } from "node:crypto";

/**
 * The hash of a version: SHA-256 of the schema version in decimal digits and the canonical text, both in UTF-8, one after the other;
 * 64 hexadecimal digits. The canonical text begins with a brace, so no two versions share these bytes.
 */
export function hashText(schemaVersion: number, canonical: string): string {
  return createHash("sha256").update(String(schemaVersion)).update(canonical, "utf8").digest("hex");
}
