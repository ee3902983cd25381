import { recordAct } from "#app/audit/store.server.ts";
import type { Database } from "#app/kernel/database.server.ts";
import { type Prisma, prismaOf, providerOf } from "#app/kernel/prisma.server.ts";
import { mailCancellation, mailInsertion, mailsInsertion, type OutboxRow } from "#app/mail/store.server.ts";

/** Of `emails`, those of present members of a forum. */
export async function findMemberEmails(db: Database, forumId: string, emails: string[]): Promise<Set<string>> {
  const rows = await prismaOf(db).account.findMany({
    where: { email: { in: emails }, memberships: { some: { forumId, endedAt: null } } },
    select: { email: true },
  });
  return new Set(rows.map((row) => row.email));
}

/** Of `emails`, those with an invitation into a forum that is neither accepted nor withdrawn. */
export async function findInvitedEmails(db: Database, forumId: string, emails: string[]): Promise<Set<string>> {
  const rows = await prismaOf(db).invitation.findMany({
    where: { openKey: { in: emails.map((email) => openKey(forumId, email)) } },
    select: { email: true },
  });
  return new Set(rows.map((row) => row.email));
}

function openKey(forumId: string, email: string): string {
  return `${forumId}|${email}`;
}

export interface NewInvitation {
  invitation: {
    id: string;
    forumId: string;
    email: string;
    name: string;
    organisation: string;
    role: string;
    sector: string;
    language: string;
    invitedById: string;
    createdAt: Date;
    expiresAt: Date;
  };
  tokenHash: string;
  mail: OutboxRow;
}

/** How many links a person may have sent, and since when they are counted. */
export interface SendingLimit {
  since: Date;
  count: number;
}

/**
 * Writes invitations with their links, mails and log entries, all or nothing; of `rows` the first ones that the limit leaves room for.
 * @returns how many that were
 * @throws when one of these addresses has been invited meanwhile (taken.server.ts)
 */
export function insertInvitations(
  db: Database,
  rows: NewInvitation[],
  /** Who sends: an id that the limit counts by, and the account that the log names. */
  sender: { id: string; actorId: string | null },
  limit: SendingLimit,
): Promise<number> {
  return prismaOf(db).$transaction(async (tx) => {
    const room = await roomLeft(db, tx, sender.id, limit);
    const taken = rows.slice(0, room);
    if (taken.length === 0) return 0;
    await tx.invitation.createMany({
      data: taken.map(({ invitation, mail }) => ({
        ...invitation,
        mailId: mail.id,
        openKey: openKey(invitation.forumId, invitation.email),
      })),
    });
    await tx.invitationLink.createMany({
      data: taken.map(({ invitation, tokenHash }) => ({
        tokenHash,
        invitationId: invitation.id,
        sentById: sender.id,
        createdAt: invitation.createdAt,
        expiresAt: invitation.expiresAt,
      })),
    });
    await mailsInsertion(
      tx,
      taken.map(({ mail }) => mail),
    );
    for (const { invitation } of taken) {
      const { id: subjectId, createdAt: at, forumId, role } = invitation;
      await recordAct(tx, {
        kind: "personInvited",
        at,
        actorId: sender.actorId,
        forumId,
        subjectId,
        after: { role },
      });
    }
    return taken.length;
  });
}

