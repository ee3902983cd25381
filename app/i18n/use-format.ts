import { useTranslation } from "#app/i18n/use-translation.tsx";
import { formatFor } from "./format-for.ts";

/** Dates and numbers in the reader's language. */
export function useFormat() {
  const { i18n } = useTranslation();
  return formatFor(i18n.language);
}
