import type { Context } from "#app/kernel/context.server.ts";
import { hashToken, newToken } from "#app/kernel/id.server.ts";
import { prepareMail } from "#app/mail/queue-mail.server.ts";
import { invitationDays } from "./invitation.ts";
import { invitationLetter } from "./invitation-letter.ts";
import type { Invitee } from "./pasted-list.ts";
import type { SendingLimit } from "./store.server.ts";

/** The form in which an invitation's token is stored; a token of another purpose has another hash. */
export function invitationTokenHash(ctx: Context, token: string): string {
  return hashToken(`invitation ${token}`, ctx.sessionSecret);
}

/** A fresh link for an invitation, with the mail that carries it. */
export async function newLink(
  ctx: Context,
  invitee: Pick<Invitee, "email" | "role" | "sector" | "language">,
  from: { inviter: string | null; forum: string },
) {
  const token = newToken();
  const at = ctx.now();
  const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000);
  const { email, role, sector, language } = invitee;
  const mail = await prepareMail(ctx, invitationLetter({ email, role, sector, language, ...from, token, expiresAt }));
  return { tokenHash: invitationTokenHash(ctx, token), at, expiresAt, mail };
}

/** A moderator invites a whole forum at once, but is no mailing machine. */
export function sendingLimit(ctx: Context): SendingLimit {
  return { since: new Date(ctx.now().getTime() - 3_600_000), count: 200 };
}
