import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { Prisma, type PrismaClient, prismaOf, providerOf } from "#app/kernel/prisma.server.ts";
import { mailInsertion, type OutboxRow } from "#app/mail/store.server.ts";
import { type ErasureRequest, erasedAddress, erasedName, pseudonymOf, spellings } from "./erased-person.ts";
import type { InactiveAccount } from "./inactive-account.ts";
import { type PersonLink, personalTables, type TableName } from "./tables.ts";

type Client = PrismaClient | Prisma.TransactionClient;

/** What all models can do; tables.ts says which columns they have. */
interface Model {
  findMany(query: { where: object; select: object }): Promise<Record<string, unknown>[]>;
  deleteMany(query: { where: object }): Promise<unknown>;
  updateMany(query: { where: object; data: object }): Promise<unknown>;
}

function modelOf(client: Client, table: string): Model {
  const name = table.charAt(0).toLowerCase() + table.slice(1);
  return (client as unknown as Record<string, Model>)[name] as Model;
}

function whereOf({ column, by }: PersonLink, person: { id: string; email: string }): object {
  const value = person[by];
  const [relation, inner] = column.split(".");
  return inner === undefined ? { [column]: value } : { [relation ?? ""]: { [inner]: value } };
}

/** The rows of a person in every table that tables.ts describes, but for the journal, which holds its authors inside its bytes. */
export async function findPersonalRows(
  db: Database,
  person: { id: string; email: string },
): Promise<Map<TableName, Record<string, unknown>[]>> {
  const found = new Map<TableName, Record<string, unknown>[]>();
  for (const { name, table } of personalTables) {
    const links = (table.links ?? []).filter(({ erasure, isAboutOthers }) => erasure !== "unmarked" && !isAboutOthers);
    if (links.length === 0) continue;
    const select = Object.fromEntries(table.columns.map((column) => [column, true]));
    const where = { OR: links.map((link) => whereOf(link, person)) };
    found.set(name, await modelOf(prismaOf(db), name).findMany({ where, select }));
  }
  return found;
}

/** What nobody would look after any more if a person went: the instance, or forums by their names. */
export type LastOffice = { reason: "lastSecretariat" } | { reason: "onlyModerator"; forums: string[] };

export type ErasureOutcome =
  | { erased: true }
  | { erased: false; reason: "notFound" }
  | ({ erased: false } & LastOffice);

class Refused extends Error {
  readonly outcome: ErasureOutcome;
  constructor(outcome: ErasureOutcome) {
    super("refused");
    this.outcome = outcome;
  }
}

/**
 * Erases a person from every table, all or nothing: what must stay keeps a pseudonym, the rest goes. Of several at once, one does it; two
 * who are the last in their office cannot both go. What the journals hold is left to removeConsentedMarks.
 */
export async function erasePerson(db: Database, request: ErasureRequest): Promise<ErasureOutcome> {
  return prismaOf(db)
    .$transaction(async (tx) => {
      if (providerOf(db) === "postgresql") await takeTurns(tx, request.accountId);
      const account = await tx.account.findUnique({
        where: { id: request.accountId },
        select: { id: true, email: true, name: true, isSecretariat: true, erasedAt: true },
      });
      if (!account || account.erasedAt) throw new Refused({ erased: false, reason: "notFound" });
      const office = await lastOffice(tx, account);
      if (office) throw new Refused({ erased: false, ...office });
      await applyErasure(tx, account, request);
      await forgetMentions(tx, account);
      const { accountId, at, requestedBy, actorId } = request;
      await tx.erasure.create({ data: { accountId, at, requestedBy } });
      await recordAct(tx, {
        kind: "accountErased",
        at,
        actorId: actorId === accountId ? pseudonymOf(accountId) : actorId,
        personId: pseudonymOf(accountId),
        forumId: null,
      });
      return { erased: true } as const;
    })
    .catch((error: unknown) => {
      if (error instanceof Refused) return error.outcome;
      throw error;
    });
}

/** On SQLite writers take turns by themselves. */
async function takeTurns(tx: Prisma.TransactionClient, accountId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Account" WHERE "isSecretariat" OR "id" = ${accountId} ORDER BY "id" FOR UPDATE`;
  await tx.$queryRaw`SELECT "id" FROM "Forum" WHERE "id" IN (SELECT "forumId" FROM "Membership" WHERE "accountId" = ${accountId})
    ORDER BY "id" FOR UPDATE`;
}

