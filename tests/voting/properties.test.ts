import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { methods } from "#app/voting/method.ts";
import { counted, letters, profiles, votes } from "./counted.ts";

const options = letters.slice(0, 5);
const pairwiseMethods = ["condorcet", "schulze", "rankedPairs"] as const;
const monotoneMethods = ["condorcet", "schulze", "rankedPairs", "approval", "score", "dot"] as const;
const tally = fc.nat({ max: 40 });

/** The same rankings as ballots of any method that chooses among options. */
function voteBy(method: string, ballots: readonly { count: number; ranking: string[] }[], seats = 1) {
  const vote = { method, options, seats, scale: [0, 5], dots: 20 };
  if (method === "approval")
    return { ...vote, ballots: ballots.map(({ count, ranking }) => ({ count, approvals: ranking })) };
  if (method === "score" || method === "dot") {
    const scores = (ranking: string[]) => Object.fromEntries(ranking.map((option, rank) => [option, 5 - rank]));
    return { ...vote, ballots: ballots.map(({ count, ranking }) => ({ count, scores: scores(ranking) })) };
  }
  return { ...vote, ballots };
}

const choices = methods.filter((method) => method !== "motion" && method !== "consent");

describe("whatever the ballots", () => {
  test.each(choices)("%s: neither their order nor how counts are split matters", (method) => {
    fc.assert(
      fc.property(profiles(options, 8), fc.integer(), (ballots, turn) => {
        const vote = voteBy(method, ballots);
        const split = vote.ballots.flatMap((ballot) =>
          Array.from({ length: ballot.count }, () => ({ ...ballot, count: 1 })),
        );
        const start = split.length === 0 ? 0 : Math.abs(turn) % split.length;
        const turned = [...split.slice(start), ...split.slice(0, start)].reverse();
        expect(counted({ ...vote, ballots: turned })).toEqual(counted(vote));
      }),
      { numRuns: 60 },
    );
  });

  test.each(choices)("%s: the names of the options do not matter", (method) => {
    fc.assert(
      fc.property(profiles(options, 6), fc.shuffledSubarray([...options], { minLength: 5 }), (ballots, renamed) => {
        const name = (option: string) => renamed[options.indexOf(option)] as string;
        const others = ballots.map(({ count, ranking }) => ({ count, ranking: ranking.map(name) }));
        const { winners, tie } = counted(voteBy(method, ballots));
        expect(counted(voteBy(method, others))).toMatchObject({ winners: winners.map(name).sort(), tie });
      }),
      { numRuns: 60 },
    );
  });

  test.each(choices)("%s: a tie elects nobody, and without one exactly the seats are filled", (method) => {
    const mostSeats = ["approval", "score", "dot", "stvScottish", "stvMeek"].includes(method) ? 3 : 1;
    fc.assert(
      fc.property(profiles(options, 6), fc.integer({ min: 1, max: mostSeats }), (ballots, seats) => {
        const { winners, elected, tie } = counted(voteBy(method, ballots, seats));
        if (tie) expect(elected).toEqual([]);
        else expect(elected).toEqual(winners);
        if (!tie && method !== "condorcet") expect(winners).toHaveLength(seats);
        if (tie && method !== "condorcet") expect(winners.length).toBeGreaterThan(seats);
      }),
      { numRuns: 100 },
    );
  });

  test("an option that beats every other wins by every Condorcet method", () => {
    fc.assert(
      fc.property(profiles(options, 9), (ballots) => {
        const { winners, tie } = counted({ method: "condorcet", options, ballots });
        fc.pre(!tie && winners.length === 1);
        for (const method of pairwiseMethods)
          expect(counted({ method, options, ballots })).toMatchObject({ winners, tie: false });
      }),
    );
  });

  test.each(["irv", "stvScottish", "stvMeek"])("%s: who is first on more than half of the ballots wins", (method) => {
    fc.assert(
      fc.property(profiles(options, 6), (ballots) => {
        const total = ballots.reduce((sum, { count }) => sum + count, 0);
        const landslide = [...ballots, { count: total + 1, ranking: ["C", "A"] }];
        expect(counted({ method, options, ballots: landslide })).toMatchObject({ winners: ["C"], tie: false });
      }),
    );
  });

  test.each(monotoneMethods)("%s: who wins still wins when a ballot moves them up", (method) => {
    fc.assert(
      fc.property(profiles(options, 7), fc.nat(), (ballots, which) => {
        const before = counted(voteBy(method, ballots)).winners;
        const winner = before[0];
        fc.pre(winner !== undefined && ballots.length > 0);
        const index = which % ballots.length;
        const raised = ballots.with(index, {
          count: ballots[index]?.count as number,
          ranking: [winner as string, ...(ballots[index]?.ranking ?? []).filter((option) => option !== winner)],
        });
        expect(counted(voteBy(method, raised)).winners).toContain(winner);
      }),
      { numRuns: 100 },
    );
  });

  test.each(["stvScottish", "stvMeek"])("%s: a group large enough for two seats gets two", (method) => {
    fc.assert(
      fc.property(profiles(["C", "D", "E"], 6), fc.boolean(), (others, turn) => {
        const outside = others.reduce((sum, { count }) => sum + count, 0);
        // Of three seats, half of the votes and one more are two quotas and more.
        const solid = { count: outside + 3, ranking: turn ? ["A", "B"] : ["B", "A"] };
        const { winners } = counted({ method, options, seats: 3, ballots: [...others, solid] });
        expect(winners).toEqual(expect.arrayContaining(["A", "B"]));
      }),
      { numRuns: 100 },
    );
  });
});

