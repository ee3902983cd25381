import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { prismaOf } from "#app/kernel/prisma.server.ts";

/** Everybody of the secretariat, as somebody to write to. */
export function findSecretariat(db: Database): Promise<{ id: string; email: string; language: string }[]> {
  return prismaOf(db).account.findMany({
    where: { isSecretariat: true, erasedAt: null },
    select: { id: true, email: true, language: true },
    orderBy: { createdAt: "asc" },
  });
}

/** Writes an account of the secretariat, created on the server itself. @throws when the address is taken (isTaken) */
export async function insertSecretariat(
  db: Database,
  account: { id: string; email: string; name: string; organisation: string; passwordHash: string; createdAt: Date },
): Promise<void> {
  const prisma = prismaOf(db);
  const { id: personId, createdAt: at } = account;
  await prisma.$transaction([
    prisma.account.create({ data: { ...account, isSecretariat: true }, select: { id: true } }),
    recordAct(prisma, { kind: "secretariatCreated", at, actorId: null, personId, forumId: null }),
  ]);
}
