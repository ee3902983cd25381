import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { longTransaction, type NewVersion, writeVersion } from "./record-store.server.ts";
import type { RecordedText } from "./record-text.server.ts";

/** Stores a member's named version, with an entry in the log. @returns its number @throws as writeVersion does */
export function insertNamed(
  db: Database,
  version: NewVersion & { accountId: string },
  at: { forumId: string; number: string },
  recorded: RecordedText,
): Promise<number> {
  return prismaOf(db).$transaction(async (tx) => {
    const number = await writeVersion(tx, version, recorded);
    await recordAct(tx, {
      kind: "versionNamed",
      at: version.at,
      actorId: version.accountId,
      forumId: at.forumId,
      subjectId: version.recommendationId,
      after: { number: at.number, version: number, hash: recorded.content.hash },
    });
    return number;
  }, longTransaction);
}
