import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { dissentDeadline } from "./dissent-time.ts";
import { type DissentOffer, mayDissent } from "./may-dissent.server.ts";
import { readVoteResult } from "./read-vote-result.server.ts";
import type { ShownResult } from "./shown-result.ts";
import type { VoteRow } from "./store.server.ts";

/** What a vote that has ended came to, and what the reader may still do about it. */
export interface ShownOutcome {
  shown: ShownResult;
  /** Until when dissenting opinions may be attached; null once that is over. */
  dissentUntil: Date | null;
  offer: DissentOffer | null;
}

/** Null for a vote that has no result. */
export async function readOutcome(ctx: Context, actor: Actor | null, vote: VoteRow): Promise<ShownOutcome | null> {
  const shown = await readVoteResult(ctx, actor, vote);
  if (!shown) return null;
  const until = dissentDeadline(vote);
  const may = await mayDissent(ctx, actor, vote);
  return {
    shown,
    dissentUntil: until !== null && ctx.now() <= until ? until : null,
    offer: may.ok ? may.value : null,
  };
}
