import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkpointsToDrop, isCheckpointDue } from "#app/versions/checkpoints.ts";

const now = new Date("2026-06-15T12:00:00Z");
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const ago = (ms: number) => new Date(now.getTime() - ms);

test.each([
  ["while somebody writes", { firstAt: 4, lastAt: 1, lastVersionAt: null }, false],
  ["once writing pauses", { firstAt: 9, lastAt: 5, lastVersionAt: null }, true],
  ["too soon after the last version", { firstAt: 8, lastAt: 6, lastVersionAt: 9 }, false],
  ["ten minutes after it", { firstAt: 8, lastAt: 6, lastVersionAt: 10 }, true],
  ["after ten minutes without a pause", { firstAt: 10, lastAt: 0, lastVersionAt: 11 }, true],
  ["before that", { firstAt: 9, lastAt: 0, lastVersionAt: 11 }, false],
])("%s", (_name, { firstAt, lastAt, lastVersionAt }, isDue) => {
  const unrecorded = {
    firstAt: ago(firstAt * minute),
    lastAt: ago(lastAt * minute),
    lastVersionAt: lastVersionAt === null ? null : ago(lastVersionAt * minute),
  };
  expect(isCheckpointDue(unrecorded, now)).toBe(isDue);
});

describe("thinned with age", () => {
  /** One every ten minutes, for so many days back. */
  const everyTenMinutes = (days: number) =>
    Array.from({ length: days * 144 }, (_, index) => ({ at: ago(index * 10 * minute) }));
  const kept = (checkpoints: { at: Date }[]) => {
    const gone = new Set(checkpointsToDrop(checkpoints, now));
    return checkpoints.filter((one) => !gone.has(one));
  };
  const between = (checkpoints: { at: Date }[], from: number, to: number) =>
    checkpoints.filter(({ at }) => at > ago(to) && at <= ago(from)).length;

  test("all of the last day, one an hour for a week, one a day for a month, one a week after that", () => {
    const left = kept(everyTenMinutes(120));
    expect(between(left, 0, day)).toBe(144);
    // Give or take the one that the present moment cuts in two.
    expect(Math.abs(between(left, day, 7 * day) - 6 * 24)).toBeLessThanOrEqual(1);
    expect(between(left, 7 * day, 30 * day)).toBeGreaterThanOrEqual(23);
    expect(between(left, 7 * day, 30 * day)).toBeLessThanOrEqual(24);
    expect(between(left, 30 * day, 120 * day)).toBeGreaterThanOrEqual(12);
    expect(between(left, 30 * day, 120 * day)).toBeLessThanOrEqual(14);
  });

  test("whenever it is done, never more than the gaps allow go, and what is thinned is not thinned again", () => {
    const times = fc.array(fc.integer({ min: 0, max: 200 * 24 * 60 }), { maxLength: 300 });
    fc.assert(
      fc.property(times, (minutes) => {
        const checkpoints = minutes.map((one) => ({ at: ago(one * minute) }));
        const left = kept(checkpoints);
        expect(checkpointsToDrop(left, now)).toEqual([]);
        // Around everything that went, something later is left, within the period of its age.
        for (const { at } of checkpoints) {
          const age = now.getTime() - at.getTime();
          const period = age < day ? 0 : age < 7 * day ? hour : age < 30 * day ? day : 7 * day;
          const near = left.some((one) => one.at >= at && one.at.getTime() - at.getTime() <= period);
          expect(near).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});
