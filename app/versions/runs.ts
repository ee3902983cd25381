/** So many UTF-16 code units by one contributor, by their number. */
export interface Run {
  author: number;
  length: number;
  /** In which hour it was written, counted from 1970 (UTC); absent where nobody has kept it. */
  hour?: number;
}

/** The part of a text's runs from `from` to `to`. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const slice: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const part = Math.min(at + run.length, to) - Math.max(at, from);
    if (part > 0) pushRun(slice, run, part);
    at += run.length;
    if (at >= to) break;
  }
  return slice;
}

/** Adds `length` at the end, by whom and when the run says; one by the same contributor in the same hour grows. */
export function pushRun(runs: Run[], { author, hour }: Omit<Run, "length">, length: number): void {
  const last = runs[runs.length - 1];
  if (length === 0) return;
  if (last !== undefined && last.author === author && last.hour === hour) last.length += length;
  else runs.push(hour === undefined ? { author, length } : { author, length, hour });
}

export function pushRuns(runs: Run[], more: readonly Run[]): void {
  for (const run of more) pushRun(runs, run, run.length);
}

/** `runs` with `more` in place of what was from `from` to `to`. */
export function replaceRuns(runs: readonly Run[], from: number, to: number, more: readonly Run[]): Run[] {
  const replaced = sliceRuns(runs, 0, from);
  pushRuns(replaced, more);
  pushRuns(replaced, sliceRuns(runs, to, Number.POSITIVE_INFINITY));
  return replaced;
}

export function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0);
}
