import { difference } from "#app/audit/acts.ts";
import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/** Closes a forum (`archivedAt` a date) or opens it again (null). @returns false when somebody has done so already */
export async function updateArchived(
  db: Database,
  forumId: string,
  archivedAt: Date | null,
  { actorId, at }: { actorId: string; at: Date },
): Promise<boolean> {
  return prismaOf(db).$transaction(async (tx) => {
    const { count } = await tx.forum.updateMany({
      where: { id: forumId, archivedAt: archivedAt ? null : { not: null } },
      data: { archivedAt, version: { increment: 1 } },
    });
    if (count === 0) return false;
    await recordAct(tx, { kind: archivedAt ? "forumArchived" : "forumReopened", at, actorId, forumId });
    return true;
  });
}

/** Describes a forum anew while it is still the `version` that one saw. @returns false when somebody has changed it since */
export async function updateForum(
  db: Database,
  { id, version }: { id: string; version: number },
  words: { name: string; city: string; description: string; votingSectors: string },
  { actorId, at }: { actorId: string; at: Date },
): Promise<boolean> {
  return prismaOf(db).$transaction(async (tx) => {
    const { count } = await tx.forum.updateMany({ where: { id, version }, data: { version: version + 1 } });
    if (count === 0) return false;
    const select = { name: true, city: true, description: true, votingSectors: true } as const;
    const before = await tx.forum.findUniqueOrThrow({ where: { id }, select });
    const after = await tx.forum.update({ where: { id }, data: words, select });
    const logged = (row: typeof before) => ({ ...row, votingSectors: row.votingSectors.split(",") });
    const changed = difference(logged(before), logged(after));
    if (changed) await recordAct(tx, { kind: "forumEdited", at, actorId, forumId: id, ...changed });
    return true;
  });
}
