import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { type Enrolment, enrolled, type StoredPasskey } from "./second-factor-store.server.ts";

export async function findPasskey(db: Database, id: string): Promise<StoredPasskey | null> {
  const row = await prismaOf(db).passkey.findUnique({ where: { id } });
  return row && { ...row, counter: Number(row.counter) };
}

/** Writes a passkey. @throws when the credential is there already */
export async function insertPasskey(
  db: Database,
  enrolment: Enrolment & {
    id: string;
    publicKey: Uint8Array<ArrayBuffer>;
    counter: number;
    transports: string;
    name: string;
  },
): Promise<void> {
  const prisma = prismaOf(db);
  const { id, accountId, publicKey, counter, transports, name, at } = enrolment;
  await prisma.$transaction([
    prisma.passkey.create({
      data: { id, accountId, publicKey, counter: BigInt(counter), transports, name, createdAt: at },
    }),
    ...enrolled(prisma, enrolment),
  ]);
}

/** A credential that has just signed; `counter` is what it counts now. */
export async function writePasskeyUse(db: Database, id: string, counter: number, at: Date): Promise<void> {
  await prismaOf(db).passkey.updateMany({ where: { id }, data: { counter: BigInt(counter), lastUsedAt: at } });
}

/** Spends a challenge, once. @returns false when it was spent before */
export async function spendChallenge(db: Database, id: string, expiresAt: Date): Promise<boolean> {
  try {
    await prismaOf(db).spentChallenge.create({ data: { id, expiresAt } });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

export async function deleteExpiredChallenges(db: Database, now: Date): Promise<void> {
  await prismaOf(db).spentChallenge.deleteMany({ where: { expiresAt: { lte: now } } });
}
