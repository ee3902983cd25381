import { difference } from "#app/audit/acts.ts";
import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf } from "#app/kernel/prisma.server.ts";
import type { RecommendationData } from "./recommendation-form.ts";

const facts = {
  id: true,
  number: true,
  title: true,
  status: true,
  areas: true,
  documentId: true,
  publicSince: true,
  isFictitious: true,
  updatedAt: true,
  forumId: true,
  forum: { select: { slug: true, name: true, archivedAt: true } },
  joined: { select: { forumId: true, forum: { select: { slug: true, name: true } } }, orderBy: { forumId: "asc" } },
  addressees: { select: { name: true, levels: true, isCoAddressee: true }, orderBy: { position: "asc" } },
  // The last one.
  publications: {
    select: { at: true, data: true, version: { select: { recommendationTitle: true } } },
    orderBy: { number: "desc" },
    take: 1,
  },
} as const;

const details = {
  ...facts,
  indicators: { select: { name: true, baseline: true, target: true }, orderBy: { position: "asc" } },
  sources: { select: { title: true, url: true }, orderBy: { position: "asc" } },
  document: { select: { state: true, epoch: true, schemaVersion: true } },
  statusChanges: { select: { from: true, to: true, at: true, reason: true }, orderBy: { at: "asc" } },
} as const;

/** Recommendations led by a forum or joined by it; of all forums without `forumId`. */
export function findRecommendations(db: Database, forumId?: string) {
  return prismaOf(db).recommendation.findMany({
    where: forumId ? { OR: [{ forumId }, { joined: { some: { forumId } } }] } : {},
    select: facts,
    orderBy: { number: "asc" },
  });
}

/** A recommendation under the forum that leads or joins it. */
export function findRecommendation(db: Database, forumSlug: string, number: string) {
  return prismaOf(db).recommendation.findFirst({
    where: { number, OR: [{ forum: { slug: forumSlug } }, { joined: { some: { forum: { slug: forumSlug } } } }] },
    select: details,
  });
}

export type RecommendationRow = Awaited<ReturnType<typeof findRecommendations>>[number];
export type RecommendationDetailsRow = NonNullable<Awaited<ReturnType<typeof findRecommendation>>>;

/** What a socket's access to a document depends on. */
export function findByDocument(db: Database, documentIds: string[]) {
  return prismaOf(db).recommendation.findMany({
    where: { documentId: { in: documentIds } },
    select: {
      documentId: true,
      forumId: true,
      status: true,
      publicSince: true,
      forum: { select: { archivedAt: true } },
      joined: { select: { forumId: true } },
      document: { select: { state: true, epoch: true, schemaVersion: true } },
    },
  });
}

/** The numbers a forum has given in a year; `prefix` is like "KRK-2026-". */
export async function findNumbers(db: Database, prefix: string): Promise<string[]> {
  const rows = await prismaOf(db).recommendation.findMany({
    where: { number: { startsWith: prefix } },
    select: { number: true },
  });
  return rows.map((row) => row.number);
}

export interface NewRecommendation {
  id: string;
  number: string;
  forumId: string;
  title: string;
  status: string;
  areas: string;
  documentId: string;
  publicSince: Date | null;
  isFictitious: boolean;
  at: Date;
  joinedForumIds: string[];
  document: { state: string; schemaVersion: number; epoch: string };
  firstEntry: Uint8Array<ArrayBuffer>;
  data: RecommendationData | null;
  /** Whose act this is, for the log; null for the demo, which nobody did. */
  actorId: string | null;
  newId(): string;
}

/** Writes a recommendation with its document and the first journal entry, all or nothing. @throws when the number is taken (isTaken) */
export async function insertRecommendation(db: Database, row: NewRecommendation): Promise<void> {
  const { data, documentId, document, firstEntry, joinedForumIds, at, actorId, newId, ...columns } = row;
  const { id: subjectId, forumId, number, title } = row;
  const prisma = prismaOf(db);
  await prisma.$transaction([
    prisma.document.create({ data: { id: documentId, ...document, createdAt: at } }),
    prisma.journalEntry.create({ data: { documentId, seq: 1, at, entries: firstEntry } }),
    prisma.recommendation.create({
      data: {
        ...columns,
        documentId,
        createdAt: at,
        updatedAt: at,
        joined: { create: joinedForumIds.map((forumId) => ({ forumId })) },
        ...(data ? childRows(data, newId) : {}),
      },
    }),
    ...(actorId === null
      ? []
      : [
          recordAct(prisma, {
            kind: "recommendationCreated",
            at,
            actorId,
            forumId,
            subjectId,
            after: { number, title },
          }),
        ]),
  ]);
}

