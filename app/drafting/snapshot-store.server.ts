import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/** A text as it stood after a journal row; the rows up to it need not be read again. */
export interface StoredSnapshot {
  /** Number of the last journal row that is in it for certain; what later rows hold may be in it too. */
  seq: number;
  /** When that row was written. */
  at: Date;
  /** encodeSnapshot */
  parts: Uint8Array<ArrayBuffer>[];
}

/** The latest snapshot that was written to its end; null when there is none. */
export async function readSnapshot(db: Database, documentId: string): Promise<StoredSnapshot | null> {
  // Hardly ever more than one: those before it have gone, and one that was cut off is rare.
  const rows = await prismaOf(db).snapshotPart.findMany({
    where: { documentId },
    select: { seq: true, parts: true, at: true, state: true },
    orderBy: [{ seq: "desc" }, { part: "asc" }],
  });
  const whole = rows.find((row) => rows.filter(({ seq }) => seq === row.seq).length === row.parts);
  if (!whole) return null;
  const { seq, at } = whole;
  return { seq, at, parts: rows.filter((row) => row.seq === seq).map((row) => row.state) };
}

/**
 * Writes a snapshot a row at a time, so that no commit waits for all of it, then removes those before it. One that is cut off half-way
 * is never read. @throws when another process has begun to write one of the same `seq`, or the database fails
 */
export async function writeSnapshot(db: Database, documentId: string, snapshot: StoredSnapshot): Promise<void> {
  const prisma = prismaOf(db);
  const { seq, at, parts } = snapshot;
  for (const [part, state] of parts.entries()) {
    await prisma.snapshotPart.createMany({ data: [{ documentId, seq, part, parts: parts.length, at, state }] });
  }
  await prisma.snapshotPart.deleteMany({ where: { documentId, seq: { lt: seq } } });
}

/**
 * The only place that removes rows of a journal. The rule: a row may go once a snapshot holds what it wrote, and a version has recorded
 * who wrote it. `recordedSeq` is the last row whose authorship a version holds.
 * @returns how many rows went
 */
export async function dropRecordedRows(db: Database, documentId: string, recordedSeq: number): Promise<number> {
  const snapshot = await readSnapshot(db, documentId);
  if (!snapshot) return 0;
  const { count } = await prismaOf(db).journalEntry.deleteMany({
    where: { documentId, seq: { lte: Math.min(recordedSeq, snapshot.seq) } },
  });
  return count;
}
