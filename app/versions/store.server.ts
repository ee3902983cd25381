import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/** From where the replay of a document's journal goes on, and whom its numbers stand for. */
export async function findAuthorshipState(db: Database, documentId: string) {
  const [contributors, stored] = await prismaOf(db).$transaction([
    prismaOf(db).contributor.findMany({
      where: { documentId },
      select: { accountId: true, sector: true },
      orderBy: { number: "asc" },
    }),
    prismaOf(db).authorshipState.findUnique({ where: { documentId }, select: { seq: true, state: true } }),
  ]);
  return { contributors, stored };
}

const summary = { id: true, number: true, kind: true, title: true, at: true, parent: true, hash: true } as const;

/** The versions of a recommendation, oldest first, without their texts. */
export function findVersions(db: Database, recommendationId: string) {
  return prismaOf(db).version.findMany({ where: { recommendationId }, select: summary, orderBy: { number: "asc" } });
}

/** The version that a recommendation was last frozen as, and who froze it. */
export function findLastFrozen(db: Database, recommendationId: string) {
  return prismaOf(db).version.findFirst({
    where: { recommendationId, kind: "frozen" },
    select: { ...summary, maker: { select: { accountId: true } } },
    orderBy: { number: "desc" },
  });
}

/** A recommendation's newest version; `isLasting` leaves out checkpoints, which go with time. */
export function findNewest(db: Database, recommendationId: string, { isLasting }: { isLasting: boolean }) {
  return prismaOf(db).version.findFirst({
    where: { recommendationId, ...(isLasting && { kind: { not: "checkpoint" } }) },
    select: summary,
    orderBy: { number: "desc" },
  });
}
