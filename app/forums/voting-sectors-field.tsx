import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Checkbox } from "#app/ui/field.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import type { SectorId } from "./sectors.ts";

const name = "votingSectors";

/** Which sectors vote in a forum. */
export function VotingSectorsField({
  sectors,
  chosen,
  hint,
  error,
  isHeading = false,
}: {
  /** Those to choose from. */
  sectors: readonly SectorId[];
  chosen: readonly string[];
  hint?: string;
  error?: string;
  /** It is a part of the page rather than one field of several. */
  isHeading?: boolean;
}) {
  const { t } = useTranslation();
  const id = fieldId(name);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset id={id} tabIndex={error ? -1 : undefined} aria-describedby={describedBy}>
      <legend className={isHeading ? "text-2xl font-bold" : "text-base font-semibold"}>
        {t("forum.votingSectors")}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-base text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1 font-semibold text-danger">
          {error}
        </p>
      )}
      <div className={hint ? "mt-2" : undefined}>
        {sectors.map((sector) => (
          <Checkbox
            key={sector}
            name={name}
            value={sector}
            label={t(`sectors.${sector}.name`)}
            defaultChecked={chosen.includes(sector)}
          />
        ))}
      </div>
    </fieldset>
  );
}
