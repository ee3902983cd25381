import { type Actor, membershipIn } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { visibleParagraphs } from "#app/kernel/visible-text.ts";
import { dissentLength } from "./dissent-length.ts";
import { insertDissent, type NewDissent } from "./dissent-store.server.ts";
import { type DissentOffer, type DissentRefusal, mayDissent } from "./may-dissent.server.ts";
import { type ShownDissent, shownDissents } from "./shown-dissents.ts";
import type { VoteRow } from "./store.server.ts";

export interface DissentInput {
  text: string;
  /** In whose name. */
  of: string;
  /** Whether everyone may read the person's name beside it. */
  isNamed: boolean;
  /** Whether the person has seen what will be published, and for good. */
  isConfirmed: boolean;
}

/** `dissentTaken`: one is attached already. */
export type AttachDissentRefusal = DissentRefusal | "dissentTaken" | "invalid";

/** The opinion as everyone sees it; attached once the person has confirmed that. */
export interface AttachedDissent {
  isAttached: boolean;
  shown: ShownDissent;
}

/** Somebody of the electorate attaches a dissenting opinion, their own or that of their sector. From then on it stays as it is. */
export async function attachDissent(
  ctx: Context,
  actor: Actor | null,
  vote: VoteRow,
  input: DissentInput,
): Promise<Result<AttachedDissent, AttachDissentRefusal>> {
  const may = await mayDissent(ctx, actor, vote);
  if (!may.ok) return may;
  if (!actor) return refuse("signedOut");
  const offer = may.value;
  const isOfSector = input.of === "sector";
  if (!isOfSector && input.of !== "person") return refuse("invalid", { of: "required" });
  if (isOfSector ? offer.sector === null : !offer.own) return refuse("dissentTaken");
  const text = visibleParagraphs(input.text);
  if (text === "" || /\p{Surrogate}/u.test(text))
    return refuse("invalid", { text: text === "" ? "required" : "invalid" });
  if (text.length > dissentLength) return refuse("invalid", { text: "tooLong" });
  const { id: voteId, number, forumId, recommendationId } = vote;
  const dissent = {
    id: ctx.newId(),
    voteId,
    accountId: actor.accountId,
    sector: isOfSector ? offer.sector : null,
    text,
    isNamed: !isOfSector && input.isNamed,
    at: ctx.now(),
  };
  const shown = asEveryoneSees(actor, vote, dissent, offer);
  if (!input.isConfirmed) return ok({ isAttached: false, shown });
  const attached = await insertDissent(ctx.db, dissent, { number, forumId, subjectId: recommendationId ?? forumId });
  return attached ? ok({ isAttached: true, shown }) : refuse("dissentTaken");
}

function asEveryoneSees(
  actor: Actor,
  vote: VoteRow,
  { id, sector, text, isNamed, at }: NewDissent,
  { electors }: DissentOffer,
): ShownDissent {
  const mark = membershipIn(actor, vote.forumId)?.sector ?? "";
  const known = {
    ...{ id, text, isNamed, at, forumId: vote.forumId, vote: vote.number, ofSector: sector },
    author: sector === null ? { name: actor.name, isErased: false, sector: mark, sectorConsent: "given" } : null,
    signed: 1,
    entitled: electors,
  };
  return shownDissents([known], () => null)[0] as ShownDissent;
}