/** The version of a recommendation's data that a moderator saw. */
interface VersionSeen {
  id: string;
  forumId: string;
  documentId: string;
  status: string;
  updatedAt: Date;
}

/**
 * Replaces the data of a recommendation while it is still in `status` and nobody has changed it since `updatedAt`.
 * @returns what has happened to it instead when it is not so any more
 */
export async function updateRecommendation(
  db: Database,
  { id, forumId, documentId, status, updatedAt }: VersionSeen,
  data: RecommendationData,
  joinedForumIds: string[],
  { at, actorId, newId }: { at: Date; actorId: string; newId: () => string },
): Promise<"written" | "moved" | "changedMeanwhile"> {
  // Later than what it replaces even within one millisecond: the date tells two versions apart.
  const writtenAt = new Date(Math.max(at.getTime(), updatedAt.getTime() + 1));
  return prismaOf(db).$transaction(async (tx) => {
    // The lock that a change of status takes first, too: two changes of one recommendation take turns.
    await tx.document.update({
      where: { id: documentId },
      data: { schemaVersion: { increment: 0 } },
      select: { id: true },
    });
    const before = await loggedData(tx, id);
    const { count } = await tx.recommendation.updateMany({
      where: { id, status, updatedAt },
      data: { title: data.title, areas: data.areas.join(","), updatedAt: writtenAt },
    });
    if (count === 0) {
      return (await tx.recommendation.count({ where: { id, status } })) > 0 ? "changedMeanwhile" : "moved";
    }
    const children = childRows(data, newId);
    await tx.addressee.deleteMany({ where: { recommendationId: id } });
    await tx.indicator.deleteMany({ where: { recommendationId: id } });
    await tx.source.deleteMany({ where: { recommendationId: id } });
    await tx.joinedForum.deleteMany({ where: { recommendationId: id, forumId: { notIn: joinedForumIds } } });
    const joined = await tx.joinedForum.findMany({ where: { recommendationId: id }, select: { forumId: true } });
    const added = joinedForumIds.filter((forumId) => !joined.some((row) => row.forumId === forumId));
    await tx.recommendation.update({
      where: { id },
      data: { ...children, joined: { create: added.map((forumId) => ({ forumId })) } },
      select: { id: true },
    });
    const changed = difference(before, await loggedData(tx, id));
    if (changed) await recordAct(tx, { kind: "recommendationEdited", at, actorId, forumId, subjectId: id, ...changed });
    return "written";
  });
}

/** The data of a recommendation as the log keeps them. */
async function loggedData(tx: Prisma.TransactionClient, id: string) {
  const row = await tx.recommendation.findUniqueOrThrow({
    where: { id },
    select: {
      title: true,
      areas: true,
      addressees: facts.addressees,
      indicators: details.indicators,
      sources: details.sources,
      joined: details.joined,
    },
  });
  return {
    title: row.title,
    areas: row.areas.split(",").filter(Boolean),
    addressees: row.addressees.map(
      ({ name, levels, isCoAddressee }) => `${name} (${levels})${isCoAddressee ? " +" : ""}`,
    ),
    indicators: row.indicators.map(({ name, baseline, target }) =>
      [name, baseline, target].filter(Boolean).join(" · "),
    ),
    sources: row.sources.map(({ title, url }) => (url ? `${title} (${url})` : title)),
    joinedForums: row.joined.map(({ forum }) => forum.slug),
  };
}

function childRows(data: RecommendationData, newId: () => string) {
  return {
    addressees: {
      create: data.addressees.map(({ name, levels, isCoAddressee }, position) => ({
        id: newId(),
        position,
        name,
        levels: levels.join(","),
        isCoAddressee,
      })),
    },
    indicators: { create: data.indicators.map((indicator, position) => ({ id: newId(), position, ...indicator })) },
    sources: { create: data.sources.map((source, position) => ({ id: newId(), position, ...source })) },
  };
}
