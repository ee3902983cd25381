import { languageIds, languages } from "#app/i18n/languages.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Select } from "#app/ui/field.tsx";

/** The language of a mail; the page's where none was chosen. */
export function LanguageSelect({
  defaultValue,
  ...field
}: {
  name: string;
  label: string;
  error?: string;
  defaultValue?: string;
}) {
  const { i18n } = useTranslation();
  return (
    <Select {...field} defaultValue={defaultValue || i18n.language}>
      {languageIds.map((id) => (
        <option key={id} value={id} lang={id}>
          {languages[id].name}
        </option>
      ))}
    </Select>
  );
}
