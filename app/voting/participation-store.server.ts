import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { takeTurn } from "./ballot-store.server.ts";

interface Elector {
  voteId: string;
  accountId: string;
  at: Date;
}

/** Stores that somebody takes no part. */
export function putRecusal(db: Database, { voteId, accountId, at }: Elector): Promise<"taken" | "closed" | "hasVoted"> {
  return prismaOf(db).$transaction(async (tx) => {
    if (!(await takeTurn(tx, voteId, at))) return "closed";
    if (await hasVoted(tx, voteId, accountId)) return "hasVoted";
    await tx.recusal.upsert({
      where: { voteId_accountId: { voteId, accountId } },
      create: { voteId, accountId, at },
      update: {},
      select: { at: true },
    });
    return "taken";
  });
}

export function deleteRecusal(db: Database, { voteId, accountId, at }: Elector): Promise<"taken" | "closed"> {
  return prismaOf(db).$transaction(async (tx) => {
    if (!(await takeTurn(tx, voteId, at))) return "closed";
    await tx.recusal.deleteMany({ where: { voteId, accountId } });
    return "taken";
  });
}

/** Stores that somebody is at the session. */
export function putAttendance(db: Database, { voteId, accountId, at }: Elector): Promise<"taken" | "closed"> {
  return prismaOf(db).$transaction(async (tx) => {
    if (!(await takeTurn(tx, voteId, at))) return "closed";
    await tx.attendance.upsert({
      where: { voteId_accountId: { voteId, accountId } },
      create: { voteId, accountId, at },
      update: {},
      select: { at: true },
    });
    return "taken";
  });
}

/** Whoever has voted was there. */
export function deleteAttendance(
  db: Database,
  { voteId, accountId, at }: Elector,
): Promise<"taken" | "closed" | "hasVoted"> {
  return prismaOf(db).$transaction(async (tx) => {
    if (!(await takeTurn(tx, voteId, at))) return "closed";
    if (await hasVoted(tx, voteId, accountId)) return "hasVoted";
    await tx.attendance.deleteMany({ where: { voteId, accountId } });
    return "taken";
  });
}

async function hasVoted(tx: Prisma.TransactionClient, voteId: string, accountId: string): Promise<boolean> {
  const where = { voteId, accountId };
  const mark = await tx.castMark.findFirst({ where, select: { voteId: true } });
  return mark !== null || (await tx.openBallot.findFirst({ where, select: { round: true } })) !== null;
}
