import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import { chainStep, type StepKind, stepEntry } from "./register.ts";
import { sha256 } from "./sha256.server.ts";

const REGISTER = 1;

/**
 * For stores: enters a step of a vote into the register, in the transaction that carries it out and as its last statement, since everybody
 * who enters one waits for the other.
 * @param detail what belongs to the kind; never a person's name, for nothing is ever taken out of the register
 */
export async function enterStep(
  tx: Prisma.TransactionClient,
  { voteId, at, kind }: { voteId: string; at: Date; kind: StepKind },
  detail: Record<string, unknown>,
): Promise<void> {
  // Locks the row, so that what is read next is the last step until the transaction ends.
  const { seq: last, head } = await tx.voteRegister.update({ where: { id: REGISTER }, data: { id: REGISTER } });
  const seq = last + 1;
  const entry = stepEntry({ seq, at, kind, voteId }, detail);
  const hash = await chainStep(sha256, head, entry);
  await tx.voteStep.create({ data: { seq, voteId, at, kind, entry, hash }, select: { seq: true } });
  await tx.voteRegister.update({ where: { id: REGISTER }, data: { seq, head: hash }, select: { seq: true } });
}

/** The last step's number and hash. */
export async function findHead(db: Database): Promise<{ seq: number; head: string; at: Date | null }> {
  const prisma = prismaOf(db);
  const { seq, head } = await prisma.voteRegister.findUniqueOrThrow({ where: { id: REGISTER } });
  const last = await prisma.voteStep.findFirst({ where: { seq }, select: { at: true } });
  return { seq, head, at: last?.at ?? null };
}

/** Steps of the register, the first one first; those of one vote, where it is named. */
export function findSteps(db: Database, voteId?: string) {
  return prismaOf(db).voteStep.findMany({
    where: voteId === undefined ? {} : { voteId },
    select: { seq: true, at: true, kind: true, entry: true, hash: true },
    orderBy: { seq: "asc" },
  });
}

/** Steps with the votes they are of, the newest first: `count` of them, older than `before`. */
export function findStepsWithVotes(db: Database, before: number | null, count: number) {
  return prismaOf(db).voteStep.findMany({
    where: before === null ? {} : { seq: { lt: before } },
    select: {
      seq: true,
      at: true,
      kind: true,
      hash: true,
      vote: {
        select: {
          number: true,
          forum: { select: { slug: true, name: true } },
          recommendationId: true,
        },
      },
    },
    orderBy: { seq: "desc" },
    take: count,
  });
}
