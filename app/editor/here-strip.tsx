import { useTranslation } from "#app/i18n/use-translation.tsx";
import { useDraft } from "./draft-context.ts";
import { useOthers } from "./use-others.ts";

const shown = 4;

/** Who else is in the text, in one line: the mark of the sector and the name. The full list stands in the rail. */
export function HereStrip() {
  const { t } = useTranslation();
  const { sectorLetter } = useDraft();
  const others = useOthers();
  if (others.length === 0) return null;
  return (
    <ul aria-label={t("editor.people.title")} className="flex flex-wrap items-center gap-x-4 gap-y-1 text-base">
      {others.slice(0, shown).map((person) => (
        <li key={person.id} className="flex items-center gap-1.5" data-sector={person.sector}>
          {person.sector && (
            <span className="sector-mark" aria-hidden="true">
              <span className="sector-letter">{sectorLetter(person.sector)}</span>
              <span className="sector-band" />
            </span>
          )}
          {person.name}
        </li>
      ))}
      {others.length > shown && <li>+{others.length - shown}</li>}
    </ul>
  );
}
