import type { PolicyAreaId } from "#app/drafting/catalogue.ts";
import type { Status } from "#app/drafting/lifecycle.ts";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Select, TextField } from "#app/ui/field.tsx";

export interface SearchChoices {
  cities: string[];
  areas: PolicyAreaId[];
  addressees: string[];
  statuses: Status[];
}

/** Words, and what narrows them; sent as an address that can be kept. */
export function SearchForm({
  asked,
  choices,
  isMember,
}: {
  asked: { words: string; city: string; area: string; addressee: string; status: string };
  choices: SearchChoices;
  isMember: boolean;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const isNarrowed = [asked.city, asked.area, asked.addressee, asked.status].some(Boolean);
  return (
    <search>
      <form method="get" action="/search" className="max-w-3xl space-y-4">
        <TextField
          name="q"
          type="search"
          label={t("search.words")}
          hint={isMember ? `${t("search.wordsHint")} ${t("search.membersHint")}` : t("search.wordsHint")}
          defaultValue={asked.words}
          maxLength={200}
        />
        <details open={isNarrowed}>
          <summary className="min-h-11 py-2 text-base font-semibold">{t("search.filters")}</summary>
          <div className="grid gap-4 pt-1 sm:grid-cols-2">
            <Choice name="city" label={t("search.city")} any={t("search.anyCity")} value={asked.city}>
              {choices.cities.map((city) => ({ value: city, label: city, lang: contentLang }))}
            </Choice>
            <Choice name="area" label={t("search.area")} any={t("search.any")} value={asked.area}>
              {choices.areas.map((area) => ({ value: area, label: t(`areas.${area}`) }))}
            </Choice>
            <Choice name="addressee" label={t("search.addressee")} any={t("search.any")} value={asked.addressee}>
              {choices.addressees.map((name) => ({ value: name, label: name, lang: contentLang }))}
            </Choice>
            <Choice name="status" label={t("search.status")} any={t("search.any")} value={asked.status}>
              {choices.statuses.map((status) => ({ value: status, label: t(`lifecycle.${status}`) }))}
            </Choice>
          </div>
        </details>
        <p className="flex flex-wrap gap-3">
          <Button>{t("search.submit")}</Button>
          {(isNarrowed || asked.words) && (
            <ButtonLink look="plain" href="/search">
              {t("search.clear")}
            </ButtonLink>
          )}
        </p>
      </form>
    </search>
  );
}

/** What was asked for stays chosen, even where there is nothing of it now. */
function Choice({
  name,
  label,
  any,
  value,
  children,
}: {
  name: string;
  label: string;
  any: string;
  value: string;
  /** `lang`: of a label that is not in the language of the page. */
  children: { value: string; label: string; lang?: string | undefined }[];
}) {
  const isKnown = value === "" || children.some((one) => one.value === value);
  return (
    <Select name={name} label={label} defaultValue={value}>
      <option value="">{any}</option>
      {!isKnown && (
        <option value={value} lang="">
          {value}
        </option>
      )}
      {children.map((one) => (
        <option key={one.value} value={one.value} lang={one.lang}>
          {one.label}
        </option>
      ))}
    </Select>
  );
}
