import { offered } from "#app/forums/offered.ts";
import { findWithheld } from "#app/forums/withheld-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { type PolicyAreaId, policyAreaIds } from "./catalogue.ts";

/** The policy areas to choose from; `kept` are chosen already. */
export async function readOfferedAreas(ctx: Context, kept: readonly string[] = []): Promise<PolicyAreaId[]> {
  return offered(policyAreaIds, (await findWithheld(ctx.db)).areas, kept);
}
