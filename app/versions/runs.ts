/** So many UTF-16 code units by one contributor, by their number. */
export interface Run {
  author: number;
  length: number;
}

/** The part of a text's runs from `from` to `to`. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const slice: Run[] = [];
  let at = 0;
  for (const { author, length } of runs) {
    const part = Math.min(at + length, to) - Math.max(at, from);
    if (part > 0) pushRun(slice, author, part);
    at += length;
    if (at >= to) break;
  }
  return slice;
}

/** Adds a run at the end; one by the same contributor grows. */
export function pushRun(runs: Run[], author: number, length: number): void {
  const last = runs.at(-1);
  if (length === 0) return;
  if (last?.author === author) last.length += length;
  else runs.push({ author, length });
}

export function pushRuns(runs: Run[], more: readonly Run[]): void {
  for (const { author, length } of more) pushRun(runs, author, length);
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
