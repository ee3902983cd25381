import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";

/** To take no part: what it means, before it is done. */
export function RecusalPanel() {
  const { t } = useTranslation();
  return (
    <details className="border-t border-line pt-3 text-base">
      <summary className="min-h-11 py-2 font-semibold">{t("ballot.recuseTitle")}</summary>
      <p className="mt-1 mb-3">{t("ballot.recuseMeans")}</p>
      <form method="post">
        <input type="hidden" name="intent" value="recuse" />
        <Button look="plain">{t("ballot.recuse")}</Button>
      </form>
    </details>
  );
}
