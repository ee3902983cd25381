import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { stepOfCode } from "./code-app.server.ts";
import { readCode } from "./one-time-code.ts";
import { hashRecoveryCode } from "./recovery-codes.server.ts";
import { findCodeApp, takeRecoveryCode, takeStep } from "./second-factor-store.server.ts";
import type { SignInLimits } from "./sign-in-limits.server.ts";

export type CodeRefusal = "codeMissing" | "wrongCode" | "tooManyTries";

/** Takes a code of a person's app, or one of their recovery codes. Neither can be used twice; wrong ones are counted. */
export async function checkCode(
  ctx: Context,
  limits: SignInLimits,
  accountId: string,
  input: { code: string; address: string },
): Promise<Result<void, CodeRefusal>> {
  if (input.code.trim() === "") return refuse("codeMissing");
  if (!(await limits.takeCodeTry(accountId, input.address))) return refuse("tooManyTries");
  const typed = readCode(input.code);
  if (!typed || !(await isTaken(ctx, accountId, typed))) return refuse("wrongCode");
  await limits.giveBackCode(accountId, input.address);
  return ok(undefined);
}

async function isTaken(ctx: Context, accountId: string, typed: NonNullable<ReturnType<typeof readCode>>) {
  if (typed.kind === "recovery") {
    return takeRecoveryCode(ctx.db, accountId, hashRecoveryCode(ctx, accountId, typed.code));
  }
  const app = await findCodeApp(ctx.db, accountId);
  const step = app && stepOfCode(ctx, accountId, app, typed.code);
  return step !== null && (await takeStep(ctx.db, accountId, step));
}
