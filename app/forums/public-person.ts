import { sectorForOutsiders } from "./sector-consent.ts";
import type { SectorId } from "./sectors.ts";

/** What everyone may see of a person: the name of who wants that, otherwise the sector, otherwise nothing but that they are a member. */
export type PublicPerson =
  | { kind: "named"; name: string; organisation: string; sector: SectorId | null }
  | { kind: "sector"; sector: SectorId }
  | { kind: "member" };

/** `sector` is the one the person shows to their forum (disclosedSector). Every public read of a person goes through here. */
export function publicPerson(person: {
  isNamePublic: boolean;
  name: string;
  organisation: string;
  sector: SectorId | null;
}): PublicPerson {
  const { isNamePublic, name, organisation } = person;
  const sector = sectorForOutsiders(person.sector);
  if (isNamePublic) return { kind: "named", name, organisation, sector };
  return sector ? { kind: "sector", sector } : { kind: "member" };
}
