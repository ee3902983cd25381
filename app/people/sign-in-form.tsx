import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { signInPath } from "./safe-path.ts";
import { signInLinkPath } from "./sign-in-link.ts";

/** `reason` is what the sign-in refused as a whole; `fields` what is wrong with a field. Both are codes. */
export function SignInForm({
  redirectTo,
  email = "",
  reason,
  fields = {},
}: {
  redirectTo: string;
  email?: string;
  reason?: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const labels = { email: t("signIn.email"), password: t("signIn.password") };
  const faults = (["email", "password"] as const).flatMap((name) => {
    const code = fields[name];
    return code ? [{ name, label: labels[name], error: errorSentence(t, code) }] : [];
  });
  const error = (name: "email" | "password") => faults.find((fault) => fault.name === name)?.error;
  return (
    <Form name="signIn" action={signInPath(redirectTo)} className="max-w-md">
      <ErrorSummary message={reason && errorSentence(t, reason)} fields={faults} />
      <input type="hidden" name="redirectTo" value={redirectTo} />
      <div className="space-y-5">
        <TextField
          name="email"
          type="email"
          autoComplete="username"
          label={labels.email}
          defaultValue={email}
          error={error("email")}
          required
        />
        <TextField
          name="password"
          type="password"
          autoComplete="current-password"
          label={labels.password}
          error={error("password")}
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button>{t("signIn.submit")}</Button>
          <Button look="plain" formAction={signInLinkPath} name="intent" value="ask">
            {t("signInLink.offer")}
          </Button>
        </div>
        <p className="text-base">
          <a href="/reset-password" className="link inline-block py-1">
            {t("signIn.forgotten")}
          </a>
        </p>
      </div>
    </Form>
  );
}
