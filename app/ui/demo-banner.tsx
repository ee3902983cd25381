import { useTranslation } from "#app/i18n/use-translation.tsx";

/** Says on every page, printed ones too, that the content is invented. */
export function DemoBanner() {
  const { t } = useTranslation();
  return (
    <aside
      aria-label={t("site.demoLabel")}
      className="border-b border-line bg-accent-soft px-4 py-1.5 text-center text-base"
    >
      {t("site.demo")}
    </aside>
  );
}
