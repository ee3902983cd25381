import { useFormat } from "#app/i18n/use-format.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { newRecommendationPath } from "./paths.ts";
import { lengthLimits } from "./recommendation-form.ts";

/** Starts a recommendation in a forum. `reason` and `fields` are codes of what was wrong with what was sent. */
export function CreateForm({
  forum,
  title,
  reason,
  fields = {},
}: {
  forum: string;
  title?: string;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const { contentLang } = useFormat();
  const label = t("newRecommendation.titleField");
  const error = fields.title && errorSentence(t, fields.title, lengthLimits.title);
  return (
    <Form name="recommendation" action={newRecommendationPath(forum)} className="max-w-measure">
      <ErrorSummary
        message={reason && errorSentence(t, reason)}
        fields={error ? [{ name: "title", label, error }] : []}
      />
      <p className="mb-4 text-base">{t("newRecommendation.lead")}</p>
      <div className="space-y-4">
        <TextField
          name="title"
          label={label}
          hint={t("newRecommendation.titleHint")}
          error={error}
          defaultValue={title}
          lang={contentLang}
          maxLength={200}
          autoComplete="off"
          required
        />
        <Button>{t("newRecommendation.submit")}</Button>
      </div>
    </Form>
  );
}
