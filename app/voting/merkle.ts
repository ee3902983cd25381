import { fromHex, joined, type Sha256, toHex } from "./bytes.ts";

/**
 * The root of the Merkle tree over commitments, as RFC 6962 (section 2.1) builds it: a leaf is SHA-256(0x00 ‖ c), a node
 * SHA-256(0x01 ‖ left ‖ right), the left part being the largest power of two below the number of leaves; of nothing it is SHA-256 of nothing.
 * @param commitments 64 hexadecimal digits each, in ascending order
 */
export async function merkleRoot(sha256: Sha256, commitments: readonly string[]): Promise<string> {
  if (commitments.length === 0) return toHex(await sha256(new Uint8Array()));
  let level: Uint8Array[] = [];
  for (const c of commitments) level.push(await sha256(joined(Uint8Array.of(0), fromHex(c))));
  // Pairing neighbours and carrying a last odd one up gives the same tree.
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at] as Uint8Array, level[at + 1]];
      above.push(right ? await sha256(joined(Uint8Array.of(1), left, right)) : left);
    }
    level = above;
  }
  return toHex(level[0] as Uint8Array);
}
