import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** Approvals, scores or dots of each option, the most first, with a bar for each. */
export function TotalsTable({
  totals,
  elected,
  named,
}: {
  totals: Readonly<Record<string, number>>;
  elected: readonly string[];
  named: (option: string) => string;
}) {
  const { t } = useTranslation();
  const { number, contentLang } = useFormat();
  const rows = Object.entries(totals).sort(([, one], [, other]) => other - one);
  const most = Math.max(1, ...rows.map(([, total]) => total));
  return (
    <table className="w-full">
      <thead>
        <tr className="border-b border-line-strong">
          <th scope="col" className="py-1.5 pe-3 text-start font-semibold">
            {t("voteResult.option")}
          </th>
          <th scope="col" className="py-1.5 text-end font-semibold">
            {t("voteResult.points")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([option, total]) => (
          <tr key={option} className="border-b border-line">
            <th scope="row" className="py-2 pe-3 text-start font-normal">
              <span lang={contentLang}>{named(option)}</span>
              {elected.includes(option) && <strong className="ms-2">✓ {t("voteResult.isElected")}</strong>}
              <svg width="100%" height="8" className="mt-1 block" aria-hidden="true" focusable="false">
                <rect width={`${Math.max(0, (100 * total) / most)}%`} height="8" className="fill-accent" />
              </svg>
            </th>
            <td className="py-2 text-end align-top font-semibold tabular-nums">{number(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
