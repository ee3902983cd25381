import type { Context } from "#app/kernel/context.server.ts";
import { writeLastSeen } from "./session-store.server.ts";

const hourMs = 3_600_000;

/** Keeps the hour in which a session was last used; no more often and no more exactly. Nobody waits for it, and it may fail. */
export function markSeen(ctx: Context, session: { id: string; createdAt: Date; lastSeenAt: Date | null }): void {
  const hour = new Date(Math.floor(ctx.now().getTime() / hourMs) * hourMs);
  if (hour <= (session.lastSeenAt ?? session.createdAt)) return;
  writeLastSeen(ctx.db, session.id, hour).catch((error: unknown) => {
    ctx.log.debug({ err: error }, "when a session was last seen could not be written");
  });
}
