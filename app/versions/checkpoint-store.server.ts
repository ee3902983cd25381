import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/** An open text that has been written in since it was last recorded. */
export interface UnrecordedText {
  documentId: string;
  recommendationId: string;
  recommendationTitle: string;
  firstAt: Date;
  lastAt: Date;
  lastVersion: { number: number; at: Date; hash: string } | null;
}

/** Open texts with journal rows that neither a version nor a look at who wrote them has recorded. The template, row 1, is nobody's work. */
export async function findUnrecorded(db: Database): Promise<UnrecordedText[]> {
  const prisma = prismaOf(db);
  // A question of the index for each open text; through Prisma it would read the rows.
  const behind = await prisma.$queryRaw<{ documentId: string; recorded: number | bigint; last: number | bigint }[]>`
    SELECT * FROM (
      SELECT d."id" AS "documentId",
        COALESCE((SELECT s."seq" FROM "AuthorshipState" s WHERE s."documentId" = d."id"), 1) AS "recorded",
        COALESCE((SELECT MAX(j."seq") FROM "JournalEntry" j WHERE j."documentId" = d."id"), 0) AS "last"
      FROM "Document" d WHERE d."state" = 'open'
    ) texts WHERE "last" > "recorded"`;
  const texts = await Promise.all(
    behind.map(async ({ documentId, recorded, last }) => {
      const [rows, recommendation] = await prisma.$transaction([
        prisma.journalEntry.findMany({
          where: { documentId, seq: { in: [Number(recorded) + 1, Number(last)] } },
          select: { at: true },
          orderBy: { seq: "asc" },
        }),
        prisma.recommendation.findUnique({
          where: { documentId },
          select: {
            id: true,
            title: true,
            versions: { select: { number: true, at: true, hash: true }, orderBy: { number: "desc" }, take: 1 },
          },
        }),
      ]);
      const [firstAt, lastAt] = [rows[0]?.at, rows.at(-1)?.at];
      if (!firstAt || !lastAt || !recommendation) return null;
      const { id: recommendationId, title: recommendationTitle, versions } = recommendation;
      return { documentId, recommendationId, recommendationTitle, firstAt, lastAt, lastVersion: versions[0] ?? null };
    }),
  );
  return texts.filter((text) => text !== null);
}

/** All checkpoints from before a moment, of all recommendations. */
export function findCheckpoints(db: Database, before: Date) {
  return prismaOf(db).version.findMany({
    where: { kind: "checkpoint", at: { lte: before } },
    select: { id: true, at: true, recommendationId: true },
  });
}

/** @returns how many went; versions of other kinds never do */
export async function deleteCheckpoints(db: Database, ids: readonly string[]): Promise<number> {
  let deleted = 0;
  for (let from = 0; from < ids.length; from += 500) {
    const where = { id: { in: ids.slice(from, from + 500) }, kind: "checkpoint" };
    deleted += (await prismaOf(db).version.deleteMany({ where })).count;
  }
  return deleted;
}
