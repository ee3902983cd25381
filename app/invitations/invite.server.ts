import { type Actor, actorIdOf, type Operator } from "#app/forums/actor.ts";
import { can } from "#app/forums/policy.ts";
import { findForumBySlug, findForums } from "#app/forums/store.server.ts";
import { findWithheld } from "#app/forums/withheld-store.server.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { announceMail } from "#app/mail/queue-mail.server.ts";
import { serverSender } from "./invitation.ts";
import { type Invitee, inviteForm, type LineFault, type ListLine, readList } from "./pasted-list.ts";
import { newLink, sendingLimit } from "./sending.server.ts";
import { findInvitedEmails, findMemberEmails, insertInvitations } from "./store.server.ts";

type Refused = "notFound" | "signedOut" | "forbidden";

/** Invites one person into a forum by mail. */
export async function invitePerson(
  ctx: Context,
  by: Actor | Operator | null,
  forumSlug: string,
  input: unknown,
): Promise<Result<{ email: string }, Refused | "invalid" | "tooManyInvitations">> {
  const forum = await findForumBySlug(ctx.db, forumSlug);
  if (!forum) return refuse("notFound");
  if (!by) return refuse("signedOut");
  if (!can(by, "forum.invite", forum)) return refuse("forbidden");
  const parsed = inviteForm.safeParse(input);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const { sectors: withheld } = await findWithheld(ctx.db);
  if (withheld.includes(parsed.data.sector)) return refuse("invalid", { sector: "notOffered" });
  const [fault] = await invite(ctx, by, forum, [parsed.data]);
  if (fault === "tooManyInvitations") return refuse(fault);
  if (fault) return refuse("invalid", { email: fault });
  return ok({ email: parsed.data.email });
}

export interface ListOutcome {
  sent: number;
  /** Lines that invited nobody, as they were typed, with every reason. */
  broken: Pick<ListLine, "number" | "text" | "faults">[];
}

/** Invites the people of a pasted list. What is wrong with some lines keeps nobody else from being invited. */
export async function inviteFromList(
  ctx: Context,
  by: Actor | Operator | null,
  forumSlug: string,
  input: { list: string; language: Language },
): Promise<Result<ListOutcome, Refused>> {
  const home = await findForumBySlug(ctx.db, forumSlug);
  if (!home) return refuse("notFound");
  if (!by) return refuse("signedOut");
  if (!can(by, "forum.invite", home)) return refuse("forbidden");
  const forums = await findForums(ctx.db);
  const lines = readList(input.list, { forum: home.slug, forums, language: input.language });
  const { sectors: withheld } = await findWithheld(ctx.db);
  for (const line of lines) {
    if (!line.invitee || !withheld.includes(line.invitee.sector)) continue;
    line.faults.push("sectorWithheld");
    line.invitee = null;
  }
  for (const forum of forums) {
    const own = lines.filter((line) => line.invitee?.forum === forum.slug);
    const invitees = own.flatMap((line) => line.invitee ?? []);
    const faults = can(by, "forum.invite", forum)
      ? await invite(ctx, by, forum, invitees)
      : invitees.map(() => "forumForbidden" as const);
    own.forEach((line, index) => {
      const fault = faults[index];
      if (fault) line.faults.push(fault);
    });
  }
  const broken = lines.filter((line) => line.faults.length > 0);
  return ok({
    sent: lines.length - broken.length,
    broken: broken.map(({ number, text, faults }) => ({ number, text, faults })),
  });
}

/** Invites people of different addresses into one forum. @returns for each why not, or null */
async function invite(
  ctx: Context,
  by: Actor | Operator,
  forum: { id: string; name: string },
  invitees: Invitee[],
): Promise<(LineFault | null)[]> {
  const emails = invitees.map((invitee) => invitee.email);
  const sender = { id: by === "operator" ? serverSender : by.accountId, actorId: actorIdOf(by) };
  for (let attempt = 0; ; attempt++) {
    const members = await findMemberEmails(ctx.db, forum.id, emails);
    const invited = await findInvitedEmails(ctx.db, forum.id, emails);
    const faults = invitees.map(({ email }): LineFault | null =>
      members.has(email) ? "alreadyMember" : invited.has(email) ? "alreadyInvited" : null,
    );
    const fresh = invitees.filter((_, index) => faults[index] === null);
    if (fresh.length === 0) return faults;
    try {
      const rows = await Promise.all(fresh.map((invitee) => newInvitation(ctx, by, forum, invitee)));
      const sent = await insertInvitations(ctx.db, rows, sender, sendingLimit(ctx));
      announceMail(ctx);
      const unsent = new Set(fresh.slice(sent));
      return invitees.map((invitee, index) => (unsent.has(invitee) ? "tooManyInvitations" : (faults[index] ?? null)));
    } catch (error) {
      // Another moderator has invited one of them at the same moment.
      if (!isTaken(error) || attempt === 9) throw error;
    }
  }
}

async function newInvitation(
  ctx: Context,
  by: Actor | Operator,
  forum: { id: string; name: string },
  invitee: Invitee,
) {
  const { email, name, organisation, role, sector, language } = invitee;
  const { tokenHash, at, expiresAt, mail } = await newLink(ctx, invitee, {
    inviter: by === "operator" ? null : by.name,
    forum: forum.name,
  });
  const invitation = {
    id: ctx.newId(),
    forumId: forum.id,
    email,
    name,
    organisation,
    role,
    sector,
    language,
    invitedById: by === "operator" ? serverSender : by.accountId,
    createdAt: at,
    expiresAt,
  };
  return { invitation, tokenHash, mail };
}
