import { SectorBadge, SectorMark } from "#app/forums/sector-badge.tsx";
import { sectorLetter } from "#app/forums/sectors.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { ShownShare } from "./shown-shares.ts";
import "./versions.css";

/** Which sectors wrote a text and how much of it: a bar, and under it the same as a table. */
export function SectorShares({ shares }: { shares: ShownShare[] }) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  if (shares.length === 0) return <p className="text-base text-ink-soft">{t("versions.sharesEmpty")}</p>;
  return (
    <div className="text-base">
      <ShareBar shares={shares} />
      <table className="w-full">
        <caption className="sr-only">{t("versions.sharesCaption")}</caption>
        <thead>
          <tr className="border-b border-line-strong text-start">
            <th scope="col" className="py-1.5 pe-3 text-start font-semibold">
              {t("versions.sector")}
            </th>
            <th scope="col" className="py-1.5 text-end font-semibold">
              {t("versions.share")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ sector, share }) => (
            <tr key={sector ?? ""} className="border-b border-line">
              <th scope="row" className="py-1.5 pe-3 text-start font-normal">
                {sector ? <SectorBadge sector={sector} /> : t("versions.noMark")}
              </th>
              <td className="py-1.5 text-end tabular-nums">
                {share === null ? t("versions.withheld") : percent(share)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-ink-soft">{t("versions.sharesHint")}</p>
      {shares.some(({ share }) => share === null) && <p className="mt-2 text-ink-soft">{t("versions.withheldHint")}</p>}
    </div>
  );
}

/** The shares beside each other, each with its sector's colour, pattern and letter; what is withheld is one part without any. */
function ShareBar({ shares }: { shares: ShownShare[] }) {
  let at = 0;
  const parts = shares.flatMap(({ sector, share }) => {
    if (share === null) return [];
    at += share;
    return [{ sector, share, from: at - share }];
  });
  if (parts.length === 0) return null;
  return (
    <svg
      width="100%"
      height="36"
      className="mb-3 block rounded border border-line-strong"
      aria-hidden="true"
      focusable="false"
    >
      {parts.map(({ sector, share, from }) => (
        // What is inside takes colour and pattern from the one file of sectors.
        <foreignObject key={sector ?? ""} x={inPercent(from)} y="0" width={inPercent(share)} height="36">
          <div className="share-part" data-sector={sector ?? undefined}>
            {sector && share > 0.05 && <span className="share-letter">{sectorLetter(sector)}</span>}
          </div>
        </foreignObject>
      ))}
    </svg>
  );
}

const inPercent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/** The same in one line. */
export function ShareLine({ shares }: { shares: ShownShare[] }) {
  const { t } = useTranslation();
  const { percent } = useFormat();
  if (shares.length === 0) return null;
  return (
    <ul aria-label={t("versions.sharesCaption")} className="flex flex-wrap gap-x-4 gap-y-1.5">
      {shares.map(({ sector, share }) => (
        <li key={sector ?? ""} className="inline-flex items-center gap-1.5">
          {sector && <SectorMark sector={sector} />}
          <span className={sector ? "sr-only" : ""}>
            {sector ? t(`sectors.${sector}.name`) : t("versions.noMark")}:
          </span>
          <span className="tabular-nums">{share === null ? t("versions.withheld") : percent(share)}</span>
        </li>
      ))}
    </ul>
  );
}
