import type { Context } from "#app/kernel/context.server.ts";
import { findAccount } from "./account-store.server.ts";
import { findOwnSessions } from "./session-store.server.ts";

/** What a person sees of their own account. */
export async function readAccount(ctx: Context, person: { accountId: string; sessionId: string }) {
  const [account, sessions] = await Promise.all([
    findAccount(ctx.db, person.accountId),
    findOwnSessions(ctx.db, person.accountId, ctx.now()),
  ]);
  if (!account) throw new Error(`account ${person.accountId} has a session and is gone`);
  const { passwordHash, secondFactorSince, ...profile } = account;
  return {
    profile,
    hasPassword: passwordHash !== null,
    hasSecondFactor: secondFactorSince !== null,
    sessions: sessions
      .map(({ lastSeenAt, ...session }) => ({
        ...session,
        lastSeenAt: lastSeenAt ?? session.createdAt,
        isThis: session.id === person.sessionId,
      }))
      // The one the person looks through stands first.
      .sort((a, b) => Number(b.isThis) - Number(a.isThis)),
  };
}
