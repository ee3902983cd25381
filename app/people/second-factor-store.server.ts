import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { type PrismaClient, prismaOf } from "#app/kernel/prisma.server.ts";
import { mailInsertion, type OutboxRow } from "#app/mail/store.server.ts";

export interface StoredPasskey {
  id: string;
  accountId: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

export interface StoredCodeApp {
  secret: string;
  lastStep: number;
  createdAt: Date;
}

export function findCodeApp(db: Database, accountId: string): Promise<StoredCodeApp | null> {
  return prismaOf(db).codeApp.findUnique({
    where: { accountId },
    select: { secret: true, lastStep: true, createdAt: true },
  });
}

export async function findPasskeys(db: Database, accountId: string): Promise<StoredPasskey[]> {
  const rows = await prismaOf(db).passkey.findMany({ where: { accountId }, orderBy: { createdAt: "asc" } });
  return rows.map((row) => ({ ...row, counter: Number(row.counter) }));
}

export function countRecoveryCodes(db: Database, accountId: string): Promise<number> {
  return prismaOf(db).recoveryCode.count({ where: { accountId } });
}

/** Takes the code of a time step, once, whoever else sends it at the same moment. @returns false when it or a later one was taken */
export async function takeStep(db: Database, accountId: string, step: number): Promise<boolean> {
  const { count } = await prismaOf(db).codeApp.updateMany({
    where: { accountId, lastStep: { lt: step } },
    data: { lastStep: step },
  });
  return count > 0;
}

/** Uses a recovery code up. @returns false when there is no such one */
export async function takeRecoveryCode(db: Database, accountId: string, id: string): Promise<boolean> {
  const { count } = await prismaOf(db).recoveryCode.deleteMany({ where: { id, accountId } });
  return count > 0;
}

/** The session has just proved who is in it. */
export async function writeProof(db: Database, sessionId: string, at: Date): Promise<void> {
  await prismaOf(db).session.updateMany({ where: { id: sessionId }, data: { provedAt: at } });
}

export interface Enrolment {
  accountId: string;
  sessionId: string;
  at: Date;
  /** Hashes of the first recovery codes, for the first factor; null keeps what is there. */
  recoveryCodes: string[] | null;
}

/** Writes an app that shows codes, in place of one that was there. The session that it was set up in has passed. */
export async function insertCodeApp(
  db: Database,
  enrolment: Enrolment & { secret: string; lastStep: number },
): Promise<void> {
  const prisma = prismaOf(db);
  const { accountId, secret, lastStep, at } = enrolment;
  await prisma.$transaction([
    prisma.codeApp.deleteMany({ where: { accountId } }),
    prisma.codeApp.create({ data: { accountId, secret, lastStep, createdAt: at } }),
    ...enrolled(prisma, enrolment),
  ]);
}

/** What every enrolment writes beside the factor itself. */
export function enrolled(prisma: PrismaClient, { accountId, sessionId, at, recoveryCodes }: Enrolment) {
  return [
    // Raises the number of lost access: the person's other sessions have a step left from now on.
    prisma.account.updateMany({ where: { id: accountId, secondFactorSince: null }, data: { secondFactorSince: at } }),
    prisma.session.updateMany({ where: { id: sessionId, accountId }, data: { secondFactorAt: at, provedAt: at } }),
    ...(recoveryCodes ? replaced(prisma, accountId, recoveryCodes) : []),
  ];
}

export async function replaceRecoveryCodes(db: Database, accountId: string, hashes: string[]): Promise<void> {
  const prisma = prismaOf(db);
  await prisma.$transaction(replaced(prisma, accountId, hashes));
}

function replaced(prisma: PrismaClient, accountId: string, hashes: string[]) {
  return [
    prisma.recoveryCode.deleteMany({ where: { accountId } }),
    prisma.recoveryCode.createMany({ data: hashes.map((id) => ({ id, accountId })) }),
  ];
}

/**
 * Takes one factor away: a passkey by its id, or the app. With the last one the recovery codes go too.
 * @param keepsOne whether the last one stays, because the person must have one
 * @returns "last" when it was left for that reason, "none" when there is no such factor
 */
export async function deleteFactor(
  db: Database,
  accountId: string,
  factor: { passkeyId: string } | "codeApp",
  keepsOne: boolean,
): Promise<"removed" | "last" | "none"> {
  return prismaOf(db).$transaction(async (tx) => {
    // Takes the row's lock: two that are removed at once must not both find the other still there.
    await tx.$executeRaw`UPDATE "Account" SET "name" = "name" WHERE "id" = ${accountId}`;
    const others =
      (await tx.passkey.count({
        where: { accountId, ...(factor === "codeApp" ? {} : { id: { not: factor.passkeyId } }) },
      })) + (factor === "codeApp" ? 0 : await tx.codeApp.count({ where: { accountId } }));
    if (others === 0 && keepsOne) return "last";
    const { count } =
      factor === "codeApp"
        ? await tx.codeApp.deleteMany({ where: { accountId } })
        : await tx.passkey.deleteMany({ where: { accountId, id: factor.passkeyId } });
    if (count === 0) return "none";
    if (others === 0) {
      await tx.recoveryCode.deleteMany({ where: { accountId } });
      await tx.account.updateMany({ where: { id: accountId }, data: { secondFactorSince: null } });
    }
    return "removed";
  });
}

/**
 * Takes every factor of a person away, at the order of somebody else, and ends their sessions: one that had given its password and waited
 * for the second step would be in.
 * @param mail tells the person; it goes with the rest
 * @returns whether there was a factor
 */
export async function deleteEveryFactor(
  db: Database,
  accountId: string,
  mail: OutboxRow,
  { actorId, at }: { actorId: string | null; at: Date },
): Promise<boolean> {
  return prismaOf(db).$transaction(async (tx) => {
    // Takes the row's lock: a factor that is added at the same moment comes before or after.
    await tx.$executeRaw`UPDATE "Account" SET "name" = "name" WHERE "id" = ${accountId}`;
    const [passkeys, apps] = [
      await tx.passkey.deleteMany({ where: { accountId } }),
      await tx.codeApp.deleteMany({ where: { accountId } }),
    ];
    if (passkeys.count + apps.count === 0) return false;
    await tx.recoveryCode.deleteMany({ where: { accountId } });
    await tx.account.updateMany({ where: { id: accountId }, data: { secondFactorSince: null } });
    await tx.session.deleteMany({ where: { accountId } });
    await mailInsertion(tx, mail);
    await recordAct(tx, { kind: "secondFactorReset", at, actorId, personId: accountId, forumId: null });
    return true;
  });
}
