import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { longTransaction, RecordedMeanwhile, writeVersion } from "./record-store.server.ts";
import type { RecordedText } from "./record-text.server.ts";

export interface Freeze {
  versionId: string;
  statusChangeId: string;
  recommendationId: string;
  recommendationTitle: string;
  number: string;
  forumId: string;
  documentId: string;
  from: string;
  /** When the moderator's data of the recommendation were written: what the check-list was asked of. */
  updatedAt: Date;
  accountId: string;
  at: Date;
}

/**
 * Freezes a recommendation, all or nothing: closes the text, reads what was still written, and stores the version that `finish` makes of
 * it, with the change of status. The document's row is written first, as commits lock it, so nothing is written between the last row read
 * and the version.
 * @param seq the last row that was read before
 * @param finish takes the rows after `seq`, in order; it must not wait for anything
 * @returns the version's number, or what has happened meanwhile
 */
export function insertFrozen(
  db: Database,
  freeze: Freeze,
  seq: number,
  finish: (rows: { seq: number; at: Date; entries: Uint8Array }[]) => RecordedText | null,
): Promise<{ version: number } | "moved" | "again" | "refused"> {
  return prismaOf(db)
    .$transaction(async (tx) => {
      const { documentId, recommendationId, from, forumId, accountId, at } = freeze;
      await tx.document.update({ where: { id: documentId }, data: { state: "frozen" }, select: { id: true } });
      const { count } = await tx.recommendation.updateMany({
        where: { id: recommendationId, status: from, updatedAt: freeze.updatedAt },
        data: { status: "frozen", updatedAt: at },
      });
      if (count === 0) throw new NotFrozen("moved");
      const rows = await tx.journalEntry.findMany({
        where: { documentId, seq: { gt: seq } },
        select: { seq: true, at: true, entries: true },
        orderBy: { seq: "asc" },
      });
      const recorded = finish(rows);
      if (!recorded) throw new NotFrozen("refused");
      const version = await writeVersion(tx, { ...freeze, id: freeze.versionId, kind: "frozen", title: "" }, recorded);
      await tx.statusChange.create({
        data: { id: freeze.statusChangeId, recommendationId, from, to: "frozen", accountId, at },
        select: { id: true },
      });
      const act = { at, actorId: accountId, forumId, subjectId: recommendationId };
      const { hash } = recorded.content;
      await recordAct(tx, {
        kind: "recommendationMoved",
        ...act,
        before: { status: from },
        after: { status: "frozen" },
      });
      await recordAct(tx, { kind: "versionFrozen", ...act, after: { number: freeze.number, version, hash } });
      return { version };
    }, longTransaction)
    .catch((error: unknown) => {
      if (error instanceof NotFrozen) return error.outcome;
      if (error instanceof RecordedMeanwhile) return "again";
      throw error;
    });
}

class NotFrozen extends Error {
  readonly outcome: "moved" | "refused";
  constructor(outcome: "moved" | "refused") {
    super(outcome);
    this.outcome = outcome;
  }
}
