import type { Context } from "#app/kernel/context.server.ts";
import { deleteSession } from "./store.server.ts";

/** Ends a session and, through the hub, its live connections. */
export async function signOut(ctx: Context, sessionId: string): Promise<void> {
  await deleteSession(ctx.db, sessionId);
  ctx.hub.publish({ type: "access-changed" });
}
