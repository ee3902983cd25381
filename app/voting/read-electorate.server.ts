import { isSectorId, type SectorId } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { countElectors } from "./store.server.ts";

/** How many people of each sector may vote in a vote, the largest first. */
export async function readElectorate(ctx: Context, voteId: string): Promise<{ sector: SectorId; entitled: number }[]> {
  const counts = await countElectors(ctx.db, voteId);
  return counts.flatMap(({ sector, entitled }) => (isSectorId(sector) ? [{ sector, entitled }] : []));
}
