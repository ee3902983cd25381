import { randomInt } from "node:crypto";
import type { Context } from "#app/kernel/context.server.ts";
import { hashToken, newToken } from "#app/kernel/id.server.ts";
import { linkMinutes, signInLinkPath } from "./sign-in-link.ts";

/** How a link's token, a code and a browser's cookie are stored: what is good for one purpose is good for no other. */
export const stored = {
  link: (ctx: Context, token: string) => hashToken(`sign-in link ${token}`, ctx.sessionSecret),
  code: (ctx: Context, requestId: string, code: string) =>
    hashToken(`sign-in code ${requestId} ${code}`, ctx.sessionSecret),
  browser: (ctx: Context, token: string) => hashToken(`sign-in browser ${token}`, ctx.sessionSecret),
};

/**
 * A fresh link and code, and the row that knows them again.
 * @param asked.browser the cookie of the browser in which the link works without the code
 */
export function newSignInRequest(
  ctx: Context,
  asked: { email: string; accountId: string | null; browser: string; redirectTo: string },
) {
  const id = ctx.newId();
  const createdAt = ctx.now();
  const token = newToken();
  const code = String(randomInt(1_000_000)).padStart(6, "0");
  const row = {
    id,
    email: asked.email,
    browserHash: stored.browser(ctx, asked.browser),
    accountId: asked.accountId,
    linkHash: stored.link(ctx, token),
    codeHash: stored.code(ctx, id, code),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + linkMinutes * 60_000),
  };
  return { row, code, path: `${signInLinkPath}?token=${token}&redirectTo=${encodeURIComponent(asked.redirectTo)}` };
}
