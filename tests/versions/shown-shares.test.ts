import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastGroup } from "#app/kernel/small-numbers.ts";
import { type Part, shownShares } from "#app/versions/shown-shares.ts";
import { type KnownWriter, shownWriters } from "#app/versions/shown-writers.ts";

const wrote = (userId: string, sector: string, letters: number): Part => ({ userId, sector, letters });
const group = (sector: string, people: number, letters: number) =>
  Array.from({ length: people }, (_, index) => wrote(`${sector}-${index}`, sector, letters));

describe("shares of sectors", () => {
  test("are all told to members, most first, without the template", () => {
    const parts = [wrote("", "", 500), wrote("a", "ngo", 30), wrote("b", "cityGovernment", 60), wrote("c", "", 10)];
    expect(shownShares(parts, true)).toEqual([
      { sector: "cityGovernment", share: 0.6 },
      { sector: "ngo", share: 0.3 },
      { sector: null, share: 0.1 },
    ]);
  });

  test("are told to others of ten writers and more, and of two that are withheld the sectors only", () => {
    const parts = [...group("cityGovernment", 10, 5), ...group("ngo", 12, 5), ...group("migrantCommunity", 3, 10)];
    expect(shownShares(parts, false)).toEqual([
      { sector: "ngo", share: 60 / 140 },
      { sector: "cityGovernment", share: null },
      { sector: "migrantCommunity", share: null },
    ]);
  });

  const sectors = ["cityGovernment", "ngo", "migrantCommunity", "academia", ""];
  test("never let others work out the share of fewer than ten people", () => {
    const somebody = fc.record({
      who: fc.nat(60),
      sector: fc.constantFrom(...sectors),
      letters: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(somebody, { minLength: 1, maxLength: 60 }), (people) => {
        const parts = people.map(({ who, sector, letters }) => wrote(`p${who}`, sector, letters));
        const shown = shownShares(parts, false);
        const writersOf = (some: typeof shown) =>
          some.reduce(
            (sum, { sector }) =>
              sum + new Set(parts.filter((part) => part.sector === (sector ?? "")).map(({ userId }) => userId)).size,
            0,
          );
        const withheld = shown.filter(({ share }) => share === null);
        for (const one of shown) if (one.share !== null) expect(writersOf([one])).toBeGreaterThanOrEqual(leastGroup);
        // What the rest leaves over is theirs together.
        if (withheld.length > 0 && withheld.length < shown.length) {
          expect(withheld.length).toBeGreaterThan(1);
          expect(writersOf(withheld)).toBeGreaterThanOrEqual(leastGroup);
        }
      }),
    );
  });
});

describe("writers", () => {
  const writer = (number: number, sector: string, account: Partial<KnownWriter["account"]> = {}): KnownWriter => ({
    number,
    accountId: `account-${number}`,
    sector,
    account: { name: `Osoba ${number}`, isNamePublic: false, erasedAt: null, ...account },
  });
  const known = [
    { number: 0, accountId: "", sector: "", account: null },
    writer(1, "ngo"),
    writer(2, "migrantCommunity", { isNamePublic: true }),
    writer(3, "cityGovernment", { erasedAt: new Date(0) }),
  ];

  test("are told to members by name and sector", () => {
    expect(shownWriters(known, { isInside: true, seesEveryMark: true }, [])).toEqual([
      { number: 0, who: { kind: "template" }, sector: null },
      { number: 1, who: { kind: "named", name: "Osoba 1" }, sector: "ngo" },
      { number: 2, who: { kind: "named", name: "Osoba 2" }, sector: "migrantCommunity" },
      { number: 3, who: { kind: "erased" }, sector: "cityGovernment" },
    ]);
  });

  test("are told to an observer without the marks that need consent", () => {
    const shown = shownWriters(known, { isInside: true, seesEveryMark: false }, []);
    expect(shown.map(({ sector }) => sector)).toEqual([null, "ngo", null, "cityGovernment"]);
    expect(shown[2]?.who).toEqual({ kind: "named", name: "Osoba 2" });
  });

  test("are told to everybody else by the names they want told, and marks where a share is told of", () => {
    const shares = [
      { sector: "ngo", share: 0.5 },
      { sector: "migrantCommunity", share: 0.4 },
      { sector: "cityGovernment", share: null },
    ] as const;
    expect(shownWriters(known, { isInside: false, seesEveryMark: false }, shares)).toEqual([
      { number: 0, who: { kind: "template" }, sector: null },
      { number: 1, who: { kind: "unnamed" }, sector: "ngo" },
      { number: 2, who: { kind: "named", name: "Osoba 2" }, sector: null },
      { number: 3, who: { kind: "erased" }, sector: null },
    ]);
  });
});
