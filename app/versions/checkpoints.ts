const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A text at rest for so long has come to a pause. */
const pauseMs = 5 * minute;
/** Two checkpoints are at least so far apart. */
const apartMs = 10 * minute;
/** Where nobody pauses, a checkpoint is made all the same: whoever freezes then waits for ten minutes of the journal at the most. */
const unbrokenMs = 10 * minute;

/** What has been written since a text was last recorded, and when there was last a version of it. */
export interface Unrecorded {
  firstAt: Date;
  lastAt: Date;
  lastVersionAt: Date | null;
}

/** Whether it is time for a checkpoint: a drafting session has paused, or has gone on for long. */
export function isCheckpointDue({ firstAt, lastAt, lastVersionAt }: Unrecorded, now: Date): boolean {
  const since = (at: Date) => now.getTime() - at.getTime();
  if (lastVersionAt && since(lastVersionAt) < apartMs) return false;
  return since(lastAt) >= pauseMs || since(firstAt) >= unbrokenMs;
}

/** Checkpoints of so many milliseconds of age and more are kept one for each period. */
const thinning = [
  { from: 30 * day, period: 7 * day },
  { from: 7 * day, period: day },
  { from: day, period: hour },
];

/**
 * Which checkpoints go: all of the last day stay; then one an hour stays for a week, one a day for a month (thirty days), and one a week
 * after that. Of each period the last stays.
 */
export function checkpointsToDrop<Checkpoint extends { at: Date }>(
  checkpoints: readonly Checkpoint[],
  now: Date,
): Checkpoint[] {
  const taken = new Set<string>();
  return checkpoints
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .filter(({ at }) => {
      const step = thinning.find(({ from }) => now.getTime() - at.getTime() >= from);
      if (!step) return false;
      const period = `${step.period} ${Math.floor(at.getTime() / step.period)}`;
      const isCovered = taken.has(period);
      taken.add(period);
      return isCovered;
    });
}
