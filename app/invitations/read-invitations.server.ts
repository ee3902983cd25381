import type { Actor, Operator, Role } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import { findWithheld } from "#app/forums/withheld-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findMailOutcomes, type MailOutcome } from "#app/mail/store.server.ts";
import { findAccountByEmail } from "#app/people/store.server.ts";
import { type InvitationState, invitationState } from "./invitation.ts";
import { invitationTokenHash } from "./sending.server.ts";
import { findInvitationLink, findInvitations, findNames, type InvitationRow } from "./store.server.ts";

export interface ListedInvitation {
  id: string;
  email: string;
  name: string;
  organisation: string;
  role: Role;
  sector: SectorId;
  state: InvitationState;
  createdAt: Date;
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
  /** Who invited; null for somebody whose account is gone. */
  inviter: string | null;
  /** Of the newest mail: whether it is on its way, and what the mail server said last. */
  mail: { isWaiting: boolean; lastError: string };
}

/** Who was invited into a forum and who has come, for those who may invite. */
export async function readInvitations(
  ctx: Context,
  by: Actor | Operator | null,
  forumSlug: string,
): Promise<
  Result<
    { forum: { slug: string; name: string }; invitations: ListedInvitation[] },
    "notFound" | "signedOut" | "forbidden"
  >
> {
  const forum = await findForumBySlug(ctx.db, forumSlug);
  if (!forum) return refuse("notFound");
  if (!by) return refuse("signedOut");
  if (!can(by, "forum.invite", forum)) return refuse("forbidden");
  const rows = await findInvitations(ctx.db, forum.id);
  const outcomes = await findMailOutcomes(
    ctx.db,
    rows.map((row) => row.mailId),
  );
  const mails = new Map(outcomes.map((mail) => [mail.id, mail]));
  const names = await findNames(ctx.db, [...new Set(rows.map((row) => row.invitedById))]);
  const invitations = rows.map((row) => {
    const mail = mails.get(row.mailId);
    return {
      ...shown(row),
      state: invitationState({ ...row, hasFailed: hasFailed(mail) }, ctx.now()),
      inviter: names.get(row.invitedById) ?? null,
      mail: { isWaiting: mail !== undefined && !mail.sentAt && !mail.failedAt, lastError: mail?.lastError ?? "" },
    };
  });
  return ok({ forum: { slug: forum.slug, name: forum.name }, invitations });
}

function hasFailed(mail: MailOutcome | undefined): boolean {
  return mail?.failure === "refused" || mail?.failure === "givenUp";
}

function shown(row: InvitationRow) {
  const { id, email, name, organisation, createdAt, expiresAt, acceptedAt, withdrawnAt } = row;
  const role = row.role as Role;
  const sector = row.sector as SectorId;
  return { id, email, name, organisation, role, sector, createdAt, expiresAt, acceptedAt, withdrawnAt };
}

export interface OpenInvitation {
  row: InvitationRow;
  inviter: string | null;
  /** The account that its address has already; null for somebody new. */
  accountId: string | null;
}

/** Why a link opens nothing: it never did, or not any more. */
export type ClosedLink = "unknown" | "came" | "expired" | "withdrawn" | "forumClosed" | "sectorWithheld";

/** The invitation that a mailed link opens. Reading changes nothing. */
export async function openInvitation(ctx: Context, token: string): Promise<Result<OpenInvitation, ClosedLink>> {
  const link = await findInvitationLink(ctx.db, invitationTokenHash(ctx, token));
  if (!link) return refuse("unknown");
  const row = link.invitation;
  const state = invitationState({ ...row, expiresAt: link.expiresAt, hasFailed: false }, ctx.now());
  if (state === "came" || state === "expired" || state === "withdrawn") return refuse(state);
  if (row.forum.archivedAt) return refuse("forumClosed");
  if ((await findWithheld(ctx.db)).sectors.includes(row.sector)) return refuse("sectorWithheld");
  const names = await findNames(ctx.db, [row.invitedById]);
  const account = await findAccountByEmail(ctx.db, row.email);
  return ok({ row, inviter: names.get(row.invitedById) ?? null, accountId: account?.id ?? null });
}
