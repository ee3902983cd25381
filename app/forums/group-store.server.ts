import { difference } from "#app/audit/acts.ts";
import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

export interface Arrangement {
  /** Comma separated, in the order of sectors.ts. */
  votingSectors: string;
  /** All groups in their order: those that are there by their id, new ones with a new id. The others are removed. */
  groups: { id: string; name: string }[];
}

/**
 * Replaces the voting sectors and the groups of a forum while it is still the `version` that one saw. Who was in a group that goes stays a
 * member of the forum. @returns false when somebody has changed it since
 */
export async function updateArrangement(
  db: Database,
  { id, version }: { id: string; version: number },
  { votingSectors, groups }: Arrangement,
  { actorId, at }: { actorId: string; at: Date },
): Promise<boolean> {
  return prismaOf(db).$transaction(async (tx) => {
    const { count } = await tx.forum.updateMany({ where: { id, version }, data: { version: version + 1 } });
    if (count === 0) return false;
    const read = () =>
      tx.forum.findUniqueOrThrow({
        where: { id },
        select: { votingSectors: true, groups: { select: { id: true, name: true }, orderBy: { position: "asc" } } },
      });
    const before = await read();
    await tx.forum.update({ where: { id }, data: { votingSectors }, select: { id: true } });
    const present = new Set(before.groups.map((group) => group.id));
    const kept = groups.filter((group) => present.has(group.id));
    await tx.workingGroup.deleteMany({ where: { forumId: id, id: { notIn: kept.map((group) => group.id) } } });
    // Two groups may take each other's names: for a moment each has one that nobody else can have.
    for (const group of kept) await tx.workingGroup.update({ where: { id: group.id }, data: { name: group.id } });
    for (const [position, { id: groupId, name }] of groups.entries()) {
      if (present.has(groupId)) await tx.workingGroup.update({ where: { id: groupId }, data: { name, position } });
      else await tx.workingGroup.create({ data: { id: groupId, forumId: id, name, position } });
    }
    const logged = (row: typeof before) => ({
      votingSectors: row.votingSectors.split(","),
      groups: row.groups.map((group) => group.name),
    });
    const changed = difference(logged(before), logged(await read()));
    if (changed) await recordAct(tx, { kind: "forumEdited", at, actorId, forumId: id, ...changed });
    return true;
  });
}
