import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Empty } from "#app/ui/empty.tsx";
import { SectorBadge } from "./sector-badge.tsx";
import type { SectorId } from "./sectors.ts";

/** How many people each sector has in a forum, as a table. */
export function ForumMakeup({ rows }: { rows: { sector: SectorId; members: number }[] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Empty>{t("forum.membersEmpty")}</Empty>;
  return (
    <table className="w-full text-base">
      <caption className="sr-only">{t("forum.membersBySector")}</caption>
      <thead>
        <tr className="border-b border-line-strong text-start">
          <th scope="col" className="py-1.5 pe-4 text-start font-semibold">
            {t("forum.sector")}
          </th>
          <th scope="col" className="py-1.5 text-end font-semibold">
            {t("forum.people")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ sector, members }) => (
          <tr key={sector} className="border-b border-line">
            <th scope="row" className="py-2 pe-4 text-start font-normal">
              <SectorBadge sector={sector} />
            </th>
            <td className="py-2 text-end tabular-nums">{members}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
