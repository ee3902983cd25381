import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

export interface NewDecision {
  id: string;
  membershipId: string;
  accountId: string;
  forumId: string;
  sector: string;
  decision: string;
  textVersion: number;
  language: string;
  at: Date;
}

/**
 * Writes what a person decided about the mark of their sector, with its entry in the log, both or neither.
 * @returns false when the seat's consent is not `before` any more
 */
export function insertDecision(db: Database, decision: NewDecision, before: string): Promise<boolean> {
  const { membershipId, ...row } = decision;
  return prismaOf(db).$transaction(async (tx) => {
    const { count } = await tx.membership.updateMany({
      where: { id: membershipId, accountId: row.accountId, sector: row.sector, sectorConsent: before },
      data: { sectorConsent: row.decision },
    });
    if (count === 0) return false;
    await tx.sectorDecision.create({ data: row });
    return true;
  });
}

/** What a person decided, newest first. */
export function findDecisions(db: Database, accountId: string) {
  return prismaOf(db).sectorDecision.findMany({
    where: { accountId },
    select: { forumId: true, sector: true, decision: true, textVersion: true, language: true, at: true },
    orderBy: { at: "desc" },
  });
}

/** The people who have withdrawn and whose marks may still be in a journal. */
export async function findUnfinishedWithdrawals(db: Database): Promise<string[]> {
  const rows = await prismaOf(db).sectorDecision.findMany({
    where: { decision: "withdrawn", marksRemovedAt: null },
    select: { accountId: true },
    distinct: ["accountId"],
  });
  return rows.map((row) => row.accountId);
}

export async function setMarksRemoved(db: Database, accountId: string, at: Date): Promise<void> {
  await prismaOf(db).sectorDecision.updateMany({
    where: { accountId, decision: "withdrawn", marksRemovedAt: null, at: { lte: at } },
    data: { marksRemovedAt: at },
  });
}
