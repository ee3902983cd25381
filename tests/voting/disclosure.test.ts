import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CountedSector,
  discloseSectors,
  leastThresholds,
  publicationOf,
  thresholdsOf,
} from "#app/voting/disclosure.ts";
import { openingFaults } from "#app/voting/opening.ts";

const sector = (inFavour: number, against: number, abstain: number): CountedSector => ({
  tally: { for: inFavour, against, abstain },
  passed: inFavour > against,
  blocked: false,
});

describe("sectors of a secret vote", () => {
  test("thresholds can be raised and never lowered", () => {
    expect(thresholdsOf({ entitled: 3, cast: 15 })).toEqual({ entitled: 10, cast: 15, outsideLead: 2 });
  });

  test("ten ballots, two of them outside the lead: counts are published", () => {
    const counted = { city: sector(8, 2, 0), ngo: sector(8, 1, 1), migrant: sector(3, 8, 1) };
    const published = discloseSectors(counted, leastThresholds);
    expect(published.city).toEqual({ cast: 10, votes: { for: 8, against: 2, abstain: 0 } });
    expect(Object.values(published).every(({ votes }) => "for" in votes)).toBe(true);
  });

  test.each([
    ["nine ballots", sector(5, 4, 0)],
    ["all but one alike", sector(11, 1, 0)],
    ["all alike", sector(0, 12, 0)],
  ])("%s: turnout and whether it passed, and a second sector with it", (_, withheld) => {
    const published = discloseSectors(
      { city: sector(8, 4, 0), ngo: sector(6, 5, 0), migrant: withheld },
      leastThresholds,
    );
    const cast = Object.values(withheld.tally).reduce((sum, votes) => sum + votes, 0);
    expect(published.migrant).toEqual({ cast, votes: { passed: withheld.passed, blocked: false } });
    expect(published.ngo?.votes).toEqual({ passed: true, blocked: false });
    expect(published.city?.votes).toEqual({ for: 8, against: 4, abstain: 0 });
  });

  test("whatever the ballots: nothing can be had by subtraction that would not be published itself", () => {
    const tally = fc.record({ for: fc.nat({ max: 14 }), against: fc.nat({ max: 14 }), abstain: fc.nat({ max: 4 }) });
    fc.assert(
      fc.property(fc.array(tally, { minLength: 1, maxLength: 6 }), (tallies) => {
        const counted = Object.fromEntries(
          tallies.map((votes, index) => [`sector ${index}`, { tally: votes, passed: true, blocked: false }]),
        );
        const published = discloseSectors(counted, leastThresholds);
        const withheld = Object.keys(counted).filter((name) => "passed" in (published[name]?.votes ?? {}));
        for (const name of Object.keys(counted))
          if (!withheld.includes(name)) expect(isSafe([counted[name] as CountedSector])).toBe(true);
        if (Object.keys(counted).length > 1) expect(withheld).not.toHaveLength(1);
        if (withheld.length > 0 && withheld.length < Object.keys(counted).length)
          expect(isSafe(withheld.map((name) => counted[name] as CountedSector))).toBe(true);
      }),
    );
  });
});

function isSafe(sectors: readonly CountedSector[]): boolean {
  const sum = (key: string) =>
    sectors.reduce((total, one) => total + (({ ...one.tally } as Record<string, number>)[key] ?? 0), 0);
  const votes = ["for", "against", "abstain"].map(sum);
  const cast = votes.reduce((total, each) => total + each, 0);
  return cast >= 10 && cast - Math.max(...votes) >= 2;
}

describe("long rankings", () => {
  test.each([
    ["motion", 3, 20, "ballots"],
    ["approval", 20, 20, "ballots"],
    ["irv", 3, 30, "ballots"],
    ["irv", 5, 30, "rounds"],
    ["stvMeek", 8, 200, "rounds"],
    ["schulze", 8, 200, "pairwise"],
    ["schulze", 4, 60, "ballots"],
  ] as const)("%s with %i options and %i ballots: %s", (method, options, ballots, published) => {
    expect(publicationOf(method, options, ballots)).toBe(published);
  });
});

describe("opening a vote", () => {
  const list = { city: { entitled: 12 }, ngo: { entitled: 12 } };
  const terms = { method: "motion", threshold: { rule: "simple" }, quorum: { num: 1, den: 2 }, sectors: { list } };
  const opening = { terms, secret: true, entitled: { city: 12, ngo: 12 }, isTextFrozen: true };
  const faults = (changes: object) =>
    openingFaults({ ...opening, ...changes }, leastThresholds).map(({ code, at }) => `${code} ${at}`);

  test("nothing stands in the way", () => {
    expect(faults({})).toEqual([]);
  });

  test("every reason is told at once", () => {
    const small = { ...terms, sectors: { list: { city: { entitled: 12 }, ngo: { entitled: 4 } } } };
    expect(faults({ terms: small, entitled: { city: 12, ngo: 4, business: 3 }, isTextFrozen: false })).toEqual([
      "textNotFrozen text",
      "otherNumberEntitled context.entitled",
      "sectorNotInRule business",
      "sectorTooSmallForSecrecy ngo",
    ]);
    expect(faults({ terms: { ...terms, quorum: { num: 3, den: 2 } }, isTextFrozen: false })).toEqual([
      "moreThanTheWhole quorum",
      "textNotFrozen text",
    ]);
  });

  test("an open vote may have small sectors, and a quorum must be possible", () => {
    const small = { ...terms, sectors: { list: { city: { entitled: 2 }, ngo: { entitled: 3 } } } };
    expect(faults({ terms: small, secret: false, entitled: { city: 2, ngo: 3 } })).toEqual([]);
    const empty = {
      method: "motion",
      threshold: { rule: "simple" },
      context: { entitled: 0 },
      quorum: { num: 1, den: 2, strict: true },
    };
    expect(faults({ terms: empty, entitled: {} })).toEqual(["nobodyEntitled electorate", "quorumUnreachable quorum"]);
  });
});
