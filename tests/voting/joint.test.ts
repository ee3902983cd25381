import fc from "fast-check";
import { expect, test } from "vitest";
import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Outcome } from "#app/voting/decision.ts";
import { jointResult } from "#app/voting/joint.ts";
import { jointRuleSentence, jointSentence } from "#app/voting/joint-words.ts";

test.each([
  [["adopted", "adopted", "rejected"], 2, "adopted"],
  [["adopted", "rejected", "rejected"], 2, "rejected"],
  [["adopted", "no_quorum", "rejected"], 2, "returned"],
  [["adopted", "blocked", "blocked"], 3, "returned"],
  [["adopted", "blocked", "rejected"], 3, "rejected"],
  [["no_quorum", "no_quorum", "adopted"], 1, "adopted"],
] as [Outcome[], number, string][])("%j with %i required is %s", (outcomes, required, outcome) => {
  expect(jointResult(outcomes, required).outcome).toBe(outcome);
});

test("an undecided part never adopts: were each rejected instead, it would be adopted all the same", () => {
  const outcomes = fc.array(fc.constantFrom<Outcome>("adopted", "rejected", "no_quorum", "blocked"), { minLength: 1 });
  fc.assert(
    fc.property(outcomes, fc.nat(), (parts, some) => {
      const required = 1 + (some % parts.length);
      const result = jointResult(parts, required);
      expect(result.adopted + result.rejected + result.undecided).toBe(parts.length);
      const decided = parts.map((outcome) => (outcome === "adopted" ? outcome : "rejected"));
      expect(jointResult(decided, required).outcome === "adopted").toBe(result.outcome === "adopted");
      expect(jointResult(decided, required).outcome).not.toBe("returned");
    }),
  );
});

test("the sentences say the rule and the arithmetic", async () => {
  const { t } = await createI18n("pl");
  expect(jointRuleSentence(t, 3, 3)).toBe(
    "Głosują 3 fora, każde osobno. Do przyjęcia rekomendacji potrzeba zgody wszystkich.",
  );
  expect(jointRuleSentence(t, 4, 5)).toBe(
    "Głosuje 5 forów, każde osobno. Do przyjęcia rekomendacji potrzeba zgody co najmniej 4 z nich.",
  );
  expect(jointSentence(t, jointResult(["adopted", "adopted", "rejected"], 2))).toBe(
    "Rekomendację przyjęto wspólnie: za przyjęciem 2 z 3 forów; potrzebne 2.",
  );
  expect(jointSentence(t, jointResult(["adopted", "no_quorum"], 2))).toBe(
    "Nie rozstrzygnięto: za przyjęciem 1 z 2 forów; potrzebne 2, bez rozstrzygnięcia 1.",
  );
});
