import { disclosedSector, sectorForOutsiders, seesEveryMark } from "#app/forums/sector-consent.ts";
import type { SectorId } from "#app/forums/sectors.ts";

/** A ballot of an open vote with who cast it, as a member sees it. */
export interface NamedBallot {
  /** Tells rows apart; it is nobody's id. */
  id: number;
  /** Null for somebody erased. */
  name: string | null;
  /** Null where it is not shown. */
  sector: SectorId | null;
  ballot: Record<string, unknown>;
  reason: string;
}

export interface KnownBallot {
  name: string;
  isErased: boolean;
  /** The sector of the electorate; what the person last decided about its mark. */
  sector: string;
  sectorConsent: string;
  ballot: string;
  reason: string;
}

/** The last ballots of an open vote for somebody in this role, by name; marks of sectors as far as consent goes. */
export function namedBallots(ballots: readonly KnownBallot[], role: string): NamedBallot[] {
  return ballots
    .toSorted((one, other) => Number(one.isErased) - Number(other.isErased) || one.name.localeCompare(other.name, "pl"))
    .map(({ name, isErased, sector, sectorConsent, ballot, reason }, id) => {
      const mark = isErased ? null : disclosedSector({ sector, sectorConsent });
      return {
        id,
        name: isErased ? null : name,
        sector: seesEveryMark(role) ? mark : sectorForOutsiders(mark),
        ballot: JSON.parse(ballot),
        reason,
      };
    });
}
