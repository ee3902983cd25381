import { languageIds, languages } from "#app/i18n/languages.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import type { FieldErrors } from "#app/kernel/result.ts";
import { Button } from "#app/ui/button.tsx";
import { errorSentence } from "#app/ui/error-sentence.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Select, TextField } from "#app/ui/field.tsx";
import { Form } from "#app/ui/form.tsx";
import { profileLengths } from "./profile.ts";

const names = ["name", "organisation", "language"] as const;

/** What a person says of themselves. `email` is shown only. */
export function ProfileForm({
  values,
  email,
  fields = {},
}: {
  values: { name: string; organisation: string; language: string };
  email: string;
  fields?: FieldErrors;
}) {
  const { t } = useTranslation();
  const limits: Record<string, number> = profileLengths;
  const faults = names.flatMap((name) => {
    const code = fields[name];
    return code ? [{ name, label: t(`account.${name}`), error: errorSentence(t, code, limits[name]) }] : [];
  });
  const error = (name: string) => faults.find((fault) => fault.name === name)?.error;
  return (
    <Form name="profile" action="/account" className="max-w-md">
      <ErrorSummary fields={faults} />
      <div className="space-y-5">
        <TextField
          name="name"
          label={t("account.name")}
          hint={t("account.nameHint")}
          defaultValue={values.name}
          error={error("name")}
          autoComplete="name"
          maxLength={profileLengths.name}
          required
        />
        <TextField
          name="organisation"
          label={t("account.organisation")}
          defaultValue={values.organisation}
          error={error("organisation")}
          autoComplete="organization"
          maxLength={profileLengths.organisation}
        />
        <Select
          name="language"
          label={t("account.language")}
          hint={t("account.languageHint")}
          defaultValue={values.language}
          error={error("language")}
        >
          {languageIds.map((id) => (
            <option key={id} value={id} lang={id}>
              {languages[id].name}
            </option>
          ))}
        </Select>
        <p className="text-base">
          {t("signIn.email")}: <span className="break-all font-semibold">{email}</span>
        </p>
        <Button>{t("form.save")}</Button>
      </div>
    </Form>
  );
}
