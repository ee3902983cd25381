import { fromHex, joined, type Sha256, toHex, utf8 } from "./bytes.ts";

/**
 * The published tie rule: options in ascending order of SHA-256(seed ‖ root ‖ optionId), the first being favoured by every tie. The seed (32
 * bytes) is committed to when the vote opens and the root (32 bytes) is known only at its close: nobody can choose the order.
 * @param seed 64 hexadecimal digits
 * @param root 64 hexadecimal digits, the root over the ballots
 */
export async function tieOrder(
  sha256: Sha256,
  seed: string,
  root: string,
  options: readonly string[],
): Promise<string[]> {
  const prefix = joined(fromHex(seed), fromHex(root));
  const drawn: { option: string; lot: string }[] = [];
  for (const option of options) drawn.push({ option, lot: toHex(await sha256(joined(prefix, utf8(option)))) });
  return drawn.sort((one, other) => (one.lot < other.lot ? -1 : 1)).map(({ option }) => option);
}
