import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/** Present memberships of several people. */
export function findMemberships(db: Database, accountIds: string[]) {
  return prismaOf(db).membership.findMany({
    where: { accountId: { in: accountIds }, endedAt: null },
    select: {
      accountId: true,
      forumId: true,
      role: true,
      sector: true,
      sectorConsent: true,
      forum: { select: { slug: true } },
    },
    orderBy: { createdAt: "asc" },
  });
}

const summary = {
  id: true,
  slug: true,
  prefix: true,
  name: true,
  city: true,
  description: true,
  isDemo: true,
  votingSectors: true,
  position: true,
  archivedAt: true,
  version: true,
} as const;

export function findForums(db: Database) {
  return prismaOf(db).forum.findMany({ select: summary, orderBy: [{ position: "asc" }, { name: "asc" }] });
}

/** @throws when the slug or the prefix is taken (isTaken) */
export async function insertForum(
  db: Database,
  forum: {
    id: string;
    slug: string;
    prefix: string;
    name: string;
    city: string;
    description: string;
    votingSectors: string;
    position: number;
    createdAt: Date;
  },
  /** Null for the server's command line. */
  actorId: string | null,
): Promise<void> {
  const prisma = prismaOf(db);
  const { id: forumId, createdAt: at, position: _, votingSectors, ...words } = forum;
  const after = { ...words, votingSectors: votingSectors.split(",") };
  await prisma.$transaction([
    prisma.forum.create({ data: forum, select: { id: true } }),
    recordAct(prisma, { kind: "forumCreated", at, actorId, forumId, after }),
  ]);
}

export function findForumBySlug(db: Database, slug: string) {
  return prismaOf(db).forum.findUnique({
    where: { slug },
    select: {
      ...summary,
      groups: { select: { id: true, name: true, _count: { select: { members: true } } }, orderBy: { position: "asc" } },
    },
  });
}

const byName = new Intl.Collator("pl");

/** Present members of a forum, by name in the order of the Polish alphabet; an academic title does not count. */
export async function findMembers(db: Database, forumId: string) {
  const members = await prismaOf(db).membership.findMany({
    where: { forumId, endedAt: null },
    select: {
      role: true,
      sector: true,
      sectorConsent: true,
      account: { select: { id: true, name: true, organisation: true, isNamePublic: true } },
    },
  });
  const nameOf = (member: (typeof members)[number]) => member.account.name.replace(/^dr /i, "");
  return members.sort((a, b) => byName.compare(nameOf(a), nameOf(b)));
}

/** Every seat a person has or had, with what they said about the mark of its sector. */
export function findSeats(db: Database, accountId: string) {
  return prismaOf(db).membership.findMany({
    where: { accountId },
    select: {
      id: true,
      forumId: true,
      role: true,
      sector: true,
      sectorConsent: true,
      endedAt: true,
      forum: { select: { slug: true, name: true } },
    },
    orderBy: { createdAt: "asc" },
  });
}
