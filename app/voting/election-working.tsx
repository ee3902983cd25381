import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { PairwiseWorking } from "./pairwise-working.tsx";
import { roundSteps } from "./round-words.ts";
import { RoundsTable } from "./rounds-table.tsx";
import { TotalsTable } from "./totals-table.tsx";
import type { ElectionResult } from "./vote-result.ts";

/** How a choice among options was counted, step by step: totals, rounds, or comparisons in pairs. */
export function ElectionWorking({
  result,
  names,
}: {
  result: ElectionResult;
  names: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const named = (option: string) => names[option] ?? option;
  return (
    <div className="space-y-6 text-base">
      {result.tie && <TieNote result={result} names={names} />}
      {"totals" in result && <TotalsTable totals={result.totals} elected={result.elected} named={named} />}
      {"rounds" in result && (
        <>
          {"quota" in result && <p>{t("voteResult.quota", { quota: number(result.quota) })}</p>}
          <ol className="list-decimal space-y-1 ps-6">
            {roundSteps(t, number, result, named).map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rounds never move
              <li key={index}>{step}</li>
            ))}
          </ol>
          <RoundsTable rounds={result.rounds} named={named} />
        </>
      )}
      {"pairwise" in result && <PairwiseWorking result={result} named={named} />}
    </div>
  );
}

function TieNote({ result, names }: { result: ElectionResult; names: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const named = (options: readonly string[]) =>
    list(options.map((option) => t("voteResult.quoted", { option: names[option] ?? option })));
  return (
    <div className="space-y-2 border-s-4 border-accent ps-4">
      <p>{t("voteResult.tie", { options: named(result.winners) })}</p>
      {result.tieOrder && (
        <p>{t("voteResult.tieOrder", { options: result.tieOrder.map((one) => names[one] ?? one).join(" → ") })}</p>
      )}
      {result.exact === false && <p>{t("voteResult.inexact")}</p>}
    </div>
  );
}
