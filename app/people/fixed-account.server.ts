import type { Context } from "#app/kernel/context.server.ts";
import { findIsDemo } from "./account-store.server.ts";

/**
 * Whether an account belongs to everybody who tries a demo that others can reach: what would lock the next visitor out – its password, its
 * second factor, its end – stays as it is.
 */
export async function isFixedAccount(ctx: Context, accountId: string): Promise<boolean> {
  return ctx.areDemoAccountsFixed && (await findIsDemo(ctx.db, accountId));
}
