import { timingSafeEqual } from "node:crypto";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { openSession, type SignedIn } from "./open-session.server.ts";
import { codeTriesPerDay } from "./sign-in-link.ts";
import { countTries, findRequest, spendRequest, takeCodeTry } from "./sign-in-link-store.server.ts";
import { stored } from "./sign-in-request.server.ts";

/** Whether a link still works, and whether this is the browser that asked for it. Looking changes nothing. */
export async function lookAtLink(
  ctx: Context,
  { token, browser }: { token: string; browser: string },
): Promise<"own" | "other" | "closed"> {
  const request = await findRequest(ctx.db, { linkHash: stored.link(ctx, token) }, ctx.now());
  if (!request) return "closed";
  return request.browserHash === stored.browser(ctx, browser) ? "own" : "other";
}

/**
 * Signs in by a mailed link in the browser that asked for it; in another one only with the code of the same mail; without a link, with
 * the code of the newest mail that this browser asked for. A program that opens or submits links knows no code, and uses nothing up.
 */
export async function useSignInLink(
  ctx: Context,
  input: { token: string; browser: string; code: string; userAgent: string },
): Promise<Result<SignedIn, "linkClosed" | "codeShape">> {
  const browserHash = stored.browser(ctx, input.browser);
  const by = input.token === "" ? { browserHash } : { linkHash: stored.link(ctx, input.token) };
  if (input.token === "" && !/^\d{6}$/.test(input.code)) return refuse("codeShape");
  const request = await findRequest(ctx.db, by, ctx.now());
  if (!request) return refuse("linkClosed");
  if (input.token === "" || request.browserHash !== browserHash) {
    if (!/^\d{6}$/.test(input.code)) return refuse("codeShape");
    const dayAgo = new Date(ctx.now().getTime() - 86_400_000);
    if ((await countTries(ctx.db, request.email, dayAgo)) >= codeTriesPerDay) return refuse("linkClosed");
    if (!(await takeCodeTry(ctx.db, request.id))) return refuse("linkClosed");
    const typed = Buffer.from(stored.code(ctx, request.id, input.code));
    if (!timingSafeEqual(typed, Buffer.from(request.codeHash))) return refuse("linkClosed");
  }
  // The request of an address without an account has a link and a code that nobody was told.
  if (!request.accountId || !(await spendRequest(ctx.db, request.id, ctx.now()))) return refuse("linkClosed");
  return ok(await openSession(ctx, request.accountId, { userAgent: input.userAgent }));
}
