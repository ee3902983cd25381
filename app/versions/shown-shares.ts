import { isSectorId, type SectorId, sectorIds } from "#app/forums/sectors.ts";
import { leastGroup, withheldParts } from "#app/kernel/small-numbers.ts";

/** What somebody wrote of a text, in letters, digits and signs. */
export interface Part {
  /** Empty for the server, which wrote the template. */
  userId: string;
  /** Empty where it was not shown, or was taken away since. */
  sector: string;
  letters: number;
}

/** A sector that wrote part of a text; null for people without a mark. `share` from 0 to 1, null where it is withheld from this reader. */
export interface ShownShare {
  sector: SectorId | null;
  share: number | null;
}

/**
 * Which sectors wrote a text, and how much of it: what is told most first, then what is withheld, in the order of sectors.ts. Members see
 * everything. Everybody else is told of shares as of votes (voting/disclosure.ts): of ten writers and more together, and where a share is
 * withheld, so many more with it that nothing can be had by subtraction. The template is no part.
 */
export function shownShares(parts: readonly Part[], seesEveryMark: boolean): ShownShare[] {
  const sectors = bySector(parts);
  const sizes = Object.fromEntries([...sectors].map(([sector, { writers }]) => [sector, writers.size]));
  const mayBeTold = (some: readonly string[]) =>
    seesEveryMark || some.reduce((sum, sector) => sum + (sizes[sector] ?? 0), 0) >= leastGroup;
  const withheld = withheldParts(sizes, mayBeTold);
  const all = [...sectors.values()].reduce((sum, { letters }) => sum + letters, 0);
  return [...sectors]
    .map(([sector, { letters }]) => ({
      sector: isSectorId(sector) ? sector : null,
      share: withheld.has(sector) ? null : letters / all,
    }))
    .sort((one, other) => (other.share ?? -1) - (one.share ?? -1) || placeOf(one.sector) - placeOf(other.sector));
}

function bySector(parts: readonly Part[]): Map<string, { letters: number; writers: Set<string> }> {
  const sectors = new Map<string, { letters: number; writers: Set<string> }>();
  for (const { userId, sector, letters } of parts) {
    if (userId === "" || letters === 0) continue;
    const name = isSectorId(sector) ? sector : "";
    const known = sectors.get(name) ?? { letters: 0, writers: new Set<string>() };
    sectors.set(name, known);
    known.letters += letters;
    known.writers.add(userId);
  }
  return sectors;
}

/** Where no sector is shown comes after all sectors. */
function placeOf(sector: SectorId | null): number {
  return sector === null ? sectorIds.length : sectorIds.indexOf(sector);
}
