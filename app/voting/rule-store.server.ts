import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";
import { isTaken } from "#app/kernel/taken.server.ts";

/** The rules that a forum keeps for its votes, by name. */
export function findRules(db: Database, forumId: string) {
  return prismaOf(db).votingRule.findMany({
    where: { forumId },
    select: { id: true, name: true, terms: true },
    orderBy: { name: "asc" },
  });
}

/** @returns false when the forum has a rule of that name */
export async function insertRule(
  db: Database,
  rule: { id: string; forumId: string; name: string; terms: string; createdAt: Date },
): Promise<boolean> {
  try {
    await prismaOf(db).votingRule.create({ data: rule, select: { id: true } });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

/** A vote that was opened by it has its own copy. @returns false when the forum has no such rule */
export async function deleteRule(db: Database, forumId: string, id: string): Promise<boolean> {
  const { count } = await prismaOf(db).votingRule.deleteMany({ where: { id, forumId } });
  return count === 1;
}
