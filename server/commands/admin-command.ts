import type { Context } from "#app/kernel/context.server.ts";
import type { Refusal } from "#app/kernel/result.ts";
import { findAccountByEmail } from "#app/people/store.server.ts";
import { CommandFailure, type Terminal } from "./terminal.ts";

/** What was given for each option and word. */
export type OptionValues = Record<string, string[]>;

export interface AdminCommand {
  name: string;
  usage: string;
  about: string;
  /** Words after the command's name, all of them required. */
  words?: string[];
  options: Record<string, "required" | "optional" | "many">;
  mayCreateDatabase?: boolean;
  /** Prints what it did. @returns what a use case refused with */
  run(ctx: Context, values: OptionValues, terminal: Terminal): Promise<Refusal<string> | undefined>;
}

/** What was given once; "" for what was not. */
export const first = (values: OptionValues, name: string): string => values[name]?.[0] ?? "";

/** The account that `--email` names. @throws CommandFailure when there is none */
export async function accountNamed(ctx: Context, values: OptionValues): Promise<{ id: string; email: string }> {
  const email = first(values, "email").trim().toLowerCase();
  const account = await findAccountByEmail(ctx.db, email);
  if (!account) throw new CommandFailure(`Nobody has an account with the address ${email}.`);
  return { id: account.id, email };
}
