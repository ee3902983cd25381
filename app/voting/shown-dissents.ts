import { disclosedSector, sectorForOutsiders, seesEveryMark } from "#app/forums/sector-consent.ts";
import { isSectorId, type SectorId } from "#app/forums/sectors.ts";

/** A dissenting opinion as the database knows it. */
export interface KnownDissent {
  id: string;
  /** The forum that voted. */
  forumId: string;
  /** The vote's number. */
  vote: number;
  ofSector: string | null;
  text: string;
  at: Date;
  /** Whether its author wants to be named to everyone. */
  isNamed: boolean;
  /** Of a person's opinion. */
  author: { name: string; isErased: boolean; sector: string; sectorConsent: string } | null;
  /** Of a sector's: how many stand by it, and how many could. */
  signed: number;
  entitled: number;
}

/** The same as a reader may see it. */
export interface ShownDissent {
  id: string;
  vote: number;
  kind: "person" | "sector";
  /** Null for a sector, for somebody erased, and where the reader is not told. */
  name: string | null;
  sector: SectorId | null;
  text: string;
  at: Date;
  signatures: { signed: number; entitled: number } | null;
}

/**
 * Members see whose an opinion is. Everyone else sees the name of who wanted that, and a sector where its mark needs no consent.
 * @param roleIn the reader's role in a forum; null for somebody who is not of it
 */
export function shownDissents(
  dissents: readonly KnownDissent[],
  roleIn: (forumId: string) => string | null,
): ShownDissent[] {
  return dissents.map(({ id, forumId, vote, ofSector, text, at, isNamed, author, signed, entitled }): ShownDissent => {
    const role = roleIn(forumId);
    const whole = { id, vote, text, at };
    if (ofSector !== null) {
      const sector = isSectorId(ofSector) ? ofSector : null;
      return { ...whole, kind: "sector", name: null, sector, signatures: { signed, entitled } };
    }
    const isTold = author !== null && !author.isErased && (role !== null || isNamed);
    const mark = author && !author.isErased ? disclosedSector(author) : null;
    return {
      ...whole,
      kind: "person",
      name: isTold ? author.name : null,
      sector: role !== null && seesEveryMark(role) ? mark : sectorForOutsiders(mark),
      signatures: null,
    };
  });
}
