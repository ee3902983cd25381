import type { Context } from "#app/kernel/context.server.ts";
import { REGISTER_FORMAT, REGISTER_START, type RegisterStep } from "./register.ts";
import { findSteps } from "./register-store.server.ts";

export interface PublishedRegister {
  format: typeof REGISTER_FORMAT;
  version: 1;
  steps: RegisterStep[];
  /** Hash of the last step. */
  head: string;
}

/** The register of all votes as one file that registerFaults checks. */
export async function readRegister(ctx: Context): Promise<PublishedRegister> {
  const steps = (await findSteps(ctx.db)).map(({ entry, hash }) => ({ entry, hash }));
  return { format: REGISTER_FORMAT, version: 1, steps, head: steps.at(-1)?.hash ?? REGISTER_START };
}
