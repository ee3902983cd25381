import { randomInt } from "node:crypto";
import type { Context } from "#app/kernel/context.server.ts";
import { hashToken } from "#app/kernel/id.server.ts";

const count = 10;
// Without letters that are taken for digits.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** New codes for who loses their second factor, 50 random bits each. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: 10 }, () => alphabet[randomInt(alphabet.length)]).join(""),
  );
}

/** The form in which one is stored; the same code of another account is another row. */
export function hashRecoveryCode(ctx: Context, accountId: string, code: string): string {
  return hashToken(`recovery code ${accountId} ${code}`, ctx.sessionSecret);
}
