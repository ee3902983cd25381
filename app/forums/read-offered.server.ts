import type { Context } from "#app/kernel/context.server.ts";
import { offered } from "./offered.ts";
import { type SectorId, sectorIds } from "./sectors.ts";
import { findWithheld } from "./withheld-store.server.ts";

/** The sectors to choose from; `kept` are chosen already. */
export async function readOfferedSectors(ctx: Context, kept: readonly string[] = []): Promise<SectorId[]> {
  return offered(sectorIds, (await findWithheld(ctx.db)).sectors, kept);
}
