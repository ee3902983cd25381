import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";

/** Turns somebody's second step off; says before how to make sure who asks, and what happens. */
export function ResetFactorForm({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <details className="max-w-measure rounded border border-line-strong bg-surface open:border-ink">
      <summary className="min-h-11 px-4 py-2.5 text-base font-semibold">{t("accounts.resetSummary")}</summary>
      <form method="post" className="space-y-4 px-4 pt-1 pb-4 text-base">
        <p>{t("accounts.resetBefore", { name })}</p>
        <ul className="list-disc space-y-1 ps-5">
          <li>{t("accounts.resetGone")}</li>
          <li>{t("accounts.resetSessions")}</li>
          <li>{t("accounts.resetMail")}</li>
          <li>{t("accounts.resetAgain")}</li>
        </ul>
        <Button look="danger" name="intent" value="resetFactor">
          {t("accounts.resetConfirm")}
        </Button>
      </form>
    </details>
  );
}
