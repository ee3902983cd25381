import { z } from "zod";
import type { Context } from "#app/kernel/context.server.ts";
import { fieldErrors } from "#app/kernel/field-errors.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { optionalLine, requiredLine } from "#app/kernel/visible-text.ts";
import { emailAddress } from "./email-address.ts";
import { hashPassword } from "./password.server.ts";
import { passwordFault } from "./password-rules.ts";
import { insertSecretariat } from "./secretariat-store.server.ts";

const form = z.object({
  email: emailAddress,
  name: requiredLine(120),
  organisation: optionalLine(200),
  password: z.string(),
});

/**
 * An account of the secretariat, which signs in by password. For whoever runs commands on the server itself: nobody who comes
 * through the web may call this.
 */
export async function createSecretariat(
  ctx: Context,
  input: Partial<Record<keyof z.infer<typeof form>, unknown>>,
): Promise<Result<{ id: string; email: string }, "invalid">> {
  const parsed = form.safeParse(input);
  if (!parsed.success) return refuse("invalid", fieldErrors(parsed.error));
  const { password, ...account } = parsed.data;
  const fault = passwordFault(password, account);
  if (fault) return refuse("invalid", { password: fault });
  const id = ctx.newId();
  try {
    await insertSecretariat(ctx.db, {
      id,
      ...account,
      passwordHash: await hashPassword(password),
      createdAt: ctx.now(),
    });
  } catch (error) {
    if (isTaken(error)) return refuse("invalid", { email: "taken" });
    throw error;
  }
  return ok({ id, email: account.email });
}
