import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";

export interface StatusChange {
  id: string;
  recommendationId: string;
  forumId: string;
  documentId: string;
  from: string;
  to: string;
  documentState: string;
  /** Set when this makes the recommendation readable by everyone; the first such moment is kept. */
  becamePublicAt: Date | null;
  accountId: string;
  at: Date;
  reason: string;
}

/**
 * Moves a recommendation from one status to another, with its document's state and an entry of who did it.
 * The document's row is written first: that is the lock which every commit to the text takes too, so no update slips in behind.
 * @param besides is written in the same transaction
 * @returns false when the recommendation is not in `from` any more
 */
export async function updateStatus(
  db: Database,
  change: StatusChange,
  besides: (tx: Prisma.TransactionClient) => Promise<unknown> = async () => {},
): Promise<boolean> {
  return prismaOf(db)
    .$transaction(async (tx) => {
      await writeStatus(tx, change);
      await besides(tx);
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof StatusMoved) return false;
      throw error;
    });
}

/** For stores: the same within a transaction of theirs. @throws StatusMoved when the recommendation has left `change.from` */
export async function writeStatus(tx: Prisma.TransactionClient, change: StatusChange): Promise<void> {
  await tx.document.update({
    where: { id: change.documentId },
    data: { state: change.documentState },
    select: { id: true },
  });
  const { count } = await tx.recommendation.updateMany({
    where: { id: change.recommendationId, status: change.from },
    data: { status: change.to, updatedAt: change.at },
  });
  if (count === 0) throw new StatusMoved();
  if (change.becamePublicAt) {
    await tx.recommendation.updateMany({
      where: { id: change.recommendationId, publicSince: null },
      data: { publicSince: change.becamePublicAt },
    });
  }
  const { id, recommendationId, forumId, from, to, accountId, at, reason } = change;
  await tx.statusChange.create({ data: { id, recommendationId, from, to, accountId, at, reason } });
  // The reason stands in the recommendation's own register of changes.
  await recordAct(tx, {
    kind: "recommendationMoved",
    at,
    actorId: accountId,
    forumId,
    subjectId: recommendationId,
    before: { status: from },
    after: { status: to },
  });
}

/** The recommendation has left the status from which it was to be moved. */
export class StatusMoved extends Error {}
