import { useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { Mark } from "./mark.tsx";

/** `person` is the name of who is signed in; null for nobody. While nobody has an account (`isEmpty`), there is nowhere to go. */
export function SiteHeader({
  person,
  isSecretariat,
  isWide,
  isEmpty,
}: {
  person: string | null;
  isSecretariat: boolean;
  isWide: boolean;
  isEmpty: boolean;
}) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const width = isWide ? "" : "mx-auto max-w-page";
  return (
    <header className="border-b border-line bg-surface">
      <div className={`${width} flex flex-wrap items-center gap-x-6 px-4 py-1 sm:px-6`}>
        <a
          href="/"
          aria-label={t("site.home")}
          className="flex min-h-11 items-center gap-2.5 text-xl font-bold text-ink"
        >
          <Mark className="size-8 text-accent" />
          {t("site.name")}
        </a>
        {!isEmpty && (
          <nav aria-label={t("site.navigation")} className="no-print">
            <ul className="flex flex-wrap gap-x-4 text-base">
              <li>
                <a href="/#forums" className="inline-flex min-h-11 items-center hover:underline">
                  {t("site.forums")}
                </a>
              </li>
              <li>
                <a href="/#consultations" className="inline-flex min-h-11 items-center hover:underline">
                  {t("site.consultations")}
                </a>
              </li>
              <li>
                <a href="/search" className="inline-flex min-h-11 items-center hover:underline">
                  {t("search.open")}
                </a>
              </li>
              {isSecretariat && (
                <li>
                  <a href="/admin" className="inline-flex min-h-11 items-center hover:underline">
                    {t("administration.title")}
                  </a>
                </li>
              )}
            </ul>
          </nav>
        )}
        <div className="no-print ms-auto flex flex-wrap items-center gap-x-4">
          <LanguageSwitch />
          {person === null ? (
            pathname !== "/sign-in" &&
            !isEmpty && (
              <a
                href={`/sign-in?redirectTo=${encodeURIComponent(pathname + search)}`}
                className="inline-flex min-h-11 items-center text-base font-semibold text-accent underline underline-offset-4"
              >
                {t("signIn.link")}
              </a>
            )
          ) : (
            <form method="post" action="/sign-out" className="flex flex-wrap items-center gap-x-3">
              <a
                href="/account"
                aria-label={t("signOut.account", { name: person })}
                className="inline-flex min-h-11 items-center text-base underline-offset-4 hover:underline"
              >
                {person}
              </a>
              <button
                type="submit"
                className="inline-flex min-h-11 items-center text-base font-semibold text-accent underline underline-offset-4"
              >
                {t("signOut.submit")}
              </button>
            </form>
          )}
        </div>
        {/* With scripts, keep-place.js carries what was typed over. */}
        <noscript className="no-print w-full">
          <p className="form-warning py-2 text-base sm:text-end">{t("language.losesForm")}</p>
          <p className="form-hint py-2 text-base sm:text-end">{t("language.belowForm")}</p>
        </noscript>
      </div>
    </header>
  );
}
