import type { Context } from "#app/kernel/context.server.ts";
import { deleteOtherSessions, deleteOwnSession } from "./session-store.server.ts";

/** Ends one of a person's sessions and its live connections. @returns false when it is not theirs, or has ended already */
export async function endSession(ctx: Context, accountId: string, sessionId: string): Promise<boolean> {
  const isEnded = await deleteOwnSession(ctx.db, accountId, sessionId);
  ctx.hub.publish({ type: "access-changed" });
  return isEnded;
}

/** Ends all of a person's sessions but the one they are in. */
export async function endOtherSessions(ctx: Context, person: { accountId: string; sessionId: string }): Promise<void> {
  await deleteOtherSessions(ctx.db, person.accountId, person.sessionId);
  ctx.hub.publish({ type: "access-changed" });
}
