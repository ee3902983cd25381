import type { Database } from "#app/kernel/database.server.ts";
import { embeddedOf, Prisma, prismaOf } from "#app/kernel/prisma.server.ts";

/** What one group commit writes to one document. */
export interface Commit {
  documentId: string;
  /** The journal's next number, as the room counts. */
  seq: number;
  at: Date;
  /** encodeEntries */
  entries: Uint8Array<ArrayBuffer>;
  /** The access epoch (people/store.server.ts) at which every writer was last known to have the right to write. */
  accessEpoch: number;
}

/**
 * Appends commits to the journals of several documents in one transaction. A document's commit is stored only if, in that
 * transaction, the document is open and nobody has lost access to anything since its writers' rights were read; who is refused reads
 * them again. On PostgreSQL the document's row is locked, as freezing locks it; on SQLite writers take turns.
 * @returns the ids of the documents whose commit was stored
 * @throws when the database refuses the whole transaction: unreachable, full, or a `seq` that is taken
 */
export async function appendCommits(db: Database, commits: readonly Commit[]): Promise<Set<string>> {
  const embedded = embeddedOf(db);
  if (!embedded) return appendByOneStatement(db, commits);
  return embedded.transaction((run) => {
    const stored = commits.filter(({ documentId, seq, at, entries, accessEpoch }) => {
      const time = at.toISOString().replace("Z", "+00:00");
      return run(embeddedInsert, seq, time, entries, documentId, accessEpoch) > 0;
    });
    return new Set(stored.map((commit) => commit.documentId));
  });
}

const embeddedInsert = `
  INSERT INTO "JournalEntry" ("documentId", "seq", "at", "entries")
  SELECT "id", ?, ?, ? FROM "Document"
  WHERE "id" = ? AND "state" = 'open' AND (SELECT "value" FROM "AccessEpoch" WHERE "id" = 1) = ?`;

async function appendByOneStatement(db: Database, commits: readonly Commit[]): Promise<Set<string>> {
  const selects = commits.map(
    (commit) => Prisma.sql`
      SELECT d."id", CAST(${commit.seq} AS INTEGER), ${commit.at}::timestamp, ${commit.entries}::bytea
      FROM (SELECT "id" FROM "Document" WHERE "id" = ${commit.documentId} AND "state" = 'open' FOR UPDATE) d
      WHERE (SELECT "value" FROM "AccessEpoch" WHERE "id" = 1) = ${commit.accessEpoch}`,
  );
  const rows = await prismaOf(db).$queryRaw<{ documentId: string }[]>`
    INSERT INTO "JournalEntry" ("documentId", "seq", "at", "entries")
    ${Prisma.join(selects, " UNION ALL ")}
    RETURNING "documentId"`;
  return new Set(rows.map((row) => row.documentId));
}

export interface JournalRow {
  seq: number;
  at: Date;
  entries: Uint8Array;
}

/** Up to `limit` journal rows of a document after `seq`, in order. */
export function readJournal(db: Database, documentId: string, seq: number, limit = 1000): Promise<JournalRow[]> {
  return prismaOf(db).journalEntry.findMany({
    where: { documentId, seq: { gt: seq } },
    select: { seq: true, at: true, entries: true },
    orderBy: { seq: "asc" },
    take: limit,
  });
}

/** The last rows of a document's journal, the latest first. */
export function readLatestRows(db: Database, documentId: string, limit: number): Promise<JournalRow[]> {
  return prismaOf(db).journalEntry.findMany({
    where: { documentId },
    select: { seq: true, at: true, entries: true },
    orderBy: { seq: "desc" },
    take: limit,
  });
}