describe("whatever the votes on a motion", () => {
  const bases = fc.constantFrom("forAgainst", "cast", "present", "entitled", "entitledMinusAbstain");
  const threshold = fc.oneof(
    fc.constant({ rule: "simple" }),
    fc.record({ rule: fc.constantFrom("absolute", "unanimity"), base: bases }),
    fc
      .record({ num: fc.integer({ min: 1, max: 9 }), over: fc.nat({ max: 9 }), base: bases })
      .map(({ num, over, base }) => ({ rule: "qualified", num, den: num + over, base })),
  );

  test("the outcome is that of the definition, in whole numbers", () => {
    fc.assert(
      fc.property(threshold, tally, tally, tally, tally, tally, (rule, z, p, w, silent, absent) => {
        const present = z + p + w + silent;
        const entitled = present + absent;
        const ballots = votes(z, p, w);
        const { outcome } = counted({ method: "motion", threshold: rule, ballots, context: { entitled, present } });
        const sizes = { forAgainst: z + p, cast: z + p + w, present, entitled, entitledMinusAbstain: entitled - w };
        const base = "base" in rule ? sizes[rule.base] : z + p;
        const holds = {
          simple: z > p,
          absolute: 2 * z > base,
          unanimity: z > 0 && z === base,
          qualified: "num" in rule && rule.den * z >= rule.num * base && z > 0,
        }[rule.rule as "simple"];
        expect(outcome).toBe(holds && base > 0 ? "adopted" : "rejected");
      }),
      { numRuns: 1000 },
    );
  });

  test("one more for never undoes an adoption", () => {
    fc.assert(
      fc.property(threshold, tally, tally, tally, (rule, z, p, w) => {
        const context = { entitled: 200, present: 200 };
        const vote = { method: "motion", threshold: rule, context };
        const outcome = (inFavour: number) => counted({ ...vote, ballots: votes(inFavour, p, w) }).outcome;
        if (outcome(z) === "adopted") expect(outcome(z + 1)).toBe("adopted");
      }),
    );
  });

  test("nobody in the base: never adopted", () => {
    fc.assert(
      fc.property(threshold, tally, (rule, w) => {
        const vote = { method: "motion", threshold: rule, context: { entitled: w, present: w } };
        expect(counted({ ...vote, ballots: votes(0, 0, w) }).outcome).toBe("rejected");
      }),
    );
  });

  test("a sector that fails rejects, however large the majority of all", () => {
    fc.assert(
      fc.property(tally, tally, tally, (others, inFavour, over) => {
        const list = { large: { entitled: 100 }, small: { entitled: 200 } };
        const sectors = { list, required: "all" };
        const ballots = [...votes(others, 0, 0, "large"), ...votes(inFavour, inFavour + over, 0, "small")];
        const result = counted({ method: "motion", threshold: { rule: "simple" }, sectors, ballots });
        expect(result.outcome).toBe("rejected");
        expect(result.blockedBy).toContain("small");
      }),
    );
  });
});
