import { difference } from "#app/audit/acts.ts";
import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

const member = {
  id: true,
  accountId: true,
  role: true,
  sector: true,
  version: true,
  account: { select: { name: true, organisation: true } },
  groups: { select: { group: { select: { id: true, name: true } } } },
} as const;

/** Present members of a forum as those who manage them see them, every sector included. */
export function findManagedMembers(db: Database, forumId: string) {
  return prismaOf(db).membership.findMany({ where: { forumId, endedAt: null }, select: member });
}

export type MemberChange =
  /** `withheldSectors` can be kept, but not chosen anew. */
  | { kind: "edit"; role: string; sector: string; groupIds: string[]; withheldSectors: readonly string[] }
  /** `hasProof`: whether who ends it has lately proved who they are; it is asked of who ends a moderator's. */
  | { kind: "end"; hasProof: boolean };

/**
 * Changes or ends a present membership of a forum as long as nobody has changed it since `version`. Changes in one forum take turns on
 * its row, so that two moderators who remove each other at the same moment do not leave the forum without one.
 */
export async function changeMembership(
  db: Database,
  { id, forumId, version }: { id: string; forumId: string; version: number },
  change: MemberChange,
  { actorId, at }: { actorId: string; at: Date },
): Promise<"written" | "gone" | "changedMeanwhile" | "notOffered" | "lastModerator" | "proofNeeded"> {
  return prismaOf(db).$transaction(async (tx) => {
    await tx.forum.update({ where: { id: forumId }, data: { version: { increment: 0 } }, select: { id: true } });
    const before = await tx.membership.findFirst({ where: { id, forumId, endedAt: null }, select: member });
    if (!before) return "gone";
    if (before.version !== version) return "changedMeanwhile";
    if (change.kind === "edit" && change.sector !== before.sector && change.withheldSectors.includes(change.sector)) {
      return "notOffered";
    }
    const role = change.kind === "end" ? null : change.role;
    if (before.role === "moderator" && role !== "moderator") {
      const others = { forumId, endedAt: null, role: "moderator", NOT: { id } };
      if ((await tx.membership.count({ where: others })) === 0) return "lastModerator";
    }
    if (change.kind === "end" && before.role === "moderator" && !change.hasProof) return "proofNeeded";
    const act = { at, actorId, personId: before.accountId, forumId, subjectId: id };
    await tx.workingGroupMember.deleteMany({ where: { membershipId: id } });
    if (change.kind === "end") {
      await tx.membership.update({ where: { id }, data: { endedAt: at, version: version + 1 }, select: { id: true } });
      await recordAct(tx, { kind: "memberEnded", ...act, before: { role: before.role } });
      return "written";
    }
    const { sector, groupIds } = change;
    const groups = await tx.workingGroup.findMany({
      where: { forumId, id: { in: groupIds } },
      select: { id: true, name: true },
    });
    await tx.workingGroupMember.createMany({ data: groups.map((group) => ({ groupId: group.id, membershipId: id })) });
    const isSectorChanged = sector !== before.sector;
    await tx.membership.update({
      where: { id },
      // What somebody said about the mark of one sector says nothing about another's.
      data: { role: change.role, sector, version: version + 1, ...(isSectorChanged && { sectorConsent: "unasked" }) },
      select: { id: true },
    });
    const names = (list: { name: string }[]) => list.map(({ name }) => name).sort();
    const changed = difference(
      { role: before.role, groups: names(before.groups.map(({ group }) => group)), isSectorChanged: false },
      { role: change.role, groups: names(groups), isSectorChanged },
    );
    if (changed) await recordAct(tx, { kind: "memberChanged", ...act, ...changed });
    return "written";
  });
}
