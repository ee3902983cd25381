import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/**
 * After an older state of the database was brought back: browsers drop the copies they hold of texts (their histories are no longer the
 * database's), and everybody signs in again (a session that was ended since would be good once more).
 */
export async function settleRestored(db: Database, { at, epoch }: { at: Date; epoch: string }): Promise<void> {
  const prisma = prismaOf(db);
  await prisma.$transaction([
    prisma.document.updateMany({ data: { epoch } }),
    prisma.session.deleteMany(),
    recordAct(prisma, { kind: "databaseRestored", at, actorId: null, forumId: null }),
  ]);
}
