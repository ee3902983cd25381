import type { Context } from "#app/kernel/context.server.ts";
import { hashToken, newToken } from "#app/kernel/id.server.ts";
import { deviceOf } from "./device.ts";
import { sessionDays } from "./session.ts";
import { insertSession } from "./store.server.ts";

export interface SignedIn {
  /** For the cookie; only its hash is stored. */
  token: string;
  sessionId: string;
  expiresAt: Date;
}

/**
 * Opens a session for a person who has just proved who they are. `userAgent` is the browser's own account of itself. Where a second
 * factor is due and was not given, the session opens nothing but the pages that ask for it (second-step.ts).
 */
export async function openSession(
  ctx: Context,
  accountId: string,
  { userAgent = "", hasSecondFactor = false }: { userAgent?: string; hasSecondFactor?: boolean } = {},
): Promise<SignedIn> {
  const token = newToken();
  const now = ctx.now();
  const session = {
    id: hashToken(token, ctx.sessionSecret),
    accountId,
    createdAt: now,
    expiresAt: new Date(now.getTime() + sessionDays * 86_400_000),
    ...deviceOf(userAgent),
    provedAt: now,
    secondFactorAt: hasSecondFactor ? now : null,
  };
  await insertSession(ctx.db, session);
  return { token, sessionId: session.id, expiresAt: session.expiresAt };
}
