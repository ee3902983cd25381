import { describe, expect, test } from "vitest";
import { counted, rankings } from "./counted.ts";

// The vote on Tennessee's capital, the example of Wikipedia's articles on these methods.
const tennessee = {
  options: ["Memphis", "Nashville", "Chattanooga", "Knoxville"],
  ballots: [
    { count: 42, ranking: ["Memphis", "Nashville", "Chattanooga", "Knoxville"] },
    { count: 26, ranking: ["Nashville", "Chattanooga", "Knoxville", "Memphis"] },
    { count: 15, ranking: ["Chattanooga", "Knoxville", "Nashville", "Memphis"] },
    { count: 17, ranking: ["Knoxville", "Chattanooga", "Nashville", "Memphis"] },
  ],
};

describe("Tennessee's capital", () => {
  test.each([
    ["irv", "Knoxville"],
    ["condorcet", "Nashville"],
    ["schulze", "Nashville"],
    ["rankedPairs", "Nashville"],
    ["stvScottish", "Knoxville"],
    ["stvMeek", "Knoxville"],
  ])("%s: %s", (method, winner) => {
    expect(counted({ ...tennessee, method })).toMatchObject({ winners: [winner], elected: [winner], tie: false });
  });

  test("instant runoff goes through three rounds", () => {
    expect(counted({ ...tennessee, method: "irv" }).rounds).toEqual([
      {
        votes: { Memphis: 42, Nashville: 26, Chattanooga: 15, Knoxville: 17 },
        exhausted: 0,
        eliminated: ["Chattanooga"],
      },
      { votes: { Memphis: 42, Nashville: 26, Knoxville: 32 }, exhausted: 0, eliminated: ["Nashville"] },
      { votes: { Memphis: 42, Knoxville: 58 }, exhausted: 0, eliminated: [] },
    ]);
  });

  test("ranked pairs locks the largest majority first", () => {
    const { lockOrder } = counted({ ...tennessee, method: "rankedPairs" });
    expect(lockOrder[0]).toEqual({ winner: "Chattanooga", loser: "Knoxville", votes: 83, against: 17, locked: true });
    expect(lockOrder.map(({ winner, loser }) => `${winner[0]}>${loser[0]}`).sort()).toEqual([
      "C>K",
      "C>M",
      "K>M",
      "N>C",
      "N>K",
      "N>M",
    ]);
  });
});

// M. Schulze, "A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method", section 3.
describe("the examples of Schulze's paper", () => {
  test("example 1", () => {
    const ballots = rankings(
      [5, "ACBED"],
      [5, "ADECB"],
      [8, "BEDAC"],
      [3, "CABED"],
      [7, "CAEBD"],
      [2, "CBADE"],
      [7, "DCEBA"],
      [8, "EBADC"],
    );
    const result = counted({ method: "schulze", options: [..."ABCDE"], ballots });
    expect(result.winners).toEqual(["E"]);
    expect(result.pairwise.A).toEqual({ B: 20, C: 26, D: 30, E: 22 });
    expect(result.strongestPaths).toEqual({
      A: { B: 28, C: 28, D: 30, E: 24 },
      B: { A: 25, C: 28, D: 33, E: 24 },
      C: { A: 25, B: 29, D: 29, E: 24 },
      D: { A: 25, B: 28, C: 28, E: 24 },
      E: { A: 25, B: 28, C: 28, D: 31 },
    });
  });

  test("nine voters, four candidates: two potential winners", () => {
    const ballots = rankings([3, "ABCD"], [2, "DABC"], [2, "DBCA"], [2, "CBDA"]);
    expect(counted({ method: "schulze", options: [..."ABCD"], ballots })).toMatchObject({
      winners: ["B", "D"],
      tie: true,
      elected: [],
    });
  });

  test("thirty voters, four candidates", () => {
    const ballots = rankings(
      [5, "ACBD"],
      [2, "ACDB"],
      [3, "ADCB"],
      [4, "BACD"],
      [3, "CBDA"],
      [3, "CDBA"],
      [1, "DACB"],
      [5, "DBAC"],
      [4, "DCBA"],
    );
    expect(counted({ method: "schulze", options: [..."ABCD"], ballots }).winners).toEqual(["D"]);
  });
});

describe("Condorcet methods", () => {
  test("a circle has no Condorcet winner", () => {
    const ballots = rankings([4, "ABC"], [3, "BCA"], [2, "CAB"]);
    const vote = { options: [..."ABC"], ballots };
    expect(counted({ ...vote, method: "condorcet" })).toMatchObject({ winners: [], tie: false });
    // A beats B 6:3, B beats C 7:2, C beats A 5:4: the weakest defeat, that of A, does not count.
    expect(counted({ ...vote, method: "schulze" }).winners).toEqual(["A"]);
    const pairs = counted({ ...vote, method: "rankedPairs" });
    expect(pairs.winners).toEqual(["A"]);
    expect(pairs.lockOrder.map(({ winner, loser, locked }) => [winner + loser, locked])).toEqual([
      ["BC", true],
      ["AB", true],
      ["CA", false],
    ]);
  });

  test("equal ranks prefer neither, and what is left out comes last, equal", () => {
    const ballots = [{ count: 2, ranking: [["A", "B"], "C"] }, { ranking: ["D"] }];
    const { pairwise } = counted({ method: "condorcet", options: [..."ABCD"], ballots });
    expect(pairwise).toEqual({
      A: { B: 0, C: 2, D: 2 },
      B: { A: 0, C: 2, D: 2 },
      C: { A: 0, B: 0, D: 2 },
      D: { A: 1, B: 1, C: 1 },
    });
  });
});

