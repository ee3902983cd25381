import { useTranslation } from "#app/i18n/use-translation.tsx";
import { ButtonLink } from "#app/ui/button.tsx";
import { Form } from "#app/ui/form.tsx";
import { useTypedForm } from "#app/ui/typed-fields.ts";

const form = "codes";

/** Codes that the page showed before its language was changed; null when it showed none. */
export function useShownCodes(): string[] | null {
  const shown = useTypedForm(form)?.getAll("codes").map(String) ?? [];
  return shown.length > 0 ? shown : null;
}

/** Recovery codes, shown this once. */
export function RecoveryCodes({ codes, next }: { codes: string[]; next: string }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="recovery-codes" className="max-w-measure">
      <h2 id="recovery-codes" className="mb-3 text-2xl font-bold">
        {t("secondFactor.codesTitle")}
      </h2>
      <p>{t("secondFactor.codesLead")}</p>
      <ul className="my-5 grid gap-x-8 gap-y-1 rounded border border-line-strong bg-surface px-5 py-4 font-mono text-lg sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} translate="no">{`${code.slice(0, 5)}-${code.slice(5)}`}</li>
        ))}
      </ul>
      <p className="mb-5">{t("secondFactor.codesOnce")}</p>
      <ButtonLink href={next}>{t("secondFactor.codesSaved")}</ButtonLink>
      <Form name={form} isCarried>
        {codes.map((code) => (
          <input key={code} type="hidden" name="codes" value={code} />
        ))}
      </Form>
    </section>
  );
}
