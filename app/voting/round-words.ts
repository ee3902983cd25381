import type { TFunction } from "i18next";
import type { IrvRound } from "./irv.ts";
import type { StvRound } from "./stv-scottish.ts";

/** What happened in each round of a count by transfer, a sentence each. */
export function roundSteps(
  t: TFunction,
  number: (value: number) => string,
  { rounds, elected }: { rounds: readonly (IrvRound | StvRound)[]; elected: readonly string[] },
  named: (option: string) => string,
): string[] {
  const quoted = (options: readonly string[]) =>
    options.map((option) => t("voteResult.quoted", { option: named(option) })).join(", ");
  return rounds.map((round, index) => {
    const votes = (option: string) => number(round.votes[option] ?? 0);
    const steps: string[] = [];
    const isLast = index === rounds.length - 1;
    const winners = "eliminated" in round ? (isLast ? elected : []) : round.elected;
    for (const option of winners)
      steps.push(t("voteResult.steps.elected", { option: named(option), votes: votes(option) }));
    if ("transferred" in round && round.transferred)
      steps.push(t("voteResult.steps.transferred", { option: named(round.transferred) }));
    const out = "eliminated" in round ? round.eliminated : round.excluded ? [round.excluded] : [];
    for (const option of out)
      steps.push(t("voteResult.steps.eliminated", { option: named(option), votes: votes(option) }));
    if (round.tied) steps.push(t("voteResult.steps.tied", { options: quoted(round.tied) }));
    return steps.join(" ") || t("voteResult.steps.counted");
  });
}
