import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, type PrismaClient, prismaOf } from "#app/kernel/prisma.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { claimMs, type MailFailure } from "./retry.ts";

/** A mail as it enters the outbox. */
export interface OutboxRow {
  id: string;
  kind: string;
  recipient: string;
  language: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
  expiresAt: Date;
  nextTryAt: Date;
}

type Transaction = Pick<PrismaClient, "outgoingMail"> | Pick<Prisma.TransactionClient, "outgoingMail">;

/**
 * For stores: queues a mail. Give it the client of the transaction that causes it, and await it there, or put it into the array of
 * `$transaction([…])`.
 */
export function mailInsertion(transaction: Transaction, row: OutboxRow) {
  return transaction.outgoingMail.create({ data: row, select: { id: true } });
}

export async function insertMail(db: Database, row: OutboxRow): Promise<void> {
  await mailInsertion(prismaOf(db), row);
}

/** Queues a mail unless there is one of its id: of several who queue it, one does. */
export async function insertMailOnce(db: Database, row: OutboxRow): Promise<void> {
  try {
    await insertMail(db, row);
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}

/** For stores: queues several mails. */
export function mailsInsertion(transaction: Transaction, rows: OutboxRow[]) {
  return transaction.outgoingMail.createMany({ data: rows });
}

const isWaiting = { sentAt: null, failedAt: null } as const;

export interface DueMail {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  createdAt: Date;
  expiresAt: Date;
  /** Tries made before this one. */
  attempts: number;
  lastError: string;
}

/** The mails to be tried at `now`; first those that are soonest of no use, so that a sign-in does not wait behind invitations. */
export function findDueMails(db: Database, now: Date, limit: number): Promise<DueMail[]> {
  return prismaOf(db).outgoingMail.findMany({
    where: { ...isWaiting, nextTryAt: { lte: now } },
    select: {
      id: true,
      recipient: true,
      subject: true,
      text: true,
      html: true,
      createdAt: true,
      expiresAt: true,
      attempts: true,
      lastError: true,
    },
    orderBy: [{ expiresAt: "asc" }, { createdAt: "asc" }],
    take: limit,
  });
}

/**
 * Takes a due mail for one try: of several processes that want it, the one whose update still finds it as it was read. It comes back
 * after `claimMs` when that process dies.
 */
export async function claimMail(db: Database, mail: { id: string; attempts: number }, now: Date): Promise<boolean> {
  const { count } = await prismaOf(db).outgoingMail.updateMany({
    where: { ...isWaiting, id: mail.id, attempts: mail.attempts },
    data: { attempts: mail.attempts + 1, nextTryAt: new Date(now.getTime() + claimMs) },
  });
  return count === 1;
}

/** Its texts go: they may hold a link that lets its reader in. */
const emptied = { text: "", html: "" } as const;

export async function markSent(db: Database, id: string, at: Date): Promise<void> {
  await prismaOf(db).outgoingMail.updateMany({ where: { id }, data: { sentAt: at, lastError: "", ...emptied } });
}

export async function markFailed(
  db: Database,
  id: string,
  failed: { at: Date; failure: MailFailure; lastError: string },
): Promise<void> {
  const { at, failure, lastError } = failed;
  await prismaOf(db).outgoingMail.updateMany({ where: { id }, data: { failedAt: at, failure, lastError, ...emptied } });
}

export async function postpone(db: Database, id: string, nextTryAt: Date, lastError: string): Promise<void> {
  await prismaOf(db).outgoingMail.updateMany({ where: { id, ...isWaiting }, data: { nextTryAt, lastError } });
}

/** The newest mails of the outbox with their texts. */
export function findOutbox(db: Database, limit: number) {
  return prismaOf(db).outgoingMail.findMany({
    select: {
      id: true,
      kind: true,
      recipient: true,
      language: true,
      subject: true,
      text: true,
      createdAt: true,
      sentAt: true,
      failedAt: true,
      lastError: true,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export interface MailOutcome {
  id: string;
  sentAt: Date | null;
  failedAt: Date | null;
  failure: string | null;
  lastError: string;
}

/** What has become of mails. Those that are long done with are gone. */
export function findMailOutcomes(db: Database, ids: string[]): Promise<MailOutcome[]> {
  return prismaOf(db).outgoingMail.findMany({
    where: { id: { in: ids } },
    select: { id: true, sentAt: true, failedAt: true, failure: true, lastError: true },
  });
}

/** For stores: takes a mail back which has not been sent. */
export function mailCancellation(transaction: Transaction, id: string, at: Date) {
  const failure: MailFailure = "cancelled";
  return transaction.outgoingMail.updateMany({
    where: { ...isWaiting, id },
    data: { failedAt: at, failure, ...emptied },
  });
}

/** Forgets mails that were done with before `before`: an outbox is no archive of who wrote to whom. */
export async function deleteOldMails(db: Database, before: Date): Promise<void> {
  await prismaOf(db).outgoingMail.deleteMany({
    where: { OR: [{ sentAt: { lt: before } }, { failedAt: { lt: before } }, { expiresAt: { lt: before } }] },
  });
}
