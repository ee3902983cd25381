import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

const person = {
  id: true,
  name: true,
  email: true,
  organisation: true,
  language: true,
  isSecretariat: true,
  lastSeenAt: true,
  secondFactorSince: true,
  memberships: {
    where: { endedAt: null },
    select: { role: true, forum: { select: { slug: true, name: true } } },
    orderBy: { forum: { position: "asc" } },
  },
} as const;

/** Everybody with an account. */
export function findPeople(db: Database) {
  return prismaOf(db).account.findMany({ where: { erasedAt: null }, select: person });
}

/** Somebody with an account; null for who has none, or was erased. */
export function findPerson(db: Database, id: string) {
  return prismaOf(db).account.findFirst({ where: { id, erasedAt: null }, select: person });
}

export type PersonRow = NonNullable<Awaited<ReturnType<typeof findPerson>>>;
