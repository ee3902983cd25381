import type { Actor } from "#app/forums/actor.ts";
import type { Language } from "#app/i18n/languages.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { type FieldErrors, ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { requiredLine } from "#app/kernel/visible-text.ts";
import { openSession, type SignedIn } from "#app/people/open-session.server.ts";
import { hashPassword } from "#app/people/password.server.ts";
import { passwordFault } from "#app/people/password-rules.ts";
import { lengths } from "./invitation.ts";
import { type ClosedLink, openInvitation } from "./read-invitations.server.ts";
import { accept } from "./store.server.ts";

export interface Accepted {
  forumSlug: string;
  /** The session of a new account; null for who was signed in already. */
  signedIn: SignedIn | null;
}

/**
 * Takes an invitation: makes the account of who has none, or adds the membership to the account that is signed in and has this very
 * address. Of several at once, one succeeds.
 */
export async function acceptInvitation(
  ctx: Context,
  actor: Actor | null,
  input: { token: string; name: string; password: string; language: Language; userAgent: string },
): Promise<Result<Accepted, ClosedLink | "signInFirst" | "otherAccount" | "invalid">> {
  const opened = await openInvitation(ctx, input.token);
  if (!opened.ok) return opened;
  const { row, accountId } = opened.value;
  if (actor && actor.accountId !== accountId) return refuse("otherAccount");
  if (accountId && !actor) return refuse("signInFirst");
  const account = accountId ? ok(null) : await newAccount(row, input);
  if (!account.ok) return account;

  const id = accountId ?? ctx.newId();
  try {
    const person = { accountId: id, newAccount: account.value, membershipId: ctx.newId(), at: ctx.now() };
    if (!(await accept(ctx.db, row, person))) {
      const again = await openInvitation(ctx, input.token);
      return again.ok ? refuse("came") : again;
    }
  } catch (error) {
    if (isTaken(error)) return refuse("signInFirst");
    throw error;
  }
  ctx.hub.publish({ type: "access-changed" });
  const signedIn = accountId ? null : await openSession(ctx, id, input);
  return ok({ forumSlug: row.forum.slug, signedIn });
}

async function newAccount(
  { email, organisation }: { email: string; organisation: string },
  { name, password, language }: { name: string; password: string; language: Language },
) {
  const parsed = requiredLine(lengths.name).safeParse(name);
  const fields: FieldErrors = {};
  if (!parsed.success) fields.name = parsed.error.issues[0]?.message ?? "invalid";
  const fault = password === "" ? null : passwordFault(password, { name, email });
  if (fault) fields.next = fault;
  if (!parsed.success || fault) return refuse("invalid", fields);
  const passwordHash = password === "" ? null : await hashPassword(password);
  return ok({ email, name: parsed.data, organisation, passwordHash, language });
}
