import type { Context } from "#app/kernel/context.server.ts";
import { updateNamePublic } from "./store.server.ts";

/** A person says whether everyone may see their name, or only those who share a forum with them. */
export async function setNamePublic(ctx: Context, accountId: string, isNamePublic: boolean): Promise<void> {
  await updateNamePublic(ctx.db, accountId, isNamePublic);
  // Pages that are kept in memory show the name no longer than it may be shown.
  ctx.hub.publish({ type: "access-changed" });
}
