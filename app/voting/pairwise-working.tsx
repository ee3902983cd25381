import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { PairwiseResult } from "./condorcet.ts";
import type { PairTable } from "./option-table.ts";
import type { LockedPair } from "./ranked-pairs.ts";

type Result = PairwiseResult & { strongestPaths?: PairTable; lockOrder?: LockedPair[] };

/** Every option against every other, and what the method makes of it: strongest paths, or majorities locked one after another. */
export function PairwiseWorking({ result, named }: { result: Result; named: (option: string) => string }) {
  const { t } = useTranslation();
  const { pairwise, strongestPaths, lockOrder } = result;
  return (
    <>
      <p className="max-w-measure">{t("voteResult.pairwiseHint")}</p>
      <SquareTable table={pairwise} title={t("voteResult.pairwise")} named={named} />
      {strongestPaths && (
        <>
          <p className="max-w-measure">{t("voteResult.pathsHint")}</p>
          <SquareTable table={strongestPaths} title={t("voteResult.paths")} named={named} />
        </>
      )}
      {lockOrder && (
        <>
          <p className="max-w-measure">{t("voteResult.locksHint")}</p>
          <ol className="list-decimal space-y-1 ps-6">
            {lockOrder.map(({ winner, loser, votes, against, locked }) => (
              <li key={`${winner} ${loser}`}>
                {t(locked ? "voteResult.locked" : "voteResult.skipped", {
                  winner: named(winner),
                  loser: named(loser),
                  votes,
                  against,
                })}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** `table[row][column]`; the larger number of a pair is bold. */
function SquareTable({ table, title, named }: { table: PairTable; title: string; named: (option: string) => string }) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const options = Object.keys(table);
  const isLarger = (one: string, other: string) => (table[one]?.[other] ?? 0) > (table[other]?.[one] ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has a keyboard alone must be able to scroll it
    <section tabIndex={0} aria-label={title} className="overflow-x-auto">
      <table>
        <caption className="pb-1 text-start font-semibold">{title}</caption>
        <thead>
          <tr className="border-b border-line-strong">
            <th scope="col" className="py-1.5 pe-4 text-start font-semibold">
              {t("voteResult.option")}
            </th>
            {options.map((option) => (
              <th key={option} scope="col" lang={contentLang} className="min-w-20 px-3 py-1.5 text-end font-semibold">
                {named(option)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map((row) => (
            <tr key={row} className="border-b border-line">
              <th scope="row" lang={contentLang} className="min-w-36 py-1.5 pe-4 text-start font-normal">
                {named(row)}
              </th>
              {options.map((column) => (
                <td key={column} className="px-3 py-1.5 text-end tabular-nums">
                  {row === column ? (
                    "–"
                  ) : isLarger(row, column) ? (
                    <strong>{table[row]?.[column]}</strong>
                  ) : (
                    table[row]?.[column]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
