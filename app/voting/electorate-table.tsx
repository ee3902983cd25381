import { SectorBadge } from "#app/forums/sector-badge.tsx";
import type { SectorId } from "#app/forums/sectors.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** How many people of each sector may vote. */
export function ElectorateTable({ sizes }: { sizes: readonly { sector: SectorId; entitled: number }[] }) {
  const { t } = useTranslation();
  const total = sizes.reduce((sum, { entitled }) => sum + entitled, 0);
  return (
    <table className="w-full max-w-xl text-base">
      <thead>
        <tr className="border-b border-line-strong">
          <th scope="col" className="py-2 text-start">
            {t("vote.sector")}
          </th>
          <th scope="col" className="py-2 text-end">
            {t("vote.entitled")}
          </th>
        </tr>
      </thead>
      <tbody>
        {sizes.map(({ sector, entitled }) => (
          <tr key={sector} className="border-b border-line">
            <th scope="row" className="py-2 text-start font-normal">
              <SectorBadge sector={sector} />
            </th>
            <td className="py-2 text-end tabular-nums">{entitled}</td>
          </tr>
        ))}
        <tr>
          <th scope="row" className="py-2 text-start">
            {t("vote.total")}
          </th>
          <td className="py-2 text-end font-bold tabular-nums">{total}</td>
        </tr>
      </tbody>
    </table>
  );
}
