import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { CodeField } from "./code-field.tsx";
import { confirmFormName, proofFields } from "./held-form.ts";

/** Asks again for password or code. `held` are the fields of the form that waits; null when none was posted. */
export function ConfirmForm({
  redirectTo,
  held,
  ways,
  reason,
}: {
  redirectTo: string;
  held: [string, string][] | null;
  ways: { hasPassword: boolean; hasCode: boolean };
  reason?: string;
}) {
  const { t } = useTranslation();
  return (
    <Form name={confirmFormName} isCarried action={confirmPath(redirectTo)} className="max-w-md">
      <ErrorSummary message={reason && errorSentence(t, reason)} />
      <HeldForm held={held} />
      <div className="space-y-5">
        {ways.hasPassword && (
          <TextField
            name={proofFields.password}
            type="password"
            autoComplete="current-password"
            label={t("signIn.password")}
          />
        )}
        {ways.hasPassword && ways.hasCode && <p className="text-base">{t("confirm.or")}</p>}
        {ways.hasCode && <CodeField name={proofFields.code} hint={t("secondFactor.codeHint")} />}
        <Button>{t("confirm.submit")}</Button>
      </div>
    </Form>
  );
}

export function confirmPath(redirectTo: string): string {
  return `/confirm?redirectTo=${encodeURIComponent(redirectTo)}`;
}

/** What was typed into the form that waits. */
export function HeldForm({ held }: { held: [string, string][] | null }) {
  return (
    <>
      <input type="hidden" name={proofFields.sent} value={held ? "form" : "page"} />
      {held?.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a form may hold the same name and value twice, and the order never changes
        <input key={index} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
