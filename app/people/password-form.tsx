import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";

/** A new password, and the present one where there is one. */
export function PasswordForm({
  email,
  hasPassword,
  reason,
  fields = {},
}: {
  email: string;
  hasPassword: boolean;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const labels = { current: t("password.current"), next: t("password.next") };
  const faults = (["current", "next"] as const).flatMap((name) => {
    const code = fields[name];
    return code ? [{ name, label: labels[name], error: errorSentence(t, code) }] : [];
  });
  const error = (name: string) => faults.find((fault) => fault.name === name)?.error;
  return (
    <Form name="password" action="/account/password" className="max-w-md">
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults} />
      {/* Tells a password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <div className="space-y-5">
        {hasPassword && (
          <TextField
            name="current"
            type="password"
            autoComplete="current-password"
            label={labels.current}
            error={error("current")}
            required
          />
        )}
        <NewPasswordField error={error("next")} />
        <div className="flex flex-wrap gap-3">
          <Button>{t("password.submit")}</Button>
          <ButtonLink look="plain" href="/account">
            {t("form.cancel")}
          </ButtonLink>
        </div>
      </div>
    </Form>
  );
}

/** Where a new password is typed: nothing keeps it from being pasted, and a password manager may make it up. */
export function NewPasswordField({ error, isOptional = false }: { error?: string; isOptional?: boolean }) {
  const { t } = useTranslation();
  return (
    <TextField
      name="next"
      type="password"
      autoComplete="new-password"
      label={t("password.next")}
      hint={t("password.hint")}
      error={error}
      required={!isOptional}
    />
  );
}
