import type { TFunction } from "i18next";
import type { consentChoices, motionChoices } from "./method.ts";

type FixedChoice = (typeof motionChoices)[number] | (typeof consentChoices)[number];

interface CanonicalBallot {
  choice?: FixedChoice;
  approvals?: string[];
  scores?: Record<string, number>;
  ranking?: (string | string[])[];
}

/**
 * What a ballot says, a line for each option that it names.
 * @param ballot in canonical form
 * @param labels what people read for the options
 */
export function chosenWords(
  t: TFunction,
  { choice, approvals, scores, ranking }: CanonicalBallot,
  labels: Readonly<Record<string, string>>,
): string[] {
  const labelOf = (id: string) => labels[id] ?? id;
  if (choice) return [t(`ballot.choices.${choice}`)];
  const lines = [
    ...(approvals ?? []).map(labelOf),
    ...Object.entries(scores ?? {}).map(([id, score]) => t("ballot.receipt.score", { option: labelOf(id), score })),
    ...(ranking ?? []).map((rank, index) =>
      t("ballot.receipt.rank", { place: index + 1, options: [rank].flat().map(labelOf).join(" = ") }),
    ),
  ];
  return lines.length > 0 ? lines : [t("ballot.receipt.empty")];
}
