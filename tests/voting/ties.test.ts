import fc from "fast-check";
import Meek from "meeks-prf-js";
import { describe, expect, test } from "vitest";
import { counted, letters, profiles, rankings } from "./counted.ts";
import { naiveIrv, naiveRankedPairs, naiveScottish, permutations, type Ranking } from "./naive-counts.ts";

const options = letters.slice(0, 4);
const seats = fc.integer({ min: 1, max: 3 });

describe("winners are all options that win under some resolution of the ties", () => {
  test("instant runoff: as when every order of elimination is tried", () => {
    fc.assert(
      fc.property(profiles(letters.slice(0, 5), 7), (ballots) => {
        const { winners, tie } = counted({ method: "irv", options: letters.slice(0, 5), ballots });
        const expected = naiveIrv(letters.slice(0, 5), ballots);
        expect(winners).toEqual(expected.sort());
        expect(tie).toBe(expected.length > 1);
      }),
      { numRuns: 300 },
    );
  });

  test("ranked pairs: as when every order of equal majorities is tried", () => {
    fc.assert(
      fc.property(profiles(options, 5), (ballots) => {
        const { winners, pairwise, exact } = counted({ method: "rankedPairs", options, ballots });
        expect(winners).toEqual(naiveRankedPairs(options, pairwise));
        expect(exact).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  test("Scottish STV: as when every lot is drawn, paper by paper", () => {
    fc.assert(
      fc.property(profiles(letters.slice(0, 5), 8), seats, (ballots, filled) => {
        const vote = { method: "stvScottish", options: letters.slice(0, 5), seats: filled, ballots };
        const { winners, tie } = counted(vote);
        expect(winners).toEqual(naiveScottish(letters.slice(0, 5), ballots, filled));
        expect(tie).toBe(winners.length > filled);
      }),
      { numRuns: 300 },
    );
  });

  test("Meek's rule: as meeks-prf-js counts with every order of ties", () => {
    fc.assert(
      fc.property(profiles(options, 6), seats, (ballots, filled) => {
        fc.pre(ballots.length > 0);
        const { winners } = counted({ method: "stvMeek", options, seats: filled, ballots });
        const found = new Set(permutations(options).flatMap((order) => [...oracle(ballots, filled, order)]));
        expect(winners).toEqual([...found].sort());
      }),
      { numRuns: 100 },
    );
  });

  test.each(["irv", "stvScottish", "stvMeek", "schulze", "approval"])(
    "%s: some order of ties elects each of them, and no order elects anybody else",
    (method) => {
      fc.assert(
        fc.property(profiles(options, 5), (rankedBallots) => {
          const ballots =
            method === "approval"
              ? rankedBallots.map(({ count, ranking }) => ({ count, approvals: ranking }))
              : rankedBallots;
          const vote = { method, options, ballots };
          const found = new Set(permutations(options).flatMap((order) => counted(vote, order).elected));
          expect([...found].sort()).toEqual(counted(vote).winners);
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe("a tie", () => {
  const tied = rankings([2, "AB"], [2, "BA"], [1, "C"]);

  test.each(["irv", "condorcet", "schulze", "rankedPairs", "stvScottish", "stvMeek"])(
    "elects nobody before the tie rule: %s",
    (method) => {
      const vote = { method, options: [..."ABC"], ballots: tied };
      expect(counted(vote)).toMatchObject({ winners: ["A", "B"], tie: true, elected: [] });
      expect(counted(vote, ["C", "B", "A"])).toMatchObject({ winners: ["A", "B"], tie: true, elected: ["B"] });
    },
  );

  test("that changes nothing is shown in the round, and is no tie of the result", () => {
    const result = counted({ method: "irv", options: [..."ABC"], ballots: rankings([5, "A"], [2, "B"], [2, "C"]) });
    expect(result).toMatchObject({ winners: ["A"], tie: false, elected: ["A"] });
  });

  test("nobody voted: everybody could win, and nobody is elected", () => {
    for (const method of ["approval", "irv", "condorcet", "schulze", "rankedPairs", "stvScottish", "stvMeek"]) {
      const result = counted({ method, options: [..."ABCDE"], ballots: [] });
      expect(result, method).toMatchObject({ winners: [..."ABCDE"], tie: true, elected: [] });
    }
  });

  test("an option that beats nobody can win only if the pairs that are equal are resolved for it", () => {
    const ballots = rankings([1, "ABC"], [1, "BAC"]);
    expect(counted({ method: "condorcet", options: [..."ABC"], ballots })).toMatchObject({
      winners: ["A", "B"],
      tie: true,
    });
  });

  test("too many to follow: nobody who could win is left out, and the result says that it may name too many", () => {
    const many = Array.from({ length: 14 }, (_, index) => `option ${index}`);
    const circle = many.map((_, start) => ({ ranking: [...many.slice(start), ...many.slice(0, start)] }));
    const upset = [{ ranking: [many[3], many[0]] }, { ranking: [many[7], many[1]] }];
    const vote = { method: "stvScottish", options: many, seats: 3, ballots: [...circle, ...upset] };
    const result = counted(vote);
    expect(result.exact).toBe(false);
    for (const turn of [0, 5, 10]) {
      const order = [...many.slice(turn), ...many.slice(0, turn)];
      expect(result.winners).toEqual(expect.arrayContaining(counted(vote, order).elected));
    }
  }, 60_000);
});

function oracle(ballots: readonly Ranking[], filled: number, order: readonly string[]): Set<string> {
  const papers = ballots.map(({ count, ranking }) => [count, ` ${ranking.join(" ")}`] as [number, string]);
  const names = ` ${options.join(" ")}`;
  return Meek.tabulate(filled, names, papers, options.length, ` ${order.join(" ")}`, "", "", {}, null).elected;
}
