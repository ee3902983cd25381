import { RemixBrowser } from "@remix-run/react";
import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "./i18n/create-i18n.ts";
import { isLanguage, referenceLanguage } from "./i18n/languages.ts";
import { isPseudoLanguage } from "./i18n/pseudo-languages.ts";

const { lang } = document.documentElement;
const i18n = await createI18n(isLanguage(lang) || isPseudoLanguage(lang) ? lang : referenceLanguage);

startTransition(() => {
  hydrateRoot(
    document,
    <I18nextProvider i18n={i18n}>
      <RemixBrowser />
    </I18nextProvider>,
  );
});
