import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { toHex, utf8 } from "./bytes.ts";
import { enterStep } from "./register-store.server.ts";
import { sha256 } from "./sha256.server.ts";
import type { KnownDissent } from "./shown-dissents.ts";

export interface NewDissent {
  id: string;
  voteId: string;
  accountId: string;
  /** Null for the person's own opinion. */
  sector: string | null;
  text: string;
  isNamed: boolean;
  at: Date;
}

/** @returns false when the person, or the sector, has attached one before */
export async function insertDissent(
  db: Database,
  { sector, ...dissent }: NewDissent,
  vote: { number: number; forumId: string; subjectId: string },
): Promise<boolean> {
  const { id: dissentId, accountId, at } = dissent;
  try {
    await prismaOf(db).$transaction(async (tx) => {
      const whose = sector === null ? { ofPerson: accountId } : { ofSector: sector };
      await tx.dissent.create({ data: { ...dissent, ...whose }, select: { id: true } });
      if (sector !== null)
        await tx.dissentSignature.create({ data: { dissentId, accountId, at }, select: { dissentId: true } });
      await recordAct(tx, {
        kind: "dissentAttached",
        at,
        actorId: accountId,
        forumId: vote.forumId,
        subjectId: vote.subjectId,
        after: { vote: vote.number, isOfSector: sector !== null },
      });
      const detail = { sector, text: toHex(sha256(utf8(dissent.text))) };
      await enterStep(tx, { voteId: dissent.voteId, at, kind: "dissent" }, detail);
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** Somebody stands by their sector's opinion; to do so twice changes nothing. */
export async function insertSignature(
  db: Database,
  signature: { dissentId: string; accountId: string; at: Date },
): Promise<void> {
  try {
    await prismaOf(db).dissentSignature.create({ data: signature, select: { at: true } });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

/** Who has attached an opinion to a vote or stands by one. */
export function findDissentAuthors(db: Database, voteId: string) {
  return prismaOf(db).dissent.findMany({
    where: { voteId },
    select: { id: true, ofPerson: true, ofSector: true, signatures: { select: { accountId: true } } },
  });
}

/** The opinions on one vote, or on every vote over a version, in the order in which they came. */
export async function findDissents(
  db: Database,
  of: { voteId: string } | { versionId: string },
): Promise<KnownDissent[]> {
  const prisma = prismaOf(db);
  const rows = await prisma.dissent.findMany({
    where: "voteId" in of ? of : { vote: { versionId: of.versionId } },
    select: {
      id: true,
      voteId: true,
      ofPerson: true,
      ofSector: true,
      text: true,
      isNamed: true,
      at: true,
      vote: { select: { number: true, forumId: true } },
      _count: { select: { signatures: true } },
    },
    orderBy: [{ at: "asc" }, { id: "asc" }],
  });
  if (rows.length === 0) return [];
  const people = rows.flatMap(({ ofPerson }) => (ofPerson === null ? [] : [ofPerson]));
  const voteIds = [...new Set(rows.map(({ voteId }) => voteId))];
  const [accounts, electors, sizes, seats] = await Promise.all([
    prisma.account.findMany({ where: { id: { in: people } }, select: { id: true, name: true, erasedAt: true } }),
    prisma.elector.findMany({ where: { voteId: { in: voteIds }, accountId: { in: people } } }),
    prisma.elector.groupBy({
      by: ["voteId", "sector"],
      where: { voteId: { in: voteIds } },
      _count: { accountId: true },
    }),
    prisma.membership.findMany({
      where: { accountId: { in: people }, forumId: { in: rows.map(({ vote }) => vote.forumId) } },
      select: { accountId: true, forumId: true, sectorConsent: true },
      // Of somebody who left and came back, what they decided last.
      orderBy: { createdAt: "asc" },
    }),
  ]);
  return rows.map(({ ofPerson, ofSector, vote, voteId, _count, ...dissent }) => {
    const account = accounts.find(({ id }) => id === ofPerson);
    const elector = electors.find((one) => one.voteId === voteId && one.accountId === ofPerson);
    const seat = seats.findLast((one) => one.forumId === vote.forumId && one.accountId === ofPerson);
    return {
      ...dissent,
      vote: vote.number,
      forumId: vote.forumId,
      ofSector,
      author: account
        ? {
            name: account.name,
            isErased: account.erasedAt !== null,
            sector: elector?.sector ?? "",
            sectorConsent: seat?.sectorConsent ?? "unasked",
          }
        : null,
      signed: _count.signatures,
      entitled: sizes.find((one) => one.voteId === voteId && one.sector === ofSector)?._count.accountId ?? 0,
    };
  });
}
