import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf, providerOf } from "#app/kernel/prisma.server.ts";
import { decodeEntries, encodeEntries } from "./journal-codec.ts";

/** The documents of all recommendations, with their numbers and the forums that lead and join them. */
export function findDocumentForums(db: Database) {
  return prismaOf(db).recommendation.findMany({
    select: {
      documentId: true,
      number: true,
      forumId: true,
      joined: { select: { forumId: true }, orderBy: { forumId: "asc" } },
    },
  });
}

const rowsAtOnce = 100;

/** A journal row with something that a person wrote. */
export interface AuthoredRow {
  seq: number;
  at: Date;
  entries: Uint8Array;
}

/** Up to a hundred journal rows after `seq` in which a person wrote something, in order. A row names its authors inside its bytes. */
export function findAuthoredRows(
  db: Database,
  documentId: string,
  accountId: string,
  seq: number,
): Promise<AuthoredRow[]> {
  const prisma = prismaOf(db);
  const author = Buffer.from(accountId);
  if (providerOf(db) === "postgresql") {
    return prisma.$queryRaw`SELECT "seq", "at", "entries" FROM "JournalEntry"
      WHERE "documentId" = ${documentId} AND "seq" > ${seq} AND position(${author}::bytea in "entries") > 0
      ORDER BY "seq" LIMIT ${rowsAtOnce}`;
  }
  return prisma.$queryRaw`SELECT "seq", "at", "entries" FROM "JournalEntry"
    WHERE "documentId" = ${documentId} AND "seq" > ${seq} AND instr("entries", ${author}) > 0
    ORDER BY "seq" LIMIT ${rowsAtOnce}`;
}

/**
 * Takes a person's sector from everything they wrote in a document, in the journal and in its versions. What they wrote, and that they
 * wrote it, stays.
 * @returns how many rows it changed
 */
export async function removeMarksIn(
  db: Database,
  documentId: string,
  accountId: string,
  isRemoved: (sector: string) => boolean,
): Promise<number> {
  const prisma = prismaOf(db);
  const contributors = await prisma.contributor.findMany({
    where: { documentId, accountId, NOT: { sector: "" } },
    select: { number: true, sector: true },
  });
  const marked = contributors.filter(({ sector }) => isRemoved(sector)).map(({ number }) => number);
  const { count } = await prisma.contributor.updateMany({
    where: { documentId, number: { in: marked } },
    data: { sector: "" },
  });
  let changed = count;
  for (let seq = 0; ; ) {
    const rows = await findAuthoredRows(db, documentId, accountId, seq);
    const updates = rows.flatMap((row) => {
      const entries = decodeEntries(row.entries);
      const marked = entries.filter((entry) => entry.userId === accountId && isRemoved(entry.sector));
      for (const entry of marked) entry.sector = "";
      if (marked.length === 0) return [];
      return prisma.journalEntry.updateMany({
        where: { documentId, seq: row.seq },
        data: { entries: encodeEntries(entries) },
      });
    });
    if (updates.length > 0) await prisma.$transaction(updates);
    changed += updates.length;
    const last = rows.at(-1);
    if (!last || rows.length < rowsAtOnce) return changed;
    seq = last.seq;
  }
}
