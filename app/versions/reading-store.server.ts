import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

const listed = {
  id: true,
  number: true,
  kind: true,
  title: true,
  at: true,
  hash: true,
  maker: { select: { accountId: true } },
  publication: { select: { at: true } },
} as const;

/** The versions of a recommendation, newest first, without their texts. */
export function findVersionsListed(db: Database, recommendationId: string) {
  return prismaOf(db).version.findMany({ where: { recommendationId }, select: listed, orderBy: { number: "desc" } });
}

/** One version with all that it keeps. */
export function findVersion(db: Database, recommendationId: string, number: number) {
  return prismaOf(db).version.findUnique({
    where: { recommendationId_number: { recommendationId, number } },
    select: {
      ...listed,
      seq: true,
      schemaVersion: true,
      recommendationTitle: true,
      text: true,
      blockIds: true,
      runs: true,
    },
  });
}

export type VersionRow = NonNullable<Awaited<ReturnType<typeof findVersion>>>;

/** What the shares of these versions are counted from. */
export function findVersionRuns(db: Database, versionIds: string[]) {
  return prismaOf(db).version.findMany({
    where: { id: { in: versionIds } },
    select: { id: true, text: true, runs: true },
  });
}

/** Whom the numbers in the runs of a document's versions stand for. */
export function findContributors(db: Database, documentId: string) {
  return prismaOf(db).contributor.findMany({
    where: { documentId },
    select: { number: true, accountId: true, sector: true },
    orderBy: { number: "asc" },
  });
}

/** How people may be called. An account that was erased is there without its name. */
export function findNames(db: Database, accountIds: string[]) {
  return prismaOf(db).account.findMany({
    where: { id: { in: accountIds } },
    select: { id: true, name: true, isNamePublic: true, erasedAt: true },
  });
}
