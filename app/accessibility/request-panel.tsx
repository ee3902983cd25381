import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextArea, TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { requestLimits, type TypedRequest } from "./request-form.ts";

const fieldNames = ["subject", "form", "name", "contact"] as const;

/** The form for who cannot use something. `reason` and `fields` are codes of what was wrong with what was sent. */
export function RequestPanel({
  typed,
  reason,
  fields = {},
}: {
  typed?: TypedRequest;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const errorOf = (name: string) => fields[name] && errorSentence(t, fields[name], requestLimits[name]);
  const faults = fieldNames.flatMap((name) => {
    const error = errorOf(name);
    return error ? [{ name, label: t(`accessibilityRequest.${name}`), error }] : [];
  });
  const common = (name: (typeof fieldNames)[number]) => ({
    name,
    label: t(`accessibilityRequest.${name}`),
    hint: t(`accessibilityRequest.${name}Hint`),
    error: errorOf(name),
    defaultValue: typed?.[name],
    maxLength: requestLimits[name],
  });
  return (
    <Form name="request" className="max-w-measure">
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults} />
      <div className="space-y-5">
        <TextArea {...common("subject")} rows={6} required />
        <TextField {...common("form")} />
        <TextField {...common("name")} autoComplete="name" />
        <TextField {...common("contact")} autoComplete="email" />
        <Button>{t("accessibilityRequest.submit")}</Button>
      </div>
    </Form>
  );
}
