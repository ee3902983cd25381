import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { mailInsertion, type OutboxRow } from "#app/mail/store.server.ts";
import { codeTries } from "./sign-in-link.ts";

/** @returns the account's id and the language of its mails */
export function findReader(db: Database, email: string) {
  return prismaOf(db).account.findUnique({ where: { email }, select: { id: true, language: true } });
}

export function countRequests(db: Database, email: string, since: Date): Promise<number> {
  return prismaOf(db).signInRequest.count({ where: { email, createdAt: { gt: since } } });
}

export async function countTries(db: Database, email: string, since: Date): Promise<number> {
  const where = { email, createdAt: { gt: since } };
  const { _sum } = await prismaOf(db).signInRequest.aggregate({ where, _sum: { tries: true } });
  return _sum.tries ?? 0;
}

interface NewRequest {
  id: string;
  browserHash: string;
  email: string;
  accountId: string | null;
  linkHash: string;
  codeHash: string;
  createdAt: Date;
  expiresAt: Date;
}

/** Writes what was asked for, with its mail where the address has an account. */
export async function insertRequest(db: Database, request: NewRequest, mail: OutboxRow | null): Promise<void> {
  const prisma = prismaOf(db);
  const insertion = prisma.signInRequest.create({ data: request, select: { id: true } });
  await prisma.$transaction([insertion, ...(mail ? [mailInsertion(prisma, mail)] : [])]);
}

/** Writes a link that was made on the server itself, with its entry in the log and the mail that tells the person of it. */
export async function insertIssuedRequest(
  db: Database,
  request: NewRequest & { accountId: string },
  mail: OutboxRow,
): Promise<void> {
  const prisma = prismaOf(db);
  const { accountId: personId, createdAt: at } = request;
  await prisma.$transaction([
    prisma.signInRequest.create({ data: request, select: { id: true } }),
    mailInsertion(prisma, mail),
    recordAct(prisma, { kind: "signInLinkIssued", at, actorId: null, personId, forumId: null }),
  ]);
}

const fields = { id: true, email: true, accountId: true, browserHash: true, codeHash: true } as const;

/** A request that is neither used nor too old: the one of a link, or the newest of a browser. */
export function findRequest(db: Database, by: { linkHash: string } | { browserHash: string }, now: Date) {
  return prismaOf(db).signInRequest.findFirst({
    where: { ...by, usedAt: null, expiresAt: { gt: now } },
    select: fields,
    orderBy: { createdAt: "desc" },
  });
}

/** Takes one of the tries for a code, before it is looked at, so that guesses made at once count too. */
export async function takeCodeTry(db: Database, id: string): Promise<boolean> {
  const { count } = await prismaOf(db).signInRequest.updateMany({
    where: { id, tries: { lt: codeTries } },
    data: { tries: { increment: 1 } },
  });
  return count === 1;
}

/** @returns whether it was there to be used: of several at once, one uses it */
export async function spendRequest(db: Database, id: string, at: Date): Promise<boolean> {
  const { count } = await prismaOf(db).signInRequest.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: at } },
    data: { usedAt: at },
  });
  return count === 1;
}

export async function deleteOldRequests(db: Database, before: Date): Promise<void> {
  await prismaOf(db).signInRequest.deleteMany({ where: { createdAt: { lt: before } } });
}
