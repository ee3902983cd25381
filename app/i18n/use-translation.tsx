import type { i18n as I18n, TFunction } from "i18next";
import { createContext, type ReactNode, useContext } from "react";

const I18nContext = createContext<I18n | null>(null);

/** Gives what is below it the words of one language. */
export function I18nProvider({ i18n, children }: { i18n: I18n; children: ReactNode }) {
  return <I18nContext.Provider value={i18n}>{children}</I18nContext.Provider>;
}

/**
 * The words of the page's language (decision 012).
 * @throws outside an `I18nProvider`
 */
export function useTranslation(): { t: TFunction; i18n: I18n } {
  const i18n = useContext(I18nContext);
  if (!i18n) throw new Error("useTranslation stands outside an I18nProvider");
  return { t: i18n.t, i18n };
}
