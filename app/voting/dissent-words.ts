import type { TFunction } from "i18next";
import type { ShownDissent } from "./shown-dissents.ts";

/** Whose opinion it is: „Zdanie odrębne sektora: organizacje pozarządowe”, „Zdanie odrębne: Anna Nowak” */
export function dissentAuthor(t: TFunction, { kind, name, sector }: ShownDissent): string {
  if (kind === "sector" && sector) return t("dissent.ofSector", { sector: t(`sectors.${sector}.name`) });
  if (name !== null) return t("dissent.ofPerson", { name });
  return sector ? t("dissent.ofSomebodyIn", { sector: t(`sectors.${sector}.name`) }) : t("dissent.ofSomebody");
}
