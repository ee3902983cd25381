import { useTranslation } from "#app/i18n/use-translation.tsx";

export function SiteFooter() {
  const { t } = useTranslation();
  return (
    <footer className="no-print mt-16 border-t border-line">
      <div className="mx-auto flex max-w-page flex-wrap gap-x-8 gap-y-1 px-4 py-6 text-base text-ink-soft sm:px-6">
        <p>{t("site.footer")}</p>
        <p>
          <a href="/deklaracja-dostepnosci" className="link">
            {t("site.accessibility")}
          </a>
        </p>
        <p>
          <a href="/prywatnosc" className="link">
            {t("site.privacy")}
          </a>
        </p>
        <p>
          <a href="/feed.atom" className="link">
            {t("feed.link")}
          </a>
        </p>
        <p>
          <a href="/api/v1/openapi.json" className="link">
            {t("site.api")}
          </a>
        </p>
      </div>
    </footer>
  );
}
