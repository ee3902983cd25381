import { needsConsent } from "#app/forums/sector-consent.ts";
import { isSectorId, type SectorId } from "#app/forums/sectors.ts";
import type { ShownShare } from "./shown-shares.ts";
import type { VersionReader } from "./version-reader.ts";

/** Whoever stands behind a number in the runs of a version, as the database knows them. */
export interface KnownWriter {
  number: number;
  /** Empty for the server. */
  accountId: string;
  sector: string;
  /** Null where the account is gone. */
  account: { name: string; isNamePublic: boolean; erasedAt: Date | null } | null;
}

/** The same as a reader may see them. */
export interface ShownWriter {
  number: number;
  /** The server wrote the template; somebody erased has no name any more; to who is no member only names are told that their people want told. */
  who: { kind: "named"; name: string } | { kind: "template" | "erased" | "unnamed" };
  /** Null where there is none to show. */
  sector: SectorId | null;
}

/**
 * The writers of a version for a reader: members see members by name, and each other's sectors as far as consent goes (sector-consent.ts).
 * Others see the names of those who want that, and marks of the sectors whose share they are told of; never a mark that needs consent.
 */
export function shownWriters(
  writers: readonly KnownWriter[],
  reader: VersionReader,
  shares: readonly ShownShare[],
): ShownWriter[] {
  const told = new Set(shares.filter(({ share }) => share !== null).map(({ sector }) => sector));
  return writers.map(({ number, accountId, sector, account }) => {
    const mark = isSectorId(sector) ? sector : null;
    const isShown =
      reader.seesEveryMark || (mark !== null && !needsConsent(mark) && (reader.isInside || told.has(mark)));
    return { number, who: shownName({ accountId, account }, reader), sector: isShown ? mark : null };
  });
}

/** How a reader may call somebody who wrote or made a version. */
export function shownName(
  { accountId, account }: Pick<KnownWriter, "accountId" | "account">,
  reader: Pick<VersionReader, "isInside">,
): ShownWriter["who"] {
  if (accountId === "") return { kind: "template" };
  if (!account || account.erasedAt !== null) return { kind: "erased" };
  if (!reader.isInside && !account.isNamePublic) return { kind: "unnamed" };
  return { kind: "named", name: account.name };
}
