import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { mailsInsertion, type OutboxRow } from "#app/mail/store.server.ts";

export interface NewRequest {
  id: string;
  receivedAt: Date;
  subject: string;
  form: string;
  name: string;
  contact: string;
}

/** Writes a request with the mails that tell of it. */
export async function insertRequest(db: Database, request: NewRequest, mails: OutboxRow[] = []): Promise<void> {
  const prisma = prismaOf(db);
  await prisma.$transaction([
    prisma.accessibilityRequest.create({ data: request, select: { id: true } }),
    mailsInsertion(prisma, mails),
  ]);
}

/** Those that wait for an answer, the oldest first. */
export function findOpenRequests(db: Database) {
  return prismaOf(db).accessibilityRequest.findMany({ where: { answeredAt: null }, orderBy: { receivedAt: "asc" } });
}

export function countOpenRequests(db: Database): Promise<number> {
  return prismaOf(db).accessibilityRequest.count({ where: { answeredAt: null } });
}

/** The answered ones, the latest first. */
export function findAnsweredRequests(db: Database, count: number) {
  return prismaOf(db).accessibilityRequest.findMany({
    where: { answeredAt: { not: null } },
    orderBy: { answeredAt: "desc" },
    take: count,
  });
}

/** Closes a request, and forgets who asked. @returns whether it was open until now; null for one that never was */
export function closeRequest(
  db: Database,
  { id, answer, at, actorId }: { id: string; answer: string; at: Date; actorId: string },
): Promise<boolean | null> {
  return prismaOf(db).$transaction(async (transaction) => {
    const { count } = await transaction.accessibilityRequest.updateMany({
      where: { id, answeredAt: null },
      data: { answer, answeredAt: at, name: "", contact: "" },
    });
    if (count === 0) return (await transaction.accessibilityRequest.count({ where: { id } })) > 0 ? false : null;
    await recordAct(transaction, { kind: "accessibilityAnswered", at, actorId, forumId: null, subjectId: id });
    return true;
  });
}
