import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { align, type Match } from "#app/versions/align.ts";

const someTokens = (kinds: number, maxLength: number) => fc.array(fc.nat(kinds), { maxLength });

function expectSound(a: readonly number[], b: readonly number[], matches: readonly Match[]): void {
  let [nextA, nextB] = [0, 0];
  for (const match of matches) {
    expect(match.a).toBeGreaterThanOrEqual(nextA);
    expect(match.b).toBeGreaterThanOrEqual(nextB);
    expect(a.slice(match.a, match.a + match.length)).toEqual(b.slice(match.b, match.b + match.length));
    nextA = match.a + match.length;
    nextB = match.b + match.length;
  }
  expect(nextA).toBeLessThanOrEqual(a.length);
  expect(nextB).toBeLessThanOrEqual(b.length);
}

/** By the textbook's table. */
function lengthOfLongest(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const token of a) {
    const next = [0];
    for (const [index, other] of b.entries()) {
      next.push(token === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

const total = (matches: readonly Match[]) => matches.reduce((sum, { length }) => sum + length, 0);

describe("what two sequences have in common", () => {
  test("is a longest common subsequence of short ones", () => {
    fc.assert(
      fc.property(someTokens(4, 40), someTokens(4, 40), (a, b) => {
        const matches = align(a, b);
        expectSound(a, b, matches);
        expect(total(matches)).toBe(lengthOfLongest(a, b));
      }),
      { numRuns: 500 },
    );
  });

  test("stands in order in both, however long and different they are", () => {
    fc.assert(
      fc.property(someTokens(300, 2000), someTokens(300, 2000), (a, b) => expectSound(a, b, align(a, b))),
      { numRuns: 30 },
    );
  });

  test("finds all of a long text around a few changes", () => {
    const a = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 3000);
    const b = [...a];
    for (let index = 50; index < b.length; index += 500) b.splice(index, 3, 9001, 9002);
    const matches = align(a, b);
    expectSound(a, b, matches);
    expect(total(matches)).toBe(a.length - 3 * 40);
  });

  test("comes to an end for texts made to take long", () => {
    const length = 30_000;
    const same = Array.from({ length }, () => 1);
    const alternating = Array.from({ length }, (_, index) => index % 2);
    const other = Array.from({ length }, (_, index) => index % 3);
    const rising = Array.from({ length }, (_, index) => index);
    for (const [a, b] of [
      [same, alternating],
      [alternating, other],
      [rising, [...rising].reverse()],
    ] as const) {
      const begin = process.cpuUsage();
      expectSound(a, b, align(a, b));
      // The table would take 900 million steps.
      expect(process.cpuUsage(begin).user / 1000).toBeLessThan(2000);
    }
  });
});
