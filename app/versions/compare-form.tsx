import { versionsPath } from "#app/drafting/paths.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { Select } from "#app/ui/field.tsx";
import { versionLabel } from "./version-name.tsx";

/** Two versions to choose, or a version and the working text where the reader may see it. */
export function CompareForm({
  forum,
  number,
  versions,
  hasDraft,
  chosen,
}: {
  forum: string;
  number: string;
  /** Newest first. */
  versions: { number: number; title: string; at: Date }[];
  hasDraft: boolean;
  /** What was chosen, and cannot be compared. */
  chosen: { from: string; to: string } | null;
}) {
  const { t } = useTranslation();
  const { dateTime, contentLang } = useFormat();
  const options = versions.map((version) => (
    <option key={version.number} value={version.number} lang={version.title ? contentLang : undefined}>
      {t("versions.choice", { name: versionLabel(t, version), when: dateTime(version.at) })}
    </option>
  ));
  const latest = versions[0]?.number ?? 1;
  return (
    <form method="get" action={versionsPath(forum, number)} className="grid max-w-3xl gap-4 sm:grid-cols-2">
      <Select
        name="from"
        label={t("versions.from")}
        defaultValue={chosen?.from ?? String(hasDraft ? latest : (versions[1]?.number ?? latest))}
        error={chosen ? t("versions.choose") : undefined}
      >
        {options}
      </Select>
      <Select name="to" label={t("versions.to")} defaultValue={chosen?.to ?? (hasDraft ? "draft" : String(latest))}>
        {hasDraft && <option value="draft">{t("versions.draft")}</option>}
        {options}
      </Select>
      <p>
        <Button look="plain">{t("versions.compare")}</Button>
      </p>
    </form>
  );
}