async function lastOffice(tx: Client, account: { id: string; isSecretariat: boolean }): Promise<LastOffice | null> {
  const others = { id: { not: account.id }, erasedAt: null };
  if (account.isSecretariat && (await tx.account.count({ where: { ...others, isSecretariat: true } })) === 0) {
    return { reason: "lastSecretariat" };
  }
  const moderates = { role: "moderator", endedAt: null };
  const forums = await tx.forum.findMany({
    where: {
      memberships: { some: { ...moderates, accountId: account.id } },
      NOT: { memberships: { some: { ...moderates, account: others } } },
    },
    select: { name: true },
    orderBy: { position: "asc" },
  });
  return forums.length > 0 ? { reason: "onlyModerator", forums: forums.map((forum) => forum.name) } : null;
}

/** The office in which a person has no successor, so that nobody can erase them; null when there is none. */
export function findLastOffice(db: Database, account: { id: string; isSecretariat: boolean }) {
  return lastOffice(prismaOf(db), account);
}

/** Whether the log says, since `since`, that an account nobody uses was kept. */
export async function isKeepingLogged(db: Database, accountId: string, since: Date): Promise<boolean> {
  const where = { kind: "unusedAccountKept", personId: accountId, at: { gt: since } } as const;
  return (await prismaOf(db).auditEntry.count({ where })) > 0;
}

/** Queues the letter to who is kept and writes it to the log, both or neither. */
export async function logKeeping(db: Database, account: { id: string }, at: Date, mail: OutboxRow): Promise<void> {
  const prisma = prismaOf(db);
  await prisma.$transaction([
    mailInsertion(prisma, mail),
    recordAct(prisma, { kind: "unusedAccountKept", at, actorId: null, personId: account.id, forumId: null }),
  ]);
}

async function applyErasure(
  tx: Prisma.TransactionClient,
  account: { id: string; email: string },
  { at }: { at: Date },
): Promise<void> {
  for (const { name, table } of personalTables) {
    for (const link of table.links ?? []) {
      const where = whereOf(link, account);
      const model = modelOf(tx, name);
      if (link.erasure === "delete") await model.deleteMany({ where });
      if (link.erasure === "pseudonym") {
        await model.updateMany({ where, data: { [link.column]: pseudonymOf(account.id) } });
      }
    }
  }
  await tx.account.update({
    where: { id: account.id },
    data: {
      email: erasedAddress(account.id),
      name: erasedName,
      organisation: "",
      passwordHash: null,
      isSecretariat: false,
      isNamePublic: false,
      language: "pl",
      secondFactorSince: null,
      lastSeenAt: null,
      erasedAt: at,
    },
    select: { id: true },
  });
}

/** Takes the name and the address out of what our own templates have written to others. */
async function forgetMentions(tx: Prisma.TransactionClient, account: { name: string; email: string }): Promise<void> {
  for (const {
    name: table,
    table: { mentions = [] },
  } of personalTables) {
    for (const column of mentions) {
      for (const [spelling, instead] of spellings(account)) {
        // The names come from tables.ts alone.
        const text = Prisma.raw(`"${column}"`);
        await tx.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET ${text} = replace(${text}, ${spelling}, ${instead})
          WHERE replace(${text}, ${spelling}, ${instead}) <> ${text}`;
      }
    }
  }
}

/** People whose account nobody has used since `before`: no sign-in, no session. Demo accounts do not count. */
export async function findInactive(db: Database, before: Date): Promise<InactiveAccount[]> {
  const rows = await prismaOf(db).account.findMany({
    where: {
      erasedAt: null,
      isDemo: false,
      createdAt: { lt: before },
      OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: before } }],
      sessions: { none: {} },
    },
    select: { id: true, email: true, language: true, isSecretariat: true, createdAt: true, lastSeenAt: true },
  });
  return rows.map(({ createdAt, ...row }) => ({ ...row, lastSeenAt: row.lastSeenAt ?? createdAt }));
}

/** Takes the people out of acts in the log that are older than `before`; one pseudonym a person, so that it still reads as one. */
export async function forgetOldActors(db: Database, before: Date, newId: () => string): Promise<void> {
  const prisma = prismaOf(db);
  for (const column of ["actorId", "personId"] as const) {
    const old = { at: { lt: before }, NOT: { [column]: { startsWith: "erased-" } }, [column]: { not: null } };
    const rows = await prisma.auditEntry.findMany({ where: old, select: { [column]: true }, distinct: [column] });
    for (const row of rows as Record<string, string>[]) {
      await prisma.auditEntry.updateMany({
        where: { at: { lt: before }, [column]: row[column] },
        data: { [column]: `erased-${newId()}` },
      });
    }
  }
}

/** The erasures after which the journals and the database file have still to be swept. */
export async function findUnsweptErasures(db: Database): Promise<string[]> {
  const rows = await prismaOf(db).erasure.findMany({ where: { isSwept: false }, select: { accountId: true } });
  return rows.map((row) => row.accountId);
}

export async function setSwept(db: Database, accountIds: string[]): Promise<void> {
  await prismaOf(db).erasure.updateMany({ where: { accountId: { in: accountIds } }, data: { isSwept: true } });
}
