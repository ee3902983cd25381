/** Who stands above whom once pairs are locked: bit b of row a is set when a stands above b, directly or through others. */
export type Reach = readonly bigint[];

export function closureOf(options: number): Reach {
  return Array.from({ length: options }, () => 0n);
}

export function reaches(reach: Reach, above: number, below: number): boolean {
  return (((reach[above] ?? 0n) >> BigInt(below)) & 1n) === 1n;
}

/** The order with one more pair; with a pair that closes a circle, everybody on it stands above everybody else on it. */
export function lock(reach: Reach, above: number, below: number): Reach {
  if (reaches(reach, above, below)) return reach;
  const gained = (reach[below] ?? 0n) | (1n << BigInt(below));
  return reach.map((row, option) => (option === above || reaches(reach, option, above) ? row | gained : row));
}
