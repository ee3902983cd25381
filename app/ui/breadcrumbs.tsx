import { useTranslation } from "#app/i18n/use-translation.tsx";

/** The pages above this one, nearest last. */
export function Breadcrumbs({ trail }: { trail: { href: string; label: string; lang?: string }[] }) {
  const { t } = useTranslation();
  return (
    <nav aria-label={t("site.breadcrumbs")} className="no-print mb-4 text-base">
      <ol className="flex flex-wrap gap-x-2">
        {trail.map(({ href, label, lang }) => (
          <li key={href} className="after:ms-2 after:text-ink-soft after:content-['/'] last:after:content-none">
            <a href={href} lang={lang} className="link py-0.5">
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
