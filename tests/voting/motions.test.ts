import { describe, expect, test } from "vitest";
import { counted, votes } from "./counted.ts";

const half = { of: "entitled", num: 1, den: 2, counts: "present" };

describe("majorities of Polish law", () => {
  test.each([
    // Constitution, art. 120: the Sejm adopts statutes by a simple majority, at least half of its 460 members being present.
    ["simple: one more for than against", [101, 100, 30], "adopted"],
    ["simple: a tie is not a majority", [115, 115, 0], "rejected"],
    ["simple: abstentions are ignored", [1, 0, 229], "adopted"],
    ["229 of 460 are no quorum, whatever they vote", [229, 0, 0], "no_quorum"],
    ["230 of 460 are a quorum", [230, 0, 0], "adopted"],
  ] as const)("Sejm, statute: %s", (_, [inFavour, against, abstain], outcome) => {
    const vote = { method: "motion", threshold: { rule: "simple" }, context: { entitled: 460 }, quorum: half };
    expect(counted({ ...vote, ballots: votes(inFavour, against, abstain) }).outcome).toBe(outcome);
  });

  test.each([
    // Constitutional Tribunal, W 18/94: more for than against and abstaining together.
    // Act on municipal self-government, art. 19(1): a council elects its chair so, half of its statutory body being present.
    ["11 for, 10 against or abstaining", [11, 6, 4], "adopted"],
    ["10 for, 10 against or abstaining", [10, 6, 4], "rejected"],
    ["more for than against is not enough", [9, 2, 8], "rejected"],
  ] as const)("absolute majority of votes: %s", (_, [inFavour, against, abstain], outcome) => {
    const vote = { method: "motion", threshold: { rule: "absolute" }, context: { entitled: 21 }, quorum: half };
    expect(counted({ ...vote, ballots: votes(inFavour, against, abstain) }).outcome).toBe(outcome);
  });

  test.each([
    // Act on county self-government, art. 27(1): the starosta is elected by an absolute majority of the council's statutory body.
    ["12 of 23", [12, 0, 0], "adopted"],
    ["11 of 23, nobody against: the absent count as against", [11, 0, 0], "rejected"],
  ] as const)("absolute majority of the body: %s", (_, [inFavour, against, abstain], outcome) => {
    const vote = { method: "motion", threshold: { rule: "absolute", base: "entitled" }, context: { entitled: 23 } };
    expect(counted({ ...vote, ballots: votes(inFavour, against, abstain) }).outcome).toBe(outcome);
  });

  test.each([
    // Constitution, art. 122(5): three fifths of the votes, half of the Sejm being present, overrule the President's objection.
    ["3/5 of votes cast: 276 of 460", 3, 5, "cast", [276, 184, 0], "adopted"],
    ["3/5 of votes cast: 275 of 460", 3, 5, "cast", [275, 185, 0], "rejected"],
    ["3/5 of votes cast: abstentions raise the bar", 3, 5, "cast", [240, 100, 100], "rejected"],
    // Constitution, art. 235(4): two thirds change it.
    ["2/3 of votes cast, exactly", 2, 3, "cast", [200, 50, 50], "adopted"],
    ["2/3 of votes cast, one short", 2, 3, "cast", [199, 51, 50], "rejected"],
    // Act on county self-government, art. 31(1): three fifths of the statutory body dismiss a starosta.
    ["3/5 of the body", 3, 5, "entitled", [276, 0, 0], "adopted"],
    ["3/5 of the body, one short", 3, 5, "entitled", [275, 0, 0], "rejected"],
    ["2/3 of those for and against", 2, 3, "forAgainst", [200, 100, 100], "adopted"],
    ["2/3 of those for and against, one short", 2, 3, "forAgainst", [199, 100, 0], "rejected"],
    ["half of the body without those abstaining", 1, 2, "entitledMinusAbstain", [180, 0, 100], "adopted"],
    ["half of the body without those abstaining, one short", 1, 2, "entitledMinusAbstain", [179, 0, 100], "rejected"],
  ] as const)("qualified majority: %s", (_, num, den, base, [inFavour, against, abstain], outcome) => {
    const vote = { method: "motion", threshold: { rule: "qualified", num, den, base }, context: { entitled: 460 } };
    expect(counted({ ...vote, ballots: votes(inFavour, against, abstain) }).outcome).toBe(outcome);
  });

  test("a qualified majority of those present counts who is there and does not vote", () => {
    const threshold = { rule: "qualified", num: 2, den: 3, base: "present" };
    const vote = { method: "motion", threshold, ballots: votes(20, 5, 0) };
    expect(counted({ ...vote, context: { entitled: 40, present: 30 } }).outcome).toBe("adopted");
    expect(counted({ ...vote, context: { entitled: 40, present: 31 } }).outcome).toBe("rejected");
  });

  test.each([
    ["nobody against", {}, [5, 0, 2], "adopted"],
    ["one against", {}, [5, 1, 0], "rejected"],
    ["an abstention, where all votes cast are needed", { base: "cast" }, [5, 0, 2], "rejected"],
    ["one absent, where the whole body is needed", { base: "entitled" }, [6, 0, 0], "rejected"],
    ["the whole body", { base: "entitled" }, [7, 0, 0], "adopted"],
    ["nobody for", {}, [0, 0, 3], "rejected"],
  ] as const)("unanimity: %s", (_, base, [inFavour, against, abstain], outcome) => {
    const vote = { method: "motion", threshold: { rule: "unanimity", ...base }, context: { entitled: 7 } };
    expect(counted({ ...vote, ballots: votes(inFavour, against, abstain) }).outcome).toBe(outcome);
  });
});

