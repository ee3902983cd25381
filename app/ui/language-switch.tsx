import { useLocation } from "@remix-run/react";
import { languageIds, languages } from "#app/i18n/languages.ts";
import { useTranslation } from "#app/i18n/use-translation.tsx";

/** Buttons for the languages; the page comes back as it was, in the other language. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  return (
    <form method="post" action="/language" className="no-print">
      <input type="hidden" name="redirectTo" value={pathname + search} />
      <fieldset className="-ms-2 flex">
        <legend className="sr-only">{t("language.label")}</legend>
        {languageIds.map((id) => (
          <button
            key={id}
            type="submit"
            name="language"
            value={id}
            lang={id}
            aria-current={id === i18n.language ? "true" : undefined}
            className="min-h-11 px-2 text-base not-aria-[current]:font-[system-ui] underline-offset-8 hover:underline aria-[current]:font-semibold aria-[current]:underline aria-[current]:decoration-2 aria-[current]:decoration-accent"
          >
            {languages[id].name}
          </button>
        ))}
      </fieldset>
    </form>
  );
}
