import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { mailInsertion, type OutboxRow } from "#app/mail/store.server.ts";

interface Reset {
  id: string;
  accountId: string;
  expiresAt: Date;
}

/** Writes the token of a reset together with the mail that carries it. */
export async function insertReset(db: Database, reset: Reset, mail: OutboxRow): Promise<void> {
  await prismaOf(db).$transaction([
    prismaOf(db).passwordReset.create({ data: reset }),
    mailInsertion(prismaOf(db), mail),
  ]);
}

/** The account for which a token is good at `now`. */
export async function findReset(db: Database, id: string, now: Date): Promise<{ accountId: string } | null> {
  return prismaOf(db).passwordReset.findFirst({ where: { id, expiresAt: { gt: now } }, select: { accountId: true } });
}

/** Uses a token up: sets the password, ends every session and every other token. @returns false when it was used before or is too old */
export function spendReset(
  db: Database,
  reset: { id: string; accountId: string; now: Date; passwordHash: string },
): Promise<boolean> {
  const { id, accountId, now, passwordHash } = reset;
  return prismaOf(db).$transaction(async (tx) => {
    const { count } = await tx.passwordReset.deleteMany({ where: { id, accountId, expiresAt: { gt: now } } });
    if (count === 0) return false;
    await tx.account.updateMany({ where: { id: accountId }, data: { passwordHash } });
    await tx.session.deleteMany({ where: { accountId } });
    await tx.passwordReset.deleteMany({ where: { accountId } });
    return true;
  });
}

export async function deleteExpiredResets(db: Database, now: Date): Promise<void> {
  await prismaOf(db).passwordReset.deleteMany({ where: { expiresAt: { lte: now } } });
}
