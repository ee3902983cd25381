import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { DecisionTally } from "./decision.ts";
import type { SectorResult } from "./shown-result.ts";

/** The vote by sector, as far as it is disclosed. */
export function SectorResults({ sectors, isWithheld }: { sectors: readonly SectorResult[]; isWithheld: boolean }) {
  const { t } = useTranslation();
  const choices = Object.keys(sectors.find(({ tally }) => tally)?.tally ?? {}) as (keyof DecisionTally)[];
  const columns = 1 + choices.length;
  return (
    <div className="space-y-3 text-base">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has a keyboard alone must be able to scroll it */}
      <section tabIndex={0} aria-label={t("voteResult.sectorTable")} className="overflow-x-auto">
        <table className="w-full">
          <caption className="sr-only">{t("voteResult.bySector")}</caption>
          <thead>
            <tr className="border-b border-line-strong">
              <Head isFirst>{t("voteResult.turnout")}</Head>
              {choices.map((choice) => (
                <Head key={choice}>{t(`voteResult.choices.${choice}` as "voteResult.choices.for")}</Head>
              ))}
            </tr>
          </thead>
          {sectors.map(({ sector, entitled, cast, tally, passed }) => (
            // Two rows, so that the numbers fit beside each other on a phone.
            <tbody key={sector} className="border-b border-line">
              <tr>
                <th scope="rowgroup" colSpan={columns} className="pt-2 text-start font-normal">
                  <span className="flex flex-wrap justify-between gap-x-4">
                    <SectorBadge sector={sector} />
                    {passed !== null && (
                      <span className="font-semibold">
                        {t("voteResult.threshold")}: {t(passed ? "voteResult.met" : "voteResult.notMet")}
                      </span>
                    )}
                  </span>
                </th>
              </tr>
              <tr>
                <Cell isFirst>{t("voteResult.castOf", { cast, entitled })}</Cell>
                {tally && Object.entries(tally).map(([choice, votes]) => <Cell key={choice}>{String(votes)}</Cell>)}
                {!tally && choices.length > 0 && (
                  <td colSpan={choices.length} className="px-2 pb-2 text-end text-ink-soft">
                    {t("voteResult.withheld")}
                  </td>
                )}
              </tr>
            </tbody>
          ))}
        </table>
      </section>
      {isWithheld && <p className="max-w-measure text-ink-soft">{t("voteResult.withheldHint")}</p>}
    </div>
  );
}

function Head({ children, isFirst = false }: { children: string; isFirst?: boolean }) {
  return (
    <th scope="col" className={`py-2 align-bottom font-semibold ${isFirst ? "pe-2 text-start" : "px-2 text-end"}`}>
      {children}
    </th>
  );
}

function Cell({ children, isFirst = false }: { children: string; isFirst?: boolean }) {
  return <td className={`pb-2 tabular-nums ${isFirst ? "pe-2 text-start" : "px-2 text-end"}`}>{children}</td>;
}
