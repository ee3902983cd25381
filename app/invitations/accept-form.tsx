import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { NewPasswordField } from "#app/people/password-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { invitationPath, lengths } from "./invitation.ts";

/** Takes an invitation; of who has no account yet it asks for a name and, if they like, a password. */
export function AcceptForm({
  token,
  newcomer,
  fields = {},
}: {
  token: string;
  newcomer: { email: string; name: string } | null;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  if (!newcomer) {
    return (
      <form method="post" action={invitationPath(token)}>
        <p className="mb-4">{t("invitation.join")}</p>
        <Button>{t("invitation.accept")}</Button>
      </form>
    );
  }
  const labels = { name: t("invitation.name"), next: t("password.next") };
  const faults = (["name", "next"] as const).flatMap((name) => {
    const code = fields[name];
    const limit = name === "name" ? lengths.name : undefined;
    return code ? [{ name, label: labels[name], error: errorSentence(t, code, limit) }] : [];
  });
  const error = (name: string) => faults.find((fault) => fault.name === name)?.error;
  return (
    <Form name="accept" action={invitationPath(token)} className="max-w-md">
      <ErrorSummary fields={faults} />
      <p className="mb-4">{t("invitation.newLead", { email: newcomer.email })}</p>
      {/* Tells a password manager whose password this is. */}
      <input type="hidden" name="username" autoComplete="username" value={newcomer.email} />
      <div className="space-y-5">
        <TextField
          name="name"
          label={labels.name}
          error={error("name")}
          defaultValue={newcomer.name}
          autoComplete="name"
          maxLength={lengths.name}
          required
        />
        <div>
          <p className="mb-3 text-base">{t("invitation.passwordLead")}</p>
          <NewPasswordField error={error("next")} isOptional />
        </div>
        <Button>{t("invitation.accept")}</Button>
      </div>
    </Form>
  );
}
