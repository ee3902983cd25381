import fc from "fast-check";
import Meek from "meeks-prf-js";
import { describe, expect, test } from "vitest";
import { InstantRunoff, Schulze } from "votes";
import { counted, letters, profiles } from "./counted.ts";

const options = letters.slice(0, 5);

describe("other implementations count the same", () => {
  test("Meek's rule, to the ninth decimal: meeks-prf-js", () => {
    fc.assert(
      fc.property(profiles(options, 20), fc.integer({ min: 1, max: 4 }), (ballots, seats) => {
        fc.pre(ballots.length > 0);
        const { elected, rounds, quota } = counted({ method: "stvMeek", options, seats, ballots }, options);
        const papers = ballots.map(({ count, ranking }) => [count, ` ${ranking.join(" ")}`] as [number, string]);
        // Its tie breaker names who is defeated first, ours who is favoured.
        const tieBreaker = ` ${[...options].reverse().join(" ")}`;
        const theirs = Meek.tabulate(seats, ` ${options.join(" ")}`, papers, 5, tieBreaker, "", "", {}, null);
        expect(elected).toEqual([...theirs.elected].sort());
        expect(rounds.map((round) => round.quota)).toEqual(decimals(theirs.tally[":Quota"]).slice(0, rounds.length));
        if (rounds.length > 0) expect(quota).toBe(rounds.at(-1)?.quota);
        for (const option of options) {
          const ours = rounds.map(({ votes }) => votes[option]).slice(0, theirs.tally[option]?.length);
          expect(ours).toEqual(decimals(theirs.tally[option]).slice(0, ours.length));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("Schulze's method: votes", () => {
    fc.assert(
      fc.property(profiles(options, 12), (ballots) => {
        fc.pre(ballots.length > 0);
        const { winners, pairwise } = counted({ method: "schulze", options, ballots });
        const [first] = new Schulze(matrix(pairwise)).ranking();
        // It ranks by the number of options beaten: its first are among those that nobody beats.
        expect(winners).toEqual(expect.arrayContaining(first as string[]));
      }),
    );
  });

  test("instant runoff, where no round has a tie: votes", () => {
    fc.assert(
      fc.property(profiles(options, 12), (ballots) => {
        fc.pre(ballots.length > 0);
        const whole = ballots.map(({ count, ranking }) => ({
          count,
          ranking: [...ranking, ...options.filter((option) => !ranking.includes(option))],
        }));
        const runoff = counted({ method: "irv", options, ballots: whole });
        if (runoff.rounds.every(({ tied }) => tied === undefined)) {
          const theirs = new InstantRunoff({ ballots: weighted(whole), candidates: options }).ranking();
          expect(theirs[0]).toEqual(runoff.winners);
        }
      }),
    );
  });
});

function weighted(ballots: readonly { count: number; ranking: string[] }[]) {
  return ballots.map(({ count, ranking }) => ({ weight: count, ranking: ranking.map((option) => [option]) }));
}

function matrix(pairwise: Record<string, Record<string, number>>) {
  return { candidates: options, array: options.map((a) => options.map((b) => pairwise[a]?.[b] ?? 0)) };
}

function decimals(values: readonly { toString(): string }[] = []): number[] {
  return values.map((value) => Number(value.toString()));
}
