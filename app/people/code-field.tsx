import { useTranslation } from "#app/i18n/use-translation.tsx";
import { TextField } from "#app/ui/field.tsx";

/** Where a code of an app or a recovery code is typed. Browsers and phones offer it by themselves. */
export function CodeField({
  name,
  hint,
  error,
  isAppOnly = false,
}: {
  name: string;
  hint?: string;
  error?: string;
  /** Only the six digits of the app will do. */
  isAppOnly?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextField
      name={name}
      label={t("secondFactor.code")}
      hint={hint}
      error={error}
      autoComplete="one-time-code"
      inputMode={isAppOnly ? "numeric" : undefined}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={40}
      required
    />
  );
}
