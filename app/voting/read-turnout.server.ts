import type { Actor } from "#app/forums/actor.ts";
import { isSectorId } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { SectorTurnout } from "./ballot-part.ts";
import { can } from "./policy.ts";
import { countTurnout, findVoteStanding } from "./store.server.ts";

/** What those who watch a vote are told while it lasts; never anything of a ballot. */
export interface VoteNews {
  vote: string;
  turnout: SectorTurnout[];
  isOpen: boolean;
}

/** How many of each sector have voted, in the order of the sectors' ids. */
export async function readTurnout(
  ctx: Context,
  { id, isSecret }: { id: string; isSecret: boolean },
): Promise<SectorTurnout[]> {
  const turnout = await countTurnout(ctx.db, id, isSecret);
  return Object.entries(turnout)
    .flatMap(([sector, counts]) => (isSectorId(sector) ? [{ sector, ...counts }] : []))
    .sort((one, other) => (one.sector < other.sector ? -1 : 1));
}

/** How a vote goes; null for one that there is not. */
export async function readVoteNews(ctx: Context, voteId: string): Promise<VoteNews | null> {
  const row = await findVoteStanding(ctx.db, voteId);
  return row && { vote: voteId, turnout: await readTurnout(ctx, row), isOpen: row.state?.state === "open" };
}

/** Whether somebody may watch how many vote. */
export async function mayWatchVote(ctx: Context, actor: Actor | null, voteId: string): Promise<boolean> {
  const row = await findVoteStanding(ctx.db, voteId);
  if (!row) return false;
  return can(actor, "vote.seeTurnout", { forumId: row.forumId, state: "open", isElector: false });
}
