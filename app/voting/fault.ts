/**
 * What is wrong with something that came from outside. `at` is the path of the wrong value ("threshold.den", "ballots[3].count"), or names
 * the option concerned. A check returns every fault at once; an empty list means that nothing is wrong.
 */
export interface Fault {
  code: string;
  at?: string;
}

export function fault(code: string, at?: string): Fault {
  return at === undefined ? { code } : { code, at };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isWhole(value: unknown, min: number, max: number): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}
