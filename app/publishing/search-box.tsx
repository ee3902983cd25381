import { useTranslation } from "#app/i18n/use-translation.tsx";
import { Button } from "#app/ui/button.tsx";

/** One field that leads to the search page. */
export function SearchBox() {
  const { t } = useTranslation();
  return (
    <search className="no-print mt-6 block max-w-measure">
      <form method="get" action="/search" className="flex items-stretch gap-2">
        <label htmlFor="search-box" className="sr-only">
          {t("search.box")}
        </label>
        <input
          id="search-box"
          type="search"
          name="q"
          maxLength={200}
          placeholder={t("search.box")}
          className="block min-h-11 w-full min-w-0 rounded border border-line-strong bg-surface px-3 py-2 text-lg leading-snug text-ink placeholder:text-ink-soft"
        />
        <Button>{t("search.submit")}</Button>
      </form>
    </search>
  );
}
