import type { ParseKeys, TFunction } from "i18next";

/** A ballot (canonical-ballot.ts) in words: the choice, the options approved, their scores or their order. */
export function ballotWords(
  t: TFunction,
  ballot: Record<string, unknown>,
  names: Readonly<Record<string, string>>,
): string {
  const named = (option: string) => names[option] ?? option;
  const { choice, approvals, scores, ranking } = ballot as {
    choice?: string;
    approvals?: string[];
    scores?: Record<string, number>;
    ranking?: (string | string[])[];
  };
  if (choice !== undefined) return t(`voteResult.choices.${choice}` as ParseKeys);
  if (approvals) return approvals.map(named).join(", ") || t("voteResult.noOption");
  if (scores) {
    const parts = Object.entries(scores).map(([option, score]) => `${named(option)}: ${score}`);
    return parts.join(", ") || t("voteResult.noOption");
  }
  const places = (ranking ?? []).map((place, index) => `${index + 1}. ${[place].flat().map(named).join(" = ")}`);
  return places.join("; ") || t("voteResult.noOption");
}
