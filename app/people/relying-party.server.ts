import type { Context } from "#app/kernel/context.server.ts";

/** Whose passkeys they are (WebAuthn): the host of this instance's public address, and the pages they may be used on. */
export function relyingParty(ctx: Context): { id: string; origin: string } {
  const { hostname, origin } = new URL(ctx.publicUrl("/"));
  return { id: hostname, origin };
}
