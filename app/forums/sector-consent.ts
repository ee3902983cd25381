import { isSectorId, type SectorId } from "./sectors.ts";

/** Sectors whose mark can reveal where somebody comes from (GDPR art. 9): it is shown only to a person's explicit wish. */
export const sectorsThatNeedConsent: readonly SectorId[] = ["migrantCommunity"];

/** Raised whenever the text of the question changes (`consent` in the catalogues), so that the log says what somebody agreed to. */
export const consentTextVersion = 1;

export const sectorDecisions = ["given", "declined", "withdrawn"] as const;
export type SectorDecisionKind = (typeof sectorDecisions)[number];

interface Seat {
  sector: string;
  /** "unasked" until the person has decided anything, then their last decision. */
  sectorConsent: string;
}

export function needsConsent(sector: string): boolean {
  return sectorsThatNeedConsent.some((one) => one === sector);
}

/**
 * The sector that may stand beside a person; null where they do not want it to. Everybody may take their mark away, so that its absence
 * says nothing of the sector.
 */
export function disclosedSector({ sector, sectorConsent }: Seat): SectorId | null {
  if (!isSectorId(sector)) return null;
  return sectorConsent === "given" || (sectorConsent === "unasked" && !needsConsent(sector)) ? sector : null;
}

/** The sector that observers, and the public, may see beside a person: never one that needs consent (GDPR article 9). */
export function sectorForOutsiders(sector: SectorId | null): SectorId | null {
  return sector !== null && needsConsent(sector) ? null : sector;
}

/** Whether the person has still to be asked, before they enter the forum. */
export function asksForConsent(seat: Seat): boolean {
  return needsConsent(seat.sector) && seat.sectorConsent === "unasked";
}

/** What one may decide now: whether to show the mark, or to take back that it is shown. */
export function nextDecisions(seat: Seat): readonly SectorDecisionKind[] {
  if (disclosedSector(seat) !== null) return ["withdrawn"];
  return asksForConsent(seat) ? ["given", "declined"] : ["given"];
}

/** Whether somebody in this role sees the marks that need consent. */
export function seesEveryMark(role: string): boolean {
  return role !== "observer";
}
