import type { Run } from "./runs.ts";

/** Around what somebody has just written, so much more of their own text is looked at: a sentence may be typed again in several goes. */
const around = 400;

/** From `from` to `to`, and what the same author wrote right before and after it, in whichever hour. */
export function ownStretch(
  author: number,
  runs: readonly Run[],
  from: number,
  to: number,
): { from: number; to: number } {
  let [start, end] = [0, 0];
  for (const run of runs) {
    if (run.author !== author) {
      if (end >= to) break;
      start = end + run.length;
    }
    end += run.length;
  }
  if (start > from || end < to) return { from, to };
  return { from: Math.max(start, from - around), to: Math.min(end, to + around) };
}
