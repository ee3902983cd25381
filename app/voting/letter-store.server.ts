import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { mailsInsertion, type OutboxRow } from "#app/mail/store.server.ts";
import type { VoteLetterKind } from "./vote-letter.ts";

/** Open votes about which letters of this kind are to be sent now, and have not been. */
export function findUntold(db: Database, kind: VoteLetterKind, now: Date) {
  return prismaOf(db).vote.findMany({
    where: {
      ...(kind === "reminder" ? { remindsAt: { lte: now } } : {}),
      closesAt: { gt: now },
      state: { state: "open" },
      letters: { none: { kind } },
    },
    select: {
      id: true,
      number: true,
      question: true,
      isSecret: true,
      forumId: true,
      closesAt: true,
      forum: { select: { slug: true, name: true } },
      recommendation: { select: { number: true, forum: { select: { slug: true } } } },
    },
  });
}

export function findReaders(db: Database, accountIds: readonly string[]) {
  return prismaOf(db).account.findMany({
    where: { id: { in: [...accountIds] }, erasedAt: null },
    select: { email: true, language: true },
  });
}

/** Puts letters of one kind into the outbox, once for a vote. @returns false when another process has */
export async function insertLetters(
  db: Database,
  letter: { voteId: string; kind: VoteLetterKind; at: Date },
  rows: OutboxRow[],
): Promise<boolean> {
  const prisma = prismaOf(db);
  try {
    await prisma.$transaction([
      prisma.voteLetter.create({ data: letter, select: { voteId: true } }),
      mailsInsertion(prisma, rows),
    ]);
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}
