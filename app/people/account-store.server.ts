import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

export interface Profile {
  name: string;
  organisation: string;
  /** Of mails to them; one of languages.ts. */
  language: string;
}

export interface OwnAccount extends Profile {
  id: string;
  email: string;
  passwordHash: string | null;
  secondFactorSince: Date | null;
}

export function findAccount(db: Database, id: string): Promise<OwnAccount | null> {
  return prismaOf(db).account.findUnique({
    where: { id },
    select: {
      id: true,
      name: true,
      organisation: true,
      language: true,
      email: true,
      passwordHash: true,
      secondFactorSince: true,
    },
  });
}

export async function updateProfile(
  db: Database,
  id: string,
  { name, organisation, language }: Profile,
): Promise<void> {
  await prismaOf(db).account.updateMany({ where: { id }, data: { name, organisation, language } });
}

/** Whether an account is one of the demo's; false for one that is not there. */
export async function findIsDemo(db: Database, id: string): Promise<boolean> {
  return (await prismaOf(db).account.findUnique({ where: { id }, select: { isDemo: true } }))?.isDemo ?? false;
}

export async function findLanguage(db: Database, id: string): Promise<string | undefined> {
  return (await prismaOf(db).account.findUnique({ where: { id }, select: { language: true } }))?.language;
}

export async function updateLanguage(db: Database, id: string, language: string): Promise<void> {
  await prismaOf(db).account.updateMany({ where: { id }, data: { language } });
}

/** Replaces the password and ends every session but `exceptSessionId`. */
export async function replacePassword(
  db: Database,
  change: { accountId: string; passwordHash: string; exceptSessionId: string | null },
): Promise<void> {
  const { accountId, passwordHash, exceptSessionId } = change;
  const prisma = prismaOf(db);
  await prisma.$transaction([
    prisma.account.updateMany({ where: { id: accountId }, data: { passwordHash } }),
    prisma.session.deleteMany({
      where: exceptSessionId === null ? { accountId } : { accountId, id: { not: exceptSessionId } },
    }),
  ]);
}