describe("quorum", () => {
  test.each([
    ["exactly half is at least half", {}, 10, true, 10],
    ["exactly half is not more than half", { strict: true }, 10, false, 11],
    ["one more is", { strict: true }, 11, true, 11],
    ["a third of 20 is 7", { num: 1, den: 3 }, 6, false, 7],
  ] as const)("%s", (_, changes, cast, reached, needed) => {
    const quorum = { ...half, ...changes };
    const vote = { method: "motion", threshold: { rule: "simple" }, context: { entitled: 20 }, quorum };
    expect(counted({ ...vote, ballots: votes(cast, 0, 0) }).quorum).toMatchObject({ reached, needed });
  });

  test("those present who do not vote count, unless the rule counts ballots", () => {
    const vote = { method: "motion", threshold: { rule: "simple" }, ballots: votes(3, 1, 0) };
    const context = { entitled: 20, present: 10 };
    expect(counted({ ...vote, context, quorum: half }).outcome).toBe("adopted");
    expect(counted({ ...vote, context, quorum: { ...half, counts: "cast" } }).outcome).toBe("no_quorum");
  });

  test("a choice among several without its quorum elects nobody", () => {
    const vote = { method: "approval", options: ["a", "b"], ballots: [{ count: 4, approvals: ["a"] }], quorum: half };
    expect(counted({ ...vote, context: { entitled: 9 } })).toMatchObject({ outcome: "no_quorum", winners: [] });
    expect(counted({ ...vote, context: { entitled: 8 } }).winners).toEqual(["a"]);
  });
});

describe("the sector rule", () => {
  const list = { city: { entitled: 12 }, ngo: { entitled: 12 }, migrant: { entitled: 12 } };
  const sectors = { list, quorum: half, required: "all" };
  const vote = { method: "motion", threshold: { rule: "simple" }, quorum: half, sectors };

  test("every sector has to pass, and the one that does not is named", () => {
    const ballots = [...votes(12, 0, 0, "city"), ...votes(11, 1, 0, "ngo"), ...votes(5, 6, 1, "migrant")];
    expect(counted({ ...vote, ballots })).toMatchObject({ outcome: "rejected", blockedBy: ["migrant"] });
  });

  test("two of three are enough where the rule says so", () => {
    const ballots = [...votes(12, 0, 0, "city"), ...votes(11, 1, 0, "ngo"), ...votes(5, 6, 1, "migrant")];
    const two = { ...vote, sectors: { ...sectors, required: 2 } };
    expect(counted({ ...two, ballots })).toMatchObject({ outcome: "adopted", blockedBy: [] });
  });

  test("a sector without its quorum fails, and the motion is rejected", () => {
    const ballots = [...votes(12, 0, 0, "city"), ...votes(12, 0, 0, "ngo"), ...votes(5, 0, 0, "migrant")];
    expect(counted({ ...vote, ballots })).toMatchObject({ outcome: "rejected", blockedBy: ["migrant"] });
  });

  test("the body's own quorum comes before the sectors", () => {
    expect(counted({ ...vote, ballots: votes(12, 0, 0, "city") })).toMatchObject({
      outcome: "no_quorum",
      blockedBy: [],
    });
  });

  test("the sectors all agree and the whole does not: nobody in particular blocked it", () => {
    const threshold = { rule: "qualified", num: 4, den: 5, base: "cast" };
    const ballots = [...votes(7, 5, 0, "city"), ...votes(7, 5, 0, "ngo"), ...votes(7, 5, 0, "migrant")];
    const perSector = { ...sectors, threshold: { rule: "simple" } };
    const result = counted({ ...vote, threshold, sectors: perSector, ballots });
    expect(result).toMatchObject({ outcome: "rejected", blockedBy: [] });
  });

  test("a sector can have a rule of its own", () => {
    const own = { ...list, migrant: { entitled: 12, threshold: { rule: "absolute", base: "entitled" } } };
    const ballots = [...votes(7, 0, 0, "city"), ...votes(7, 0, 0, "ngo"), ...votes(6, 0, 0, "migrant")];
    const result = counted({ ...vote, sectors: { ...sectors, list: own }, ballots });
    expect(result.blockedBy).toEqual(["migrant"]);
  });
});

describe("consent", () => {
  const vote = { method: "consent", context: { entitled: 10 } };
  const ballots = (consent: number, standAside: number, object: number, abstain = 0) =>
    Object.entries({ consent, standAside, object, abstain }).map(([choice, times]) => ({ choice, count: times }));

  test.each([
    ["nobody objects", ballots(5, 3, 0), 0, "adopted"],
    ["one objects", ballots(9, 0, 1), 0, "blocked"],
    ["no more object than the rule bears", ballots(8, 0, 2), 2, "adopted"],
    ["more object than the rule bears", ballots(7, 0, 3), 2, "blocked"],
    ["nobody took a position", ballots(0, 0, 0, 4), 0, "rejected"],
  ] as const)("%s", (_, cast, maxObjections, outcome) => {
    expect(counted({ ...vote, threshold: { rule: "consent", maxObjections }, ballots: cast }).outcome).toBe(outcome);
  });

  test("an objection in one sector blocks where each must consent", () => {
    const sectors = { list: { city: { entitled: 5 }, ngo: { entitled: 5 } } };
    const threshold = { rule: "consent", maxObjections: 1 };
    const strict = { ...sectors, threshold: { rule: "consent", maxObjections: 0 } };
    const cast = [
      { count: 4, choice: "consent", sector: "city" },
      { choice: "object", sector: "ngo" },
    ];
    expect(counted({ ...vote, threshold, sectors: strict, ballots: cast })).toMatchObject({
      outcome: "blocked",
      blockedBy: ["ngo"],
    });
  });
});
