import { describe, expect, test } from "vitest";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { formatFor } from "#app/i18n/format-for.ts";
import { seatsInArc } from "#app/voting/arc-seats.ts";
import { count } from "#app/voting/count.ts";
import { blockedWords, outcomeSentence, outcomeWord } from "#app/voting/outcome-words.ts";
import { roundSteps } from "#app/voting/round-words.ts";
import { briefResult, type VoteResult } from "#app/voting/vote-result.ts";

const { t } = await createI18n("pl");
const format = formatFor("pl");

function counted(input: object, tieOrder?: string[]): VoteResult {
  const result = count(input, tieOrder);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.value as unknown as VoteResult;
}

const motion = (votes: { for?: number; against?: number; abstain?: number }, rest: object) =>
  counted({
    method: "motion",
    ballots: Object.entries(votes).map(([choice, number]) => ({ choice, count: number })),
    ...rest,
  });

const half = { of: "entitled", num: 1, den: 2, counts: "cast" };

describe("the sentence that says what a vote came to", () => {
  test.each([
    [
      motion(
        { for: 14, against: 3, abstain: 2 },
        { threshold: { rule: "simple" }, context: { entitled: 19 }, quorum: half },
      ),
      "Przyjęto: za 14, przeciw 3, wstrzymało się 2; kworum 10 z 19, głosowało 19; do przyjęcia potrzeba 9 z 17 głosów za i przeciw.",
    ],
    [
      motion({ for: 3, against: 3 }, { threshold: { rule: "absolute" } }),
      "Nie przyjęto: za 3, przeciw 3, wstrzymało się 0; do przyjęcia potrzeba 4 z 6 oddanych głosów.",
    ],
    [
      motion(
        { for: 5 },
        { threshold: { rule: "absolute", base: "entitled" }, context: { entitled: 20 }, quorum: half },
      ),
      "Nie rozstrzygnięto, bo zabrakło kworum: za 5, przeciw 0, wstrzymało się 0; kworum 10 z 20, głosowało 5; do przyjęcia potrzeba głosów 11 z 20 uprawnionych.",
    ],
    [
      motion({ abstain: 4 }, { threshold: { rule: "simple" } }),
      "Nie przyjęto: za 0, przeciw 0, wstrzymało się 4; nie było głosów, od których liczy się większość.",
    ],
    [
      counted({
        method: "consent",
        ballots: [
          { choice: "consent", count: 8 },
          { choice: "object", reason: "x" },
        ],
      }),
      "Nie przyjęto, bo zgłoszono sprzeciw: zgoda 8, z zastrzeżeniem 0, sprzeciw 1, wstrzymało się 0; dopuszczalna liczba sprzeciwów: 0.",
    ],
    [
      counted({ method: "approval", options: ["a", "b"], ballots: [{ approvals: ["b"], count: 2 }] }),
      "Wybrano „Parki”: oddano 2 karty.",
    ],
  ])("%#", (result, sentence) => {
    expect(outcomeSentence(t, format, result, { a: "Drogi", b: "Parki" })).toBe(sentence);
    expect(outcomeSentence(t, format, briefResult(result), { a: "Drogi", b: "Parki" })).toBe(sentence);
  });

  test("names the sectors that did not pass", () => {
    const sectors = {
      list: { ngo: { entitled: 3 }, cityGovernment: { entitled: 3 } },
      threshold: { rule: "simple" },
      required: "all",
    };
    const result = counted({
      method: "motion",
      threshold: { rule: "simple" },
      sectors,
      ballots: [
        { choice: "for", count: 3, sector: "ngo" },
        { choice: "against", count: 1, sector: "cityGovernment" },
      ],
    });
    expect(blockedWords(t, format, result)).toBe(`Nie przeszło w sektorze: ${t("sectors.cityGovernment.name")}.`);
    expect(outcomeWord(t, result)).toBe("nie przyjęto");
    expect(blockedWords(t, format, motion({ for: 1 }, { threshold: { rule: "simple" } }))).toBeNull();
  });
});

describe("the rounds of a count", () => {
  test("say who is out and who wins, with how many votes", () => {
    const result = counted({
      method: "irv",
      options: ["a", "b", "c"],
      ballots: [
        { ranking: ["a"], count: 4 },
        { ranking: ["b"], count: 3 },
        { ranking: ["c", "b"], count: 2 },
      ],
    });
    if (!("rounds" in result)) throw new Error("no rounds");
    expect(roundSteps(t, format.number, result, (option) => option.toUpperCase())).toEqual([
      "Odpada „C”, głosów: 2.",
      "„B” wygrywa, głosów: 5.",
    ]);
  });

  test("say whose surplus goes on, and where the order for ties decided", () => {
    const result = counted(
      {
        method: "stvScottish",
        seats: 2,
        options: ["a", "b", "c", "d"],
        ballots: [
          { ranking: ["a", "b"], count: 7 },
          { ranking: ["b"], count: 2 },
          { ranking: ["c"], count: 1 },
          { ranking: ["d"], count: 1 },
        ],
      },
      ["a", "b", "c", "d"],
    );
    if (!("rounds" in result)) throw new Error("no rounds");
    const steps = roundSteps(t, format.number, result, (option) => option.toUpperCase()).join(" ");
    expect(steps).toContain("„A” wygrywa, głosów: 7. Nadwyżka głosów „A” przechodzi na następne wskazania.");
    expect(steps).toContain("„B” wygrywa");
  });
});

test("seats in an arc: each person has one, within the half circle, and no two marks touch", () => {
  for (const seats of [0, 1, 2, 3, 7, 19, 36, 60, 100, 200, 400]) {
    const { places, radius } = seatsInArc(seats);
    const outside = places.filter(({ x, y }) => Math.hypot(x, y) > 1.0001 || y > 0.0001);
    const touching = places.filter(({ x, y }, index) =>
      places.slice(index + 1).some((other) => Math.hypot(x - other.x, y - other.y) <= 2 * radius),
    );
    expect([seats, places.length, outside, touching]).toEqual([seats, seats, [], []]);
  }
});
