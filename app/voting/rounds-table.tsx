import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { IrvRound } from "./irv.ts";
import type { StvRound } from "./stv-scottish.ts";

export type Round = IrvRound | StvRound;

/** Votes of each option in each round; an option that is out has none. */
export function RoundsTable({ rounds, named }: { rounds: readonly Round[]; named: (option: string) => string }) {
  const { t } = useTranslation();
  const { number, contentLang } = useFormat();
  const options = Object.keys(rounds[0]?.votes ?? {});
  const exhausted = rounds.some((round) => "exhausted" in round && round.exhausted > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has a keyboard alone must be able to scroll it
    <section tabIndex={0} aria-label={t("voteResult.rounds")} className="overflow-x-auto">
      <table>
        <caption className="sr-only">{t("voteResult.rounds")}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-1.5 pe-4 text-start font-semibold">
              {t("voteResult.option")}
            </th>
            {rounds.map((round, index) => (
              <th key={roundKey(round)} scope="col" className="px-3 py-1.5 text-end font-semibold whitespace-nowrap">
                {t("voteResult.round", { round: index + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option} className="border-b border-line">
              <th scope="row" lang={contentLang} className="min-w-36 py-1.5 pe-4 text-start font-normal">
                {named(option)}
              </th>
              {rounds.map((round) => (
                <td key={roundKey(round)} className="px-3 py-1.5 text-end tabular-nums">
                  {round.votes[option] === undefined ? "–" : number(round.votes[option])}
                </td>
              ))}
            </tr>
          ))}
          {exhausted && (
            <tr>
              <th scope="row" className="py-1.5 pe-4 text-start font-normal">
                {t("voteResult.exhausted")}
              </th>
              {rounds.map((round) => (
                <td key={roundKey(round)} className="px-3 py-1.5 text-end tabular-nums">
                  {"exhausted" in round ? round.exhausted : ""}
                </td>
              ))}
            </tr>
          )}
        </tbody>
      </table>
    </section>
  );
}

/** No two rounds of a count are alike. */
function roundKey(round: Round): string {
  return JSON.stringify(round);
}