describe("Scottish STV", () => {
  // The example with food of Wikipedia's article on the single transferable vote: 20 guests, three dishes.
  test("twenty guests choose three dishes", () => {
    const options = ["orange", "pear", "chocolate", "strawberry", "sweets"];
    const ballots = [
      { count: 4, ranking: ["orange"] },
      { count: 2, ranking: ["pear", "orange"] },
      { count: 8, ranking: ["chocolate", "strawberry"] },
      { count: 4, ranking: ["chocolate", "sweets"] },
      { count: 1, ranking: ["strawberry"] },
      { count: 1, ranking: ["sweets"] },
    ];
    const result = counted({ method: "stvScottish", options, seats: 3, ballots });
    expect(result).toMatchObject({ quota: 6, winners: ["orange", "chocolate", "strawberry"], tie: false });
    expect(result.rounds.map(({ votes }) => Object.values(votes))).toEqual([
      [4, 2, 12, 1, 1],
      [4, 2, 6, 5, 3],
      [6, 0, 6, 5, 3],
      [6, 0, 6, 5, 0],
    ]);
  });

  // Rule 48(3): surplus × value ÷ votes, to five decimals, any remainder being ignored. Worked out by hand.
  test("transfer values are truncated, also those of papers that had been transferred before", () => {
    const ballots = rankings([7, "ABC"], [2, "BC"], [1, "C"], [1, "D"]);
    const result = counted({ method: "stvScottish", options: [..."ABCD"], seats: 2, ballots });
    // Quota ⌊11/3⌋ + 1 = 4. A: 7, surplus 3: 7 papers at 3/7 = 0.42857 to B: 2 + 2.99999.
    expect(result.quota).toBe(4);
    expect(result.rounds[1]?.votes).toEqual({ A: 4, B: 4.99999, C: 1, D: 1 });
    expect(result.winners).toEqual(["A", "B"]);
    // With three seats the quota is 3, so that A's papers go on at 4/7 = 0.57142, B has 5.99994, surplus 2.99994, and passes on
    // A's at 0.57142 × 2.99994 ÷ 5.99994 = 0.28570 and its own at 0.49999.
    const three = counted({ method: "stvScottish", options: [..."ABCD"], seats: 3, ballots });
    expect(three.rounds[2]?.votes).toEqual({ A: 3, B: 3, C: 3.99988, D: 1 });
  });

  test("equal candidates are told apart by the latest earlier stage (rule 51), which is no tie", () => {
    // B had 3 and C 2 at the first stage; with E's ballot both have 3 and are lowest at the second.
    const ballots = rankings([6, "A"], [3, "BA"], [2, "CD"], [5, "D"], [1, "EC"]);
    const result = counted({ method: "stvScottish", options: [..."ABCDE"], seats: 1, ballots });
    expect(result.rounds.map(({ excluded }) => excluded)).toEqual(["E", "C", "B", undefined]);
    expect(result).toMatchObject({ winners: ["A"], tie: false });
    expect(result.rounds.every(({ tied }) => tied === undefined)).toBe(true);
  });
});

describe("Meek's rule", () => {
  test("ballots too many for exact numbers are counted in whole numbers of any size, to the same shares", () => {
    const few = [
      { count: 6, ranking: ["A", "B", "C"] },
      { count: 3, ranking: ["B", "C"] },
      { count: 2, ranking: ["C", "A"] },
    ];
    const many = few.map(({ count, ranking }) => ({ count: count * 1_000_000, ranking }));
    const vote = { method: "stvMeek", seats: 2, options: [..."ABC"] };
    const [one, other] = [counted({ ...vote, ballots: few }), counted({ ...vote, ballots: many })];
    expect(other.winners).toEqual(one.winners);
    expect(Number(other.quota) / 1_000_000).toBeCloseTo(Number(one.quota), 6);
  });

  // The example in the documentation of meeks-prf-js, an implementation of the reference rule.
  test("one seat, nine ballots", () => {
    const ballots = rankings([4, "ABC"], [3, "BAC"], [2, "CBA"]);
    const result = counted({ method: "stvMeek", options: [..."ABC"], ballots });
    expect(result).toMatchObject({ winners: ["B"], quota: 4.500000001 });
    expect(result.rounds.map(({ votes }) => votes)).toEqual([
      { A: 4, B: 3, C: 2 },
      { A: 4, B: 5, C: 0 },
    ]);
  });
});

describe("totals", () => {
  test("approval, score and dots add up", () => {
    const options = ["a", "b", "c"];
    const approvals = [{ count: 3, approvals: ["a", "b"] }, { approvals: ["c"] }, { approvals: [] }];
    expect(counted({ method: "approval", options, ballots: approvals })).toMatchObject({
      totals: { a: 3, b: 3, c: 1 },
      winners: ["a", "b"],
      tie: true,
      elected: [],
    });
    expect(counted({ method: "approval", options, seats: 2, ballots: approvals })).toMatchObject({
      winners: ["a", "b"],
      tie: false,
      elected: ["a", "b"],
    });
    const scores = [{ count: 2, scores: { a: -3, b: 2 } }, { scores: { c: 3 } }];
    expect(counted({ method: "score", options, scale: [-3, 3], ballots: scores })).toMatchObject({
      totals: { a: -6, b: 4, c: 3 },
      winners: ["b"],
    });
    const dots = [{ count: 2, scores: { a: 5 } }, { scores: { b: 4, c: 1 } }];
    expect(counted({ method: "dot", options, dots: 5, ballots: dots })).toMatchObject({
      totals: { a: 10, b: 4, c: 1 },
      winners: ["a"],
    });
  });
});
