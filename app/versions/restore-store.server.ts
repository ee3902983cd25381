import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { longTransaction, type NewVersion, writeAuthorship, writeVersion } from "./record-store.server.ts";
import type { RecordedText } from "./record-text.server.ts";

/** A version's text that comes back: what stood before it, and the change. */
export interface Restored {
  /** The text as it stood; null where the last version that stays says the same. */
  before: RecordedText | null;
  /** encodeEntries */
  entries: Uint8Array<ArrayBuffer>;
  /** Who wrote the text once it has come back. */
  after: Omit<RecordedText, "content">;
}

/**
 * Writes a change into a text that makes it a version's again, all or nothing: the document's row first, as commits lock it, so that
 * nothing is written between the last row read, the version of what stood before, and the change.
 * @param finish takes the rows after `seq`, in order; it must not wait for anything; null where there is nothing to change
 * @returns the number of the version that keeps what stood before, null where there is one already; or why nothing was done
 * @throws as writeVersion does
 */
export function insertRestored(
  db: Database,
  kept: NewVersion & { accountId: string },
  act: { forumId: string; number: string; version: number; hash: string },
  seq: number,
  finish: (rows: { seq: number; at: Date; entries: Uint8Array }[]) => Restored | null,
): Promise<{ kept: number | null } | "closed" | "same"> {
  return prismaOf(db).$transaction(async (tx) => {
    const { documentId, recommendationId, accountId, at } = kept;
    const { count } = await tx.document.updateMany({
      where: { id: documentId, state: "open" },
      data: { schemaVersion: { increment: 0 } },
    });
    if (count === 0) return "closed";
    const rows = await tx.journalEntry.findMany({
      where: { documentId, seq: { gt: seq } },
      select: { seq: true, at: true, entries: true },
      orderBy: { seq: "asc" },
    });
    const restored = finish(rows);
    if (!restored) return "same";
    const { before, entries, after } = restored;
    const number = before && (await writeVersion(tx, kept, before));
    await tx.journalEntry.create({ data: { documentId, seq: after.seq, at, entries }, select: { seq: true } });
    await writeAuthorship(tx, documentId, after);
    await recordAct(tx, {
      kind: "versionRestored",
      at,
      actorId: accountId,
      forumId: act.forumId,
      subjectId: recommendationId,
      after: { number: act.number, version: act.version, hash: act.hash },
    });
    return { kept: number };
  }, longTransaction);
}
