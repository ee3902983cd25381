import type { Actor, Role } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import { findForumBySlug } from "#app/forums/store.server.ts";
import { findWithheld } from "#app/forums/withheld-store.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { announceMail } from "#app/mail/queue-mail.server.ts";
import { newLink, sendingLimit } from "./sending.server.ts";
import { findInvitation, type InvitationRow, insertLink, withdraw } from "./store.server.ts";

type Refused = "notFound" | "signedOut" | "forbidden" | "invitationClosed";

/** Mails an invitation again, with a new link and another fourteen days. */
export async function resendInvitation(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string,
  id: string,
): Promise<Result<{ email: string }, Refused | "tooManyInvitations" | "sectorWithheld">> {
  const found = await find(ctx, actor, forumSlug, id);
  if (!found.ok) return found;
  const { invitation, sender } = found.value;
  if ((await findWithheld(ctx.db)).sectors.includes(invitation.sector)) return refuse("sectorWithheld");
  const invitee = {
    email: invitation.email,
    role: invitation.role as Role,
    sector: invitation.sector as SectorId,
    language: invitation.language as Language,
  };
  const link = await newLink(ctx, invitee, { inviter: sender.name, forum: invitation.forum.name });
  const sent = { invitationId: id, forumId: invitation.forumId, ...link };
  const outcome = await insertLink(ctx.db, sent, sender.accountId, sendingLimit(ctx));
  if (outcome === "closed") return refuse("invitationClosed");
  if (outcome === "limit") return refuse("tooManyInvitations");
  announceMail(ctx);
  return ok({ email: invitation.email });
}

/** Takes an invitation back: its links open nothing any more, and a mail that has not gone yet does not go. */
export async function withdrawInvitation(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string,
  id: string,
): Promise<Result<{ email: string }, Refused>> {
  const found = await find(ctx, actor, forumSlug, id);
  if (!found.ok) return found;
  const { invitation, sender } = found.value;
  const wasOpen = await withdraw(ctx.db, invitation, sender.accountId, ctx.now());
  return wasOpen ? ok({ email: invitation.email }) : refuse("invitationClosed");
}

async function find(
  ctx: Context,
  actor: Actor | null,
  forumSlug: string,
  id: string,
): Promise<Result<{ invitation: InvitationRow; sender: Actor }, Refused>> {
  const forum = await findForumBySlug(ctx.db, forumSlug);
  if (!forum) return refuse("notFound");
  if (!actor) return refuse("signedOut");
  if (!can(actor, "forum.invite", forum)) return refuse("forbidden");
  const invitation = await findInvitation(ctx.db, forum.id, id);
  return invitation ? ok({ invitation, sender: actor }) : refuse("notFound");
}
