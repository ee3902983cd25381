/** Decimals as whole numbers: `1.25` with two places is 125n. */

/** The decimal as a number for output; counting itself never uses it. */
export function asDecimal(scaled: bigint, places: number): number {
  const digits = scaled.toString().padStart(places + 1, "0");
  return Number(`${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

/** The quotient of two whole numbers ≥ 0, rounded up. */
export function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

export function smaller(one: bigint, other: bigint): bigint {
  return other < one ? other : one;
}

export function larger(one: bigint, other: bigint): bigint {
  return other > one ? other : one;
}
