import type { TFunction } from "i18next";
import type { JointResult } from "./joint.ts";

/** When several forums adopt together, in one sentence. @param of how many forums vote */
export function jointRuleSentence(t: TFunction, required: number, of: number): string {
  return t(required === of ? "joint.rule.all" : "joint.rule.some", { count: of, required });
}

/** What several forums came to together, in one sentence with its arithmetic. */
export function jointSentence(t: TFunction, { outcome, adopted, undecided, of, required }: JointResult): string {
  return t(`joint.result.${outcome}`, { adopted, undecided, count: of, required });
}
