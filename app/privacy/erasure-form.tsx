import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";

const goes = ["profile", "access", "forums", "mail"] as const;
const stays = ["texts", "votes", "acts", "typed"] as const;

/** What erasing does and what it leaves, before the address is typed. */
export function ErasureForm({
  email,
  typed,
  reason,
  fields,
}: {
  email: string;
  typed?: string;
  reason?: string;
  fields?: Record<string, string>;
}) {
  const { t } = useTranslation();
  const code = fields?.confirmation;
  const error = code && errorSentence(t, code);
  const label = t("erasure.confirmation");
  return (
    <>
      <ErrorSummary
        message={reason && errorSentence(t, reason)}
        fields={error ? [{ name: "confirmation", label, error }] : []}
      />
      <h2 className="text-xl font-bold">{t("erasure.goesTitle")}</h2>
      <ul className="mt-2 mb-6 list-disc space-y-1 ps-5">
        {goes.map((one) => (
          <li key={one}>{t(`erasure.goes.${one}`)}</li>
        ))}
      </ul>
      <h2 className="text-xl font-bold">{t("erasure.staysTitle")}</h2>
      <ul className="mt-2 mb-6 list-disc space-y-1 ps-5">
        {stays.map((one) => (
          <li key={one}>{t(`erasure.stays.${one}`)}</li>
        ))}
      </ul>
      <Form name="erasure" className="max-w-md space-y-4">
        <TextField
          name="confirmation"
          label={label}
          hint={t("erasure.confirmationHint", { email })}
          error={error || undefined}
          defaultValue={typed}
          autoComplete="off"
          inputMode="email"
          spellCheck={false}
        />
        <Button look="danger">{t("erasure.submit")}</Button>
      </Form>
    </>
  );
}
