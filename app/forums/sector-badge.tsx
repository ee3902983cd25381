import { useTranslation } from "#app/i18n/use-translation.tsx";
import { type SectorId, sectorLetter } from "./sectors.ts";

/** A sector by all its marks: letter, colour, pattern (sectors.css), name. */
export function SectorBadge({ sector }: { sector: SectorId }) {
  const { t } = useTranslation();
  return (
    <span className="inline-flex max-w-full items-start gap-2">
      <SectorMark sector={sector} />
      <span className="min-w-0 leading-6">{t(`sectors.${sector}.name`)}</span>
    </span>
  );
}

/** The mark alone, for where the name stands beside it already. */
export function SectorMark({ sector }: { sector: SectorId }) {
  return (
    <span className="sector-mark" data-sector={sector} aria-hidden="true">
      <span className="sector-letter">{sectorLetter(sector)}</span>
      <span className="sector-band" />
    </span>
  );
}
