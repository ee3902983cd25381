import { describe, expect, test } from "vitest";
import { createI18n } from "#app/i18n/create-i18n.ts";
import { languageIds } from "#app/i18n/languages.ts";
import { composeTerms } from "#app/voting/compose-terms.ts";
import { checkTerms } from "#app/voting/count-input.ts";
import { fixedChoices, methods } from "#app/voting/method.ts";
import { bases, thresholdRules } from "#app/voting/rule.ts";
import { shippedRules } from "#app/voting/rule-presets.ts";
import { ruleSentence } from "#app/voting/rule-sentence.ts";

const sizes = { cityGovernment: 12, ngo: 14, migrantCommunity: 10 };
const half = { num: 1, den: 2 };

function termsOf(rule: object) {
  const checked = checkTerms(composeTerms(rule, sizes));
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  return checked.value;
}

const polish: [string, object, string][] = [
  [
    "a simple majority",
    { method: "motion", threshold: { rule: "simple" } },
    "Wniosek jest przyjęty, jeśli „za” jest więcej głosów niż „przeciw” (zwykła większość).",
  ],
  [
    "an absolute majority of the body, with more than a third present",
    {
      method: "motion",
      threshold: { rule: "absolute", base: "entitled" },
      quorum: { num: 1, den: 3, strict: true, counts: "present" },
    },
    "Wniosek jest przyjęty, jeśli „za” jest więcej niż połowa wszystkich uprawnionych (bezwzględna większość ustawowego składu); kworum: więcej niż jedna trzecia uprawnionych, licząc obecnych.",
  ],
  [
    "a qualified majority with a fraction that has no name",
    { method: "motion", threshold: { rule: "qualified", num: 5, den: 8, base: "present" } },
    "Wniosek jest przyjęty, jeśli „za” jest co najmniej 5/8 obecnych (kwalifikowana większość).",
  ],
  [
    "the same in every sector, with the quorum everywhere",
    {
      method: "motion",
      threshold: { rule: "simple" },
      quorum: { ...half, counts: "cast" },
      sectors: { quorum: { ...half, counts: "cast" } },
    },
    "Wniosek jest przyjęty, jeśli ogółem i w każdym głosującym sektorze „za” jest więcej głosów niż „przeciw” (zwykła większość); kworum: co najmniej połowa uprawnionych, licząc oddane głosy, ogółem i w każdym sektorze.",
  ],
  [
    "other majorities in two of the sectors, and one with a rule of its own",
    {
      method: "motion",
      threshold: { rule: "absolute" },
      sectors: {
        threshold: { rule: "simple" },
        required: 2,
        list: { ngo: { threshold: { rule: "qualified", num: 2, den: 3, base: "cast" } } },
      },
    },
    "Wniosek jest przyjęty, jeśli „za” jest więcej niż połowa oddanych głosów, wliczając wstrzymujące się (bezwzględna większość); do tego w co najmniej 2 z 3 głosujących sektorów „za” jest więcej głosów niż „przeciw” (zwykła większość); w sektorze „organizacje pozarządowe” „za” jest co najmniej dwie trzecie oddanych głosów, wliczając wstrzymujące się (kwalifikowana większość).",
  ],
  [
    "consent that bears two objections",
    { method: "consent", threshold: { rule: "consent", maxObjections: 2 } },
    "Wniosek jest przyjęty, jeśli sprzeciw z uzasadnieniem zgłoszą najwyżej 2 osoby (konsent).",
  ],
  [
    "five dots for three seats",
    { method: "dot", options: ["a", "b", "c", "d"], dots: 5, seats: 3 },
    "Każda osoba rozdziela między możliwości najwyżej 5 punktów; wygrywają 3 możliwości z największą liczbą punktów.",
  ],
];

test.each(polish)("%s is told in one sentence", async (_name, rule, sentence) => {
  const { t } = await createI18n("pl");
  expect(ruleSentence(t, termsOf(rule))).toBe(sentence);
});

describe.each(languageIds)("in %s", (language) => {
  test("every rule that can be opened is a sentence of its own, with nothing left untranslated", async () => {
    const { t } = await createI18n(language);
    const motions = thresholdRules
      .filter((rule) => rule !== "consent")
      .flatMap((rule) => bases.map((base) => ({ method: "motion", threshold: { rule, base, num: 2, den: 3 } })));
    const choices = methods
      .filter((method) => !fixedChoices(method))
      .map((method) => ({ method, options: ["a", "b"], scale: [0, 3], dots: 4 }));
    const shipped = Object.values(shippedRules).map((rule) =>
      fixedChoices(rule.method) ? rule : { ...rule, options: ["a", "b"] },
    );
    for (const rule of [...motions, ...choices, ...shipped]) {
      const sentence = ruleSentence(t, termsOf(rule));
      expect(sentence).not.toMatch(/voteRule|\{\{|undefined|null/);
      expect(sentence.endsWith(".")).toBe(true);
    }
    // A simple majority is always of those for and against; all others differ with their base.
    const told = new Set(motions.map((rule) => ruleSentence(t, termsOf(rule))));
    expect(told.size).toBe(1 + 3 * bases.length);
  });
});
