import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, type PrismaClient, prismaOf } from "#app/kernel/prisma.server.ts";
import { type Act, type ActKind, acts } from "./acts.ts";

/**
 * For stores: writes an act to the log. Give it the client of the transaction that carries the act out, and await it there, or put it
 * into the array of `$transaction([…])`: what is rolled back was not done, and what is done is in the log.
 * @throws when "before" or "after" hold a field that acts.ts does not list
 */
export function recordAct<Kind extends ActKind>(
  transaction: Pick<PrismaClient, "auditEntry"> | Pick<Prisma.TransactionClient, "auditEntry">,
  act: Act<Kind>,
): Prisma.PrismaPromise<unknown> {
  const { kind, at, actorId, personId = null, forumId, subjectId = null } = act;
  const allowed: readonly string[] = acts[kind];
  for (const field of [...Object.keys(act.before ?? {}), ...Object.keys(act.after ?? {})]) {
    if (!allowed.includes(field)) throw new Error(`${kind}: the log takes no field "${field}" (app/audit/acts.ts)`);
  }
  const before = act.before ? JSON.stringify(act.before) : null;
  const after = act.after ? JSON.stringify(act.after) : null;
  return transaction.auditEntry.create({
    data: { kind, at, actorId, personId, forumId, subjectId, before, after },
    select: { seq: true },
  });
}

/** For the erasure of an account: puts a pseudonym, "erased-…", in the place of its id, as who acted and as whom an act concerned. */
export async function pseudonymiseActs(
  transaction: Pick<Prisma.TransactionClient, "auditEntry">,
  accountId: string,
  pseudonym: `erased-${string}`,
): Promise<void> {
  await transaction.auditEntry.updateMany({ where: { actorId: accountId }, data: { actorId: pseudonym } });
  await transaction.auditEntry.updateMany({ where: { personId: accountId }, data: { personId: pseudonym } });
}

export interface ActFilter {
  forumId?: string;
  kind?: ActKind;
  /** As who acted or as whom the act concerned. */
  personId?: string;
  /** Only what is older than this entry. */
  olderThan?: number;
}

/** Entries of the log, newest first. */
export function findActs(db: Database, { forumId, kind, personId, olderThan }: ActFilter, count: number) {
  return prismaOf(db).auditEntry.findMany({
    where: {
      ...(forumId === undefined ? {} : { forumId }),
      ...(kind === undefined ? {} : { kind }),
      ...(personId === undefined ? {} : { OR: [{ actorId: personId }, { personId }] }),
      ...(olderThan === undefined ? {} : { seq: { lt: olderThan } }),
    },
    orderBy: { seq: "desc" },
    take: count,
  });
}

/** Everybody who acted, or whom an act concerned, in a forum or anywhere. */
export async function findPeopleInActs(db: Database, forumId?: string): Promise<string[]> {
  const where = forumId === undefined ? {} : { forumId };
  const [actors, people] = await Promise.all([
    prismaOf(db).auditEntry.groupBy({ by: ["actorId"], where }),
    prismaOf(db).auditEntry.groupBy({ by: ["personId"], where }),
  ]);
  const ids = [...actors.map(({ actorId }) => actorId), ...people.map(({ personId }) => personId)];
  return [...new Set(ids.filter((id) => id !== null))];
}

/** What the ids of entries are called now, by id; what is gone is left out. */
export async function findNames(
  db: Database,
  ids: { accounts: string[]; forums: string[]; subjects: string[] },
): Promise<{ accounts: Map<string, string>; forums: Map<string, string>; subjects: Map<string, string> }> {
  const prisma = prismaOf(db);
  const [accounts, forums, recommendations] = await Promise.all([
    prisma.account.findMany({ where: { id: { in: ids.accounts } }, select: { id: true, name: true } }),
    prisma.forum.findMany({ where: { id: { in: ids.forums } }, select: { id: true, name: true } }),
    prisma.recommendation.findMany({ where: { id: { in: ids.subjects } }, select: { id: true, number: true } }),
  ]);
  return {
    accounts: new Map(accounts.map(({ id, name }) => [id, name])),
    forums: new Map(forums.map(({ id, name }) => [id, name])),
    subjects: new Map(recommendations.map(({ id, number }) => [id, number])),
  };
}
