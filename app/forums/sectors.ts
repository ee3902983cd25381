/** The sectors shipped, in the order in which they are listed. Colours and patterns per sector: sectors.css. */
export const sectors = [
  { id: "cityGovernment", letter: "M" },
  { id: "regionalState", letter: "R" },
  { id: "ngo", letter: "O" },
  { id: "migrantCommunity", letter: "S" },
  { id: "academia", letter: "N" },
  { id: "education", letter: "E" },
  { id: "business", letter: "B" },
  { id: "uniformedServices", letter: "U" },
  { id: "internationalOrganisation", letter: "I" },
  { id: "media", letter: "P" },
] as const;

export type SectorId = (typeof sectors)[number]["id"];

export const sectorIds: readonly SectorId[] = sectors.map((sector) => sector.id);

/** Voting sectors of a forum that has chosen none itself. */
export const defaultVotingSectors: readonly SectorId[] = ["cityGovernment", "ngo", "migrantCommunity"];

export function isSectorId(value: string): value is SectorId {
  return sectorIds.some((id) => id === value);
}

/** The one-letter mark of a sector, the same in every language; "?" for an id that is not a sector. */
export function sectorLetter(id: string): string {
  return sectors.find((sector) => sector.id === id)?.letter ?? "?";
}
