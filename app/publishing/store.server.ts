import { recordAct } from "#app/audit/store.server.ts";
import { type StatusChange, updateStatus } from "#app/drafting/status-store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

const versionFacts = {
  id: true,
  number: true,
  kind: true,
  at: true,
  hash: true,
  schemaVersion: true,
  recommendationTitle: true,
} as const;

/** Number of the version that was frozen last; null while none was. */
export async function lastFrozen(db: Database, recommendationId: string): Promise<number | null> {
  const { _max } = await prismaOf(db).version.aggregate({
    where: { recommendationId, kind: "frozen" },
    _max: { number: true },
  });
  return _max.number;
}

/** The publications of a recommendation in their order, without texts. */
export function findPublications(db: Database, recommendationId: string) {
  return prismaOf(db).publication.findMany({
    where: { recommendationId },
    select: { number: true, purpose: true, at: true, data: true, version: { select: versionFacts } },
    orderBy: { number: "asc" },
  });
}

export type PublicationRow = Awaited<ReturnType<typeof findPublications>>[number];

/** The texts of a published version; null for one that is not published. */
export async function findPublishedText(db: Database, recommendationId: string, number: number) {
  const found = await prismaOf(db).publication.findUnique({
    where: { recommendationId_number: { recommendationId, number } },
    select: { version: { select: { text: true, blockIds: true } } },
  });
  return found?.version ?? null;
}

export interface NewPublication {
  versionId: string;
  version: number;
  hash: string;
  /** Of the recommendation. */
  number: string;
  purpose: string;
  /** encodePublishedData */
  data: string;
}

/**
 * Publishes a version together with the change of status, all or nothing.
 * @returns false when the recommendation is not in `from` any more
 * @throws when the version is published already (isTaken)
 */
export function insertPublication(db: Database, publication: NewPublication, change: StatusChange): Promise<boolean> {
  const { versionId, version, hash, number, purpose, data } = publication;
  const { recommendationId, forumId, accountId, at } = change;
  return updateStatus(db, change, async (tx) => {
    await tx.publication.create({
      data: { versionId, recommendationId, number: version, purpose, at, data },
      select: { versionId: true },
    });
    await recordAct(tx, {
      kind: "versionPublished",
      at,
      actorId: accountId,
      forumId,
      subjectId: recommendationId,
      after: { number, version, hash },
    });
  });
}

/** All publications, the newest first, each with what tells how it stands; of the forum that leads, with `forumSlug`. */
export function findAllPublications(db: Database, { forumSlug, take }: { forumSlug?: string; take?: number }) {
  return prismaOf(db).publication.findMany({
    where: forumSlug === undefined ? {} : { recommendation: { forum: { slug: forumSlug } } },
    select: {
      number: true,
      purpose: true,
      at: true,
      version: { select: { ...versionFacts, text: take !== undefined } },
      recommendation: {
        select: {
          id: true,
          number: true,
          status: true,
          isFictitious: true,
          forum: { select: { slug: true, name: true } },
          statusChanges: { select: { to: true, at: true, reason: true }, orderBy: { at: "asc" } },
          publications: { select: { number: true, at: true }, orderBy: { number: "asc" } },
        },
      },
    },
    orderBy: [{ at: "desc" }, { number: "desc" }],
    ...(take === undefined ? {} : { take }),
  });
}
