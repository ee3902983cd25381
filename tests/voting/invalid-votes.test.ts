import { describe, expect, test } from "vitest";
import { counted, faultsOf, votes } from "./counted.ts";

const motion = { method: "motion", threshold: { rule: "simple" }, ballots: votes(2, 1, 0) };

describe("a vote that is not valid is refused with every reason", () => {
  test("several faults are told at once", () => {
    const threshold = { rule: "qualified", num: 2, den: 0, base: "everybody" };
    const quorum = { of: "all", num: 3, den: 2, counts: "hands", strict: "yes" };
    expect(faultsOf({ ...motion, threshold, quorum, context: { entitled: -1 } })).toEqual([
      "unknownBase threshold.base",
      "zeroDenominator threshold.den",
      "notAWholeNumber context.entitled",
      "moreThanTheWhole quorum",
      "unknownQuorumBody quorum.of",
      "unknownQuorumCount quorum.counts",
      "notTrueOrFalse quorum.strict",
    ]);
  });

  test.each([
    ["no object", 7, ["notAnObject"]],
    ["no method", {}, ["unknownMethod method", "notAList ballots"]],
    ["no ballots", { ...motion, ballots: undefined }, ["notAList ballots"]],
    ["a ballot that is none", { ...motion, ballots: [null] }, ["notAnObject ballots[0]"]],
    ["half a ballot", { ...motion, ballots: [{ count: 0.5, choice: "for" }] }, ["notAWholeNumber ballots[0].count"]],
    ["no threshold", { ...motion, threshold: undefined }, ["thresholdMissing threshold"]],
    ["a motion by consent", { ...motion, threshold: { rule: "consent" } }, ["ruleNotForMethod threshold.rule"]],
    [
      "a qualified majority of nothing",
      { ...motion, threshold: { rule: "qualified", num: 0, den: 3, base: "cast" } },
      ["zeroNumerator threshold.num"],
    ],
    [
      "more than everybody",
      { ...motion, threshold: { rule: "qualified", num: 4, den: 3, base: "cast" } },
      ["moreThanTheWhole threshold"],
    ],
    [
      "more than the whole body for a quorum",
      { ...motion, context: { entitled: 9 }, quorum: { num: 1, den: 1, strict: true } },
      ["quorumUnreachable quorum"],
    ],
    ["a quorum of nobody knows whom", { ...motion, quorum: { num: 1, den: 2 } }, ["entitledMissing context.entitled"]],
    ["more ballots than people", { ...motion, context: { entitled: 2 } }, ["moreBallotsThanEntitled context.entitled"]],
    [
      "more ballots than people present",
      { ...motion, context: { entitled: 9, present: 2 } },
      ["moreBallotsThanPresent context.present"],
    ],
    [
      "more present than entitled",
      { ...motion, context: { entitled: 9, present: 10 } },
      ["morePresentThanEntitled context.present"],
    ],
    [
      "sectors without anybody",
      { ...motion, sectors: { list: {}, required: 0 } },
      ["noSectors sectors.list", "requiredOutOfBounds sectors.required"],
    ],
    [
      "more sectors than there are",
      { ...motion, sectors: { list: { city: { entitled: 3 } }, required: 2 } },
      ["requiredOutOfBounds sectors.required"],
    ],
    [
      "options twice",
      { method: "irv", options: ["a", "a", ""], ballots: [] },
      ["repeatedOption options[1]", "notAName options[2]"],
    ],
    [
      "seats in an instant runoff",
      { method: "irv", options: ["a"], seats: 2, ballots: [] },
      ["seatsNotForMethod seats"],
    ],
    ["scores without bounds", { method: "score", options: ["a"], ballots: [] }, ["scaleMissing scale"]],
    ["an empty scale", { method: "score", options: ["a"], scale: [5, 5], ballots: [] }, ["emptyScale scale"]],
    ["dots without a number of them", { method: "dot", options: ["a"], ballots: [] }, ["dotsMissing dots"]],
    [
      "sectors in a ranking",
      { method: "irv", options: ["a"], ballots: [], sectors: { list: { city: { entitled: 3 } } } },
      ["sectorsNotForMethod sectors"],
    ],
  ])("%s", (_, vote, faults) => {
    expect(faultsOf(vote)).toEqual(faults);
  });
});

describe("an invalid ballot is listed with all its reasons and not counted", () => {
  const options = ["a", "b", "c"];
  const reasons = (vote: object) => counted(vote).invalid.map((ballot) => ballot.reasons.map(({ code }) => code));

  test("in a motion", () => {
    const sectors = { list: { city: { entitled: 5 } } };
    const ballots = [{ choice: "perhaps", sector: "town" }, { choice: "for", sector: "city" }, { count: 3 }];
    const result = counted({ ...motion, sectors, ballots });
    expect(result.invalid).toEqual([
      {
        ballot: 0,
        count: 1,
        reasons: [
          { code: "unknownSector", at: "town" },
          { code: "unknownOption", at: "perhaps" },
        ],
      },
      { ballot: 2, count: 3, reasons: [{ code: "sectorMissing" }, { code: "choiceMissing" }] },
    ]);
    expect(result.cast).toBe(1);
  });

  test("in a ranking", () => {
    const ballots = [
      { ranking: ["a", "a", "x", 7] },
      { ranking: [["a", "b"], []] },
      { ranking: [] },
      { ranking: "abc" },
      { ranking: [["a"], "b"] },
    ];
    expect(reasons({ method: "irv", options, ballots })).toEqual([
      ["repeatedOption", "unknownOption", "notAnOption"],
      ["equalRanksNotAllowed", "emptyRank"],
      ["ranksNothing"],
      ["rankingMissing"],
    ]);
    expect(reasons({ method: "schulze", options, ballots })).toEqual([
      ["repeatedOption", "unknownOption", "notAnOption"],
      ["emptyRank"],
      ["rankingMissing"],
    ]);
  });

  test("in approvals, scores and dots", () => {
    const approvals = [{ approvals: ["a", "a", "z"] }, {}];
    expect(reasons({ method: "approval", options, ballots: approvals })).toEqual([
      ["repeatedOption", "unknownOption"],
      ["approvalsMissing"],
    ]);
    const scores = [{ scores: { a: 6, b: -1, c: 1.5, z: 2 } }, { scores: { a: 5, b: 0 } }];
    expect(reasons({ method: "score", options, scale: [0, 5], ballots: scores })).toEqual([
      ["outOfBounds", "outOfBounds", "notAWholeNumber", "unknownOption"],
    ]);
    const dots = [{ scores: { a: 4, b: 3 } }, { scores: { a: 6, b: -1 } }, { scores: { a: 2, c: 3 } }];
    expect(reasons({ method: "dot", options, dots: 5, ballots: dots })).toEqual([
      ["tooManyDots"],
      ["outOfBounds", "tooManyDots"],
    ]);
  });

  test("names that mean something to JavaScript are names like any other", () => {
    const strange = ["__proto__", "constructor", "toString"];
    const vote = JSON.parse('{"ballots":[{"scores":{"__proto__":2,"constructor":1}},{"scores":{"valueOf":3}}]}');
    const result = counted({ ...vote, method: "dot", dots: 3, options: strange });
    expect(Object.entries(result.totals)).toEqual([
      ["__proto__", 2],
      ["constructor", 1],
      ["toString", 0],
    ]);
    expect(result.invalid).toHaveLength(1);
    expect(result.winners).toEqual(["__proto__"]);
  });
});
