import type { Database } from "#app/kernel/database.server.ts";
import { embeddedOf, type PrismaClient, prismaOf } from "#app/kernel/prisma.server.ts";

export interface AccountWithPassword {
  id: string;
  passwordHash: string | null;
}

/** `email` in lower case. */
export function findAccountByEmail(db: Database, email: string): Promise<AccountWithPassword | null> {
  return prismaOf(db).account.findUnique({ where: { email }, select: { id: true, passwordHash: true } });
}

interface NewSession {
  id: string;
  accountId: string;
  createdAt: Date;
  expiresAt: Date;
  browser: string;
  system: string;
  provedAt: Date;
  secondFactorAt: Date | null;
}

export async function insertSession(db: Database, session: NewSession): Promise<void> {
  const prisma = prismaOf(db);
  await prisma.session.create({ data: session, select: { id: true } });
  await markSignedIn(prisma, session);
}

/** At most once a day: a change of an account makes every process ask again who may do what. */
async function markSignedIn(prisma: PrismaClient, { accountId, createdAt }: NewSession): Promise<void> {
  const aDayAgo = new Date(createdAt.getTime() - 86_400_000);
  const where = { id: accountId, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: aDayAgo } }] };
  if ((await prisma.account.count({ where })) === 0) return;
  await prisma.account.updateMany({ where, data: { lastSeenAt: createdAt } });
}

const sessionFields = {
  id: true,
  createdAt: true,
  expiresAt: true,
  lastSeenAt: true,
  provedAt: true,
  secondFactorAt: true,
  account: {
    select: {
      id: true,
      name: true,
      email: true,
      isSecretariat: true,
      isDemo: true,
      secondFactorSince: true,
    },
  },
} as const;

export interface SessionAccount {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  lastSeenAt: Date | null;
  provedAt: Date | null;
  secondFactorAt: Date | null;
  account: {
    id: string;
    name: string;
    email: string;
    isSecretariat: boolean;
    isDemo: boolean;
    secondFactorSince: Date | null;
  };
}

/** Sessions of `ids` that have not ended at `now`, with their people. */
export function findSessions(db: Database, ids: string[], now: Date): Promise<SessionAccount[]> {
  return prismaOf(db).session.findMany({ where: { id: { in: ids }, expiresAt: { gt: now } }, select: sessionFields });
}

/** Ends a session; one that has ended already is no error. */
export async function deleteSession(db: Database, id: string): Promise<void> {
  await prismaOf(db).session.deleteMany({ where: { id } });
}

export async function deleteExpiredSessions(db: Database, now: Date): Promise<void> {
  await prismaOf(db).session.deleteMany({ where: { expiresAt: { lte: now } } });
}

/** Whether everyone may see a person's name; null when there is no such person. */
export async function readNamePublic(db: Database, accountId: string): Promise<boolean | null> {
  const account = await prismaOf(db).account.findUnique({ where: { id: accountId }, select: { isNamePublic: true } });
  return account?.isNamePublic ?? null;
}

export async function updateNamePublic(db: Database, accountId: string, isNamePublic: boolean): Promise<void> {
  await prismaOf(db).account.updateMany({ where: { id: accountId }, data: { isNamePublic } });
}

export async function hasDemoAccounts(db: Database): Promise<boolean> {
  return (await prismaOf(db).account.count({ where: { isDemo: true } })) > 0;
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return (await prismaOf(db).account.findFirst({ select: { id: true } })) !== null;
}

/** The number that every loss of access raises (triggers of the first migration). */
export async function readAccessEpoch(db: Database): Promise<number> {
  const embedded = embeddedOf(db);
  const [row] = embedded
    ? await embedded.rows<{ value: number }>(`SELECT "value" FROM "AccessEpoch" WHERE "id" = 1`)
    : [await prismaOf(db).accessEpoch.findUnique({ where: { id: 1 }, select: { value: true } })];
  return row?.value ?? 0;
}

/** Writes without changing anything. @throws when the database is away or cannot take a write, for instance because its disk is full */
export async function probeWrite(db: Database): Promise<void> {
  const embedded = embeddedOf(db);
  // On this connection waiting for another process, which holds the file's lock, keeps nobody else waiting.
  if (embedded) await embedded.transaction((run) => run(`UPDATE "AccessEpoch" SET "value" = "value" WHERE "id" = 1`));
  else await prismaOf(db).$executeRaw`UPDATE "AccessEpoch" SET "value" = "value" WHERE "id" = 1`;
}
