import type { ReactNode } from "react";
import { SectorBadge } from "#app/forums/sector-badge.tsx";
import { isSectorId } from "#app/forums/sectors.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { VoteTerms } from "./count-input.ts";
import { whatDecides } from "./what-decides.ts";

/** The numbers of the rule with a forum's people of now, overall and in each sector that has to agree. */
export function DecidesTable({
  forum,
  terms,
  sizes,
}: {
  forum: string;
  terms: VoteTerms;
  sizes: Record<string, number>;
}) {
  const { t } = useTranslation();
  const isMotion = terms.method === "motion";
  const columns = isMotion ? 3 : 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has a keyboard alone must be able to scroll it
    <section tabIndex={0} aria-label={t("opening.decidesTable", { forum })} className="overflow-x-auto text-base">
      <table className="w-full">
        <thead>
          <tr className="border-b border-line-strong align-bottom">
            <Head isFirst>{t("opening.needQuorum")}</Head>
            {isMotion && <Head>{t("opening.forOfAll")}</Head>}
            {isMotion && <Head>{t("opening.forOfQuorum")}</Head>}
          </tr>
        </thead>
        {whatDecides(terms, sizes).map(({ sector, entitled, quorum, ofAll, ofQuorum }) => (
          // Two rows, so that the numbers fit beside each other on a phone.
          <tbody key={sector ?? ""} className="border-b border-line">
            <tr>
              <th scope="rowgroup" colSpan={columns} className="pt-2 text-start font-normal">
                <span className="flex flex-wrap justify-between gap-x-4">
                  {sector === null ? (
                    <strong>{t("opening.whole")}</strong>
                  ) : (
                    isSectorId(sector) && <SectorBadge sector={sector} />
                  )}
                  <span className="tabular-nums">
                    {t("opening.entitled")}: {entitled}
                  </span>
                </span>
              </th>
            </tr>
            <tr className="tabular-nums">
              <td className="pb-2">{quorum ?? t("opening.noQuorum")}</td>
              {isMotion && <td className="ps-3 pb-2 text-end">{ofAll}</td>}
              {isMotion && <td className="ps-3 pb-2 text-end">{ofQuorum ?? "–"}</td>}
            </tr>
          </tbody>
        ))}
      </table>
    </section>
  );
}

function Head({ isFirst = false, children }: { isFirst?: boolean; children: ReactNode }) {
  return (
    <th scope="col" className={isFirst ? "py-2 text-start" : "py-2 ps-3 text-end"}>
      {children}
    </th>
  );
}
