import type { Context } from "#app/kernel/context.server.ts";
import { findAccount } from "./account-store.server.ts";
import { countRecoveryCodes, findCodeApp, findPasskeys } from "./second-factor-store.server.ts";

/** What a person has to prove who they are with. */
export async function readSecondFactors(ctx: Context, accountId: string) {
  const [account, codeApp, passkeys, recoveryCodesLeft] = await Promise.all([
    findAccount(ctx.db, accountId),
    findCodeApp(ctx.db, accountId),
    findPasskeys(ctx.db, accountId),
    countRecoveryCodes(ctx.db, accountId),
  ]);
  return {
    hasPassword: (account?.passwordHash ?? null) !== null,
    codeAppSince: codeApp?.createdAt ?? null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt })),
    recoveryCodesLeft,
  };
}
