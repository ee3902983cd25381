import type { Actor } from "#app/forums/actor.ts";
import { isSectorId, type SectorId } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findDissentAuthors } from "./dissent-store.server.ts";
import { dissentDeadline } from "./dissent-time.ts";
import { can } from "./policy.ts";
import { stateOf } from "./read-vote.server.ts";
import { countElectors, findElector, type VoteRow } from "./store.server.ts";

export type DissentRefusal = "signedOut" | "dissentNotYours" | "dissentNotClosed" | "dissentTooLate";

/** What somebody may still do with dissenting opinions on a vote. */
export interface DissentOffer {
  until: Date;
  /** Whether they have not attached their own yet. */
  own: boolean;
  /** Their sector, where nobody has attached its opinion yet. */
  sector: SectorId | null;
  /** Their sector's opinion, where they do not stand by it yet. */
  toSign: string | null;
  /** How many of their sector could vote. */
  electors: number;
}

/** Whoever could vote, and is still of the forum, may attach an opinion within its time, whether they voted or not. */
export async function mayDissent(
  ctx: Context,
  actor: Actor | null,
  vote: VoteRow,
): Promise<Result<DissentOffer, DissentRefusal>> {
  if (!actor) return refuse("signedOut");
  const elector = await findElector(ctx.db, vote.id, vote.forumId, actor.accountId);
  if (!elector) return refuse("dissentNotYours");
  const until = dissentDeadline(vote);
  const facts = { forumId: vote.forumId, state: stateOf(ctx, vote), isElector: true };
  if (until === null || !can(actor, "vote.dissent", facts)) return refuse("dissentNotClosed");
  if (ctx.now() > until) return refuse("dissentTooLate");
  const [dissents, sizes] = await Promise.all([findDissentAuthors(ctx.db, vote.id), countElectors(ctx.db, vote.id)]);
  const sector = isSectorId(elector.sector) ? elector.sector : null;
  const ofSector = dissents.find((one) => one.ofSector === elector.sector);
  const stands = ofSector?.signatures.some(({ accountId }) => accountId === actor.accountId) ?? false;
  return ok({
    until,
    own: !dissents.some(({ ofPerson }) => ofPerson === actor.accountId),
    sector: ofSector ? null : sector,
    toSign: ofSector && !stands ? ofSector.id : null,
    electors: sizes.find((one) => one.sector === elector.sector)?.entitled ?? 0,
  });
}
