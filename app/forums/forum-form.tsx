import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Form, HiddenField } from "#app/ui/form.tsx";
import type { SectorId } from "./sectors.ts";
import { VotingSectorsField } from "./voting-sectors-field.tsx";

/** What a forum's form holds; `slug` and `prefix` only while the forum is new. */
export interface ForumFormValues {
  slug?: string;
  prefix?: string;
  name: string;
  city: string;
  description: string;
  votingSectors: string[];
}

/** Describes a forum, a new one or, with its `version`, one that is there. `reason` and `fields` say what was wrong with what was sent. */
export function ForumForm({
  values,
  sectors,
  version,
  reason,
  fields = {},
}: {
  values: ForumFormValues;
  /** Those to choose from. */
  sectors: readonly SectorId[];
  version?: number;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const names = ["name", "slug", "prefix", "city", "description", "votingSectors"] as const;
  const faults = names.flatMap((name) => {
    const code = Object.entries(fields).find(([field]) => field.split(".")[0] === name)?.[1];
    return code ? [{ name, label: t(`audit.fields.${name}`), error: errorSentence(t, code) }] : [];
  });
  const wiring = (name: (typeof names)[number]) => ({
    name,
    label: t(`audit.fields.${name}`),
    error: faults.find((fault) => fault.name === name)?.error,
  });
  return (
    <Form name="forum" className="max-w-measure space-y-6">
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults} />
      {version !== undefined && <HiddenField name="version" value={version} />}
      <TextField {...wiring("name")} defaultValue={values.name} lang={contentLang} maxLength={120} required />
      {version === undefined && (
        <>
          <TextField {...wiring("slug")} hint={t("forumForm.slugHint")} defaultValue={values.slug} required />
          <TextField {...wiring("prefix")} hint={t("forumForm.prefixHint")} defaultValue={values.prefix} required />
        </>
      )}
      <TextField {...wiring("city")} hint={t("forumForm.cityHint")} defaultValue={values.city} lang={contentLang} />
      <TextArea {...wiring("description")} defaultValue={values.description} lang={contentLang} required />
      <VotingSectorsField sectors={sectors} chosen={values.votingSectors} error={wiring("votingSectors").error} />
      <Button>{t(version === undefined ? "forumForm.create" : "form.save")}</Button>
    </Form>
  );
}
