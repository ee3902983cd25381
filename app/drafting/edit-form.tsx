import type { ReactNode } from "react";
import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Checkbox, TextField } from "#app/ui/field.tsx";
import { fieldId } from "#app/ui/field-id.ts";
import { Form, HiddenField } from "#app/ui/form.tsx";
import { useTypedForm } from "#app/ui/typed-fields.ts";
import type { PolicyAreaId } from "./catalogue.ts";
import { formPlaces } from "./edit-form-errors.ts";
import { AddresseeRow, IndicatorRow, SourceRow } from "./edit-form-rows.tsx";
import { editPath, recommendationPath } from "./paths.ts";
import { lengthLimits, readRecommendationForm, type TypedRecommendation } from "./recommendation-form.ts";

// Without scripts no row can be added while one types: every list ends with blank ones.
const spareRows = 2;
const formName = "data";

/** The data of a recommendation for its moderators. `otherForums` are those that may join. */
export function EditForm({
  recommendation,
  values: given,
  areas,
  otherForums,
  reason,
  fields = {},
}: {
  /** `updatedAt` is that of the data which the form was filled from, ISO 8601. */
  recommendation: { number: string; lead: { slug: string }; updatedAt: string };
  values: TypedRecommendation;
  /** Those to choose from. */
  areas: readonly PolicyAreaId[];
  otherForums: { slug: string; name: string }[];
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const { number, lead, updatedAt } = recommendation;
  const typed = useTypedForm(formName);
  const values = typed ? readRecommendationForm(typed) : given;
  const faults = useFaults(fields);
  const error = (name: string) => faults.find((fault) => fault.name === name)?.error;
  return (
    <Form name={formName} action={editPath(lead.slug, number)} className="max-w-3xl">
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults}>
        {reason === "changedMeanwhile" && (
          <a href={recommendationPath(lead.slug, number)} target="_blank" rel="noopener" className="link">
            {t("edit.current")}
          </a>
        )}
      </ErrorSummary>
      <HiddenField name="updatedAt" value={updatedAt} />
      <div className="space-y-10">
        <TextField
          name="title"
          label={t("edit.titleField")}
          hint={t("newRecommendation.titleHint")}
          defaultValue={values.title}
          error={error("title")}
          lang={contentLang}
          maxLength={200}
          required
        />
        <Group name="areas" title={t("edit.areas")} error={error("areas")}>
          <div className="grid gap-x-6 sm:grid-cols-2">
            {areas.map((area) => (
              <Checkbox
                key={area}
                name="areas"
                value={area}
                label={t(`areas.${area}`)}
                defaultChecked={values.areas.includes(area)}
              />
            ))}
          </div>
        </Group>
        <Group
          name="addressees"
          title={t("edit.addressees")}
          hint={t("edit.addresseesHint")}
          error={error("addressees")}
        >
          {withSpares(values.addressees).map((row, index) => (
            <AddresseeRow
              key={rowName("addressees", index)}
              name={rowName("addressees", index)}
              row={row}
              number={index + 1}
              error={error}
            />
          ))}
        </Group>
        <Group
          name="indicators"
          title={t("edit.indicators")}
          hint={t("edit.indicatorsHint")}
          error={error("indicators")}
        >
          {withSpares(values.indicators).map((row, index) => (
            <IndicatorRow
              key={rowName("indicators", index)}
              name={rowName("indicators", index)}
              row={row}
              number={index + 1}
              error={error}
            />
          ))}
        </Group>
        <Group name="sources" title={t("edit.sources")} hint={t("edit.sourcesHint")} error={error("sources")}>
          {withSpares(values.sources).map((row, index) => (
            <SourceRow
              key={rowName("sources", index)}
              name={rowName("sources", index)}
              row={row}
              number={index + 1}
              error={error}
            />
          ))}
        </Group>
        <Group name="joined" title={t("edit.joined")} hint={t("edit.joinedHint")} error={error("joined")}>
          {otherForums.length === 0 && <p className="text-base text-ink-soft">{t("edit.joinedEmpty")}</p>}
          <div lang={contentLang} className="grid gap-x-6 sm:grid-cols-2">
            {otherForums.map((forum) => (
              <Checkbox
                key={forum.slug}
                name="joined"
                value={forum.slug}
                label={forum.name}
                defaultChecked={values.joined.includes(forum.slug)}
              />
            ))}
          </div>
        </Group>
        <div>
          <p className="mb-3 text-base text-ink-soft">{t("edit.moreRows")}</p>
          <div className="flex flex-wrap gap-3">
            <Button>{t("form.save")}</Button>
            <ButtonLink look="plain" href={recommendationPath(lead.slug, number)}>
              {t("form.cancel")}
            </ButtonLink>
          </div>
        </div>
      </div>
    </Form>
  );
}

/** The faults with the words that name the field, and the sentences that say what is wrong. */
function useFaults(fields: FieldErrors): { name: string; label: string; error: string }[] {
  const { t } = useTranslation();
  const rowTitles: Record<string, (number: number) => string> = {
    addressees: (number) => t("edit.addressee", { number }),
    indicators: (number) => t("edit.indicatorRow", { number }),
    sources: (number) => t("edit.sourceRow", { number }),
  };
  const titles: Record<string, string> = {
    title: t("edit.titleField"),
    areas: t("edit.areas"),
    addressees: t("edit.addressees"),
    indicators: t("edit.indicators"),
    sources: t("edit.sources"),
    joined: t("edit.joined"),
  };
  const fieldTitles: Record<string, string> = {
    "addressees.name": t("edit.name"),
    "addressees.level": t("edit.level"),
    "indicators.name": t("edit.indicatorName"),
    "indicators.baseline": t("recommendation.baseline"),
    "indicators.target": t("recommendation.target"),
    "sources.title": t("edit.sourceTitle"),
    "sources.url": t("edit.url"),
  };
  return formPlaces(fields).map(({ name, list, row, field, code }) => {
    const group = row === undefined ? titles[list] : rowTitles[list]?.(row + 1);
    const label = [group, fieldTitles[`${list}.${field}`]].filter(Boolean).join(", ");
    if (field === "level" && code === "required") return { name, label, error: t("errors.levelRequired") };
    return { name, label, error: errorSentence(t, code, lengthLimits[field ? `${list}.${field}` : list]) };
  });
}

function Group({
  name,
  title,
  hint,
  error,
  children,
}: {
  name: string;
  title: string;
  hint?: string;
  error?: string;
  children: ReactNode;
}) {
  const id = fieldId(name);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  return (
    <fieldset id={id} tabIndex={error ? -1 : undefined} aria-describedby={describedBy} className="min-w-0">
      <legend className="mb-1 text-2xl font-bold">{title}</legend>
      {hint && (
        <p id={`${id}-hint`} className="mb-2 text-base text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mb-2 text-base font-semibold text-danger">
          {error}
        </p>
      )}
      {children}
    </fieldset>
  );
}

function withSpares<Row>(rows: Row[]): (Row | undefined)[] {
  return [...rows, ...Array.from({ length: spareRows }, () => undefined)];
}

function rowName(list: string, index: number): string {
  return `${list}.${index}`;
}
