import { composeTerms } from "./compose-terms.ts";
import { fixedChoices, isMethod } from "./method.ts";
import type { ComposedRule } from "./rule-presets.ts";

/** A rule with what only a vote has: the people of the forum, and, where one chooses among options, some to choose from. */
export function completeForCheck(rule: ComposedRule, sizes: Readonly<Record<string, number>>): unknown {
  const { method } = rule;
  const isChoice = isMethod(method) && !fixedChoices(method);
  return composeTerms(isChoice ? { ...rule, options: ["a", "b"] } : rule, sizes);
}
