import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

interface SessionRow {
  id: string;
  browser: string;
  system: string;
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** The sessions of a person that have not ended at `now`, the newest first. */
export function findOwnSessions(db: Database, accountId: string, now: Date): Promise<SessionRow[]> {
  return prismaOf(db).session.findMany({
    where: { accountId, expiresAt: { gt: now } },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    select: { id: true, browser: true, system: true, createdAt: true, lastSeenAt: true },
  });
}

/** Ends one session of a person. @returns false when it is not theirs, or has ended */
export async function deleteOwnSession(db: Database, accountId: string, id: string): Promise<boolean> {
  const { count } = await prismaOf(db).session.deleteMany({ where: { id, accountId } });
  return count > 0;
}

/** Ends the sessions of a person, but for `exceptId`. */
export async function deleteOtherSessions(db: Database, accountId: string, exceptId: string | null): Promise<void> {
  await prismaOf(db).session.deleteMany({
    where: exceptId === null ? { accountId } : { accountId, id: { not: exceptId } },
  });
}

/** Never goes back, whichever process writes last. */
export async function writeLastSeen(db: Database, id: string, at: Date): Promise<void> {
  await prismaOf(db).session.updateMany({
    where: { id, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: at } }] },
    data: { lastSeenAt: at },
  });
}