/** How many more links a person may send. Until the transaction ends, nobody else sends any for that person. */
async function roomLeft(
  db: Database,
  tx: Prisma.TransactionClient,
  senderId: string,
  { since, count }: SendingLimit,
): Promise<number> {
  // SQLite has one writer at a time as it is.
  if (providerOf(db) === "postgresql") {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`invitations ${senderId}`}))`;
  }
  const sent = await tx.invitationLink.count({ where: { sentById: senderId, createdAt: { gt: since } } });
  return Math.max(0, count - sent);
}

const fields = {
  id: true,
  forumId: true,
  email: true,
  name: true,
  organisation: true,
  role: true,
  sector: true,
  language: true,
  invitedById: true,
  createdAt: true,
  expiresAt: true,
  mailId: true,
  acceptedAt: true,
  withdrawnAt: true,
  forum: { select: { id: true, slug: true, name: true, archivedAt: true } },
} as const;

export type InvitationRow = NonNullable<Awaited<ReturnType<typeof findInvitation>>>;

/** An invitation into a forum; one of another forum is not found. */
export function findInvitation(db: Database, forumId: string, id: string) {
  return prismaOf(db).invitation.findFirst({ where: { id, forumId }, select: fields });
}

/** The invitations into a forum, newest first. */
export function findInvitations(db: Database, forumId: string) {
  return prismaOf(db).invitation.findMany({
    where: { forumId },
    select: fields,
    orderBy: [{ createdAt: "desc" }, { name: "asc" }],
  });
}

/** The invitation that a link belongs to, and until when this very link works. */
export function findInvitationLink(db: Database, tokenHash: string) {
  return prismaOf(db).invitationLink.findUnique({
    where: { tokenHash },
    select: { expiresAt: true, invitation: { select: fields } },
  });
}

/** Names of accounts that are still there, by id. */
export async function findNames(db: Database, accountIds: string[]): Promise<Map<string, string>> {
  const rows = await prismaOf(db).account.findMany({
    where: { id: { in: accountIds } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const stillOpen = { acceptedAt: null, withdrawnAt: null } as const;

/**
 * Gives an invitation that is still open another link and mail; earlier links keep their time.
 * @returns "closed" when somebody came or withdrew it meanwhile, "limit" when the sender may send no more now
 */
export function insertLink(
  db: Database,
  sent: { invitationId: string; forumId: string; tokenHash: string; at: Date; expiresAt: Date; mail: OutboxRow },
  senderId: string,
  limit: SendingLimit,
): Promise<"sent" | "closed" | "limit"> {
  const { invitationId, forumId, tokenHash, at, expiresAt, mail } = sent;
  return prismaOf(db).$transaction(async (tx) => {
    if ((await roomLeft(db, tx, senderId, limit)) === 0) return "limit";
    const { count } = await tx.invitation.updateMany({
      where: { ...stillOpen, id: invitationId },
      data: { expiresAt, mailId: mail.id },
    });
    if (count === 0) return "closed";
    await tx.invitationLink.create({ data: { tokenHash, invitationId, sentById: senderId, createdAt: at, expiresAt } });
    await mailInsertion(tx, mail);
    await recordAct(tx, { kind: "invitationResent", at, actorId: senderId, forumId, subjectId: invitationId });
    return "sent";
  });
}

/** @returns whether it was still open */
export function withdraw(
  db: Database,
  invitation: Pick<InvitationRow, "id" | "forumId" | "mailId" | "role" | "sector">,
  actorId: string,
  at: Date,
): Promise<boolean> {
  const { id, forumId, mailId, role } = invitation;
  return prismaOf(db).$transaction(async (tx) => {
    const { count } = await tx.invitation.updateMany({
      where: { ...stillOpen, id },
      data: { withdrawnAt: at, openKey: null },
    });
    if (count === 0) return false;
    await mailCancellation(tx, mailId, at);
    await recordAct(tx, {
      kind: "invitationWithdrawn",
      at,
      actorId,
      forumId,
      subjectId: id,
      before: { role },
    });
    return true;
  });
}

class Closed extends Error {}

/**
 * Takes an invitation that is still open: the account, where it is new, and the membership; one that has ended begins again, and one
 * that somebody has meanwhile stays as it is. All or nothing.
 * @returns whether it was still open
 * @throws when the address has an account meanwhile (taken.server.ts)
 */
export function accept(
  db: Database,
  invitation: Pick<InvitationRow, "id" | "forumId" | "role" | "sector">,
  person: {
    accountId: string;
    newAccount: {
      email: string;
      name: string;
      organisation: string;
      passwordHash: string | null;
      language: string;
    } | null;
    membershipId: string;
    at: Date;
  },
): Promise<boolean> {
  const { id, forumId, role, sector } = invitation;
  const { accountId, newAccount, membershipId, at } = person;
  return prismaOf(db)
    .$transaction(async (tx) => {
      const { count } = await tx.invitation.updateMany({
        where: { ...stillOpen, id, expiresAt: { gt: at }, forum: { archivedAt: null } },
        data: { acceptedAt: at, acceptedById: accountId, openKey: null },
      });
      if (count === 0) throw new Closed();
      if (newAccount) {
        await tx.account.create({ data: { id: accountId, ...newAccount, createdAt: at }, select: { id: true } });
      }
      const own = { forumId, accountId };
      const present = await tx.membership.findFirst({ where: { ...own, endedAt: null }, select: { id: true } });
      if (present) return true;
      await tx.membership.upsert({
        where: { forumId_accountId: own },
        create: { id: membershipId, ...own, role, sector, createdAt: at },
        update: { role, sector, endedAt: null, version: { increment: 1 } },
      });
      await recordAct(tx, {
        kind: "memberJoined",
        at,
        actorId: accountId,
        personId: accountId,
        forumId,
        subjectId: id,
        after: { role },
      });
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof Closed) return false;
      throw error;
    });
}
