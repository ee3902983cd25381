import { removeUndisclosedMarks } from "#app/drafting/remove-marks.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import { consentTextVersion, nextDecisions, sectorDecisions } from "#app/forums/sector-consent.ts";
import { findSeats } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { findUnfinishedWithdrawals, insertDecision, setMarksRemoved } from "./decision-store.server.ts";

type Decided = { sectorConsent: string };

/**
 * A person decides whether their sector stands beside them in a forum. What they decided is logged with the version and the language of
 * the text they were shown. A withdrawal takes the mark from what they wrote before, too. To decide the same again changes nothing.
 */
export async function decideSector(
  ctx: Context,
  actor: Actor | null,
  input: { forumSlug: string; decision: string; language: string },
): Promise<Result<Decided, "signedOut" | "notFound" | "invalid" | "decidedMeanwhile">> {
  if (!actor) return refuse("signedOut");
  const seat = (await findSeats(ctx.db, actor.accountId)).find((one) => one.forum.slug === input.forumSlug);
  if (!seat) return refuse("notFound");
  const decision = sectorDecisions.find((one) => one === input.decision);
  if (!decision) return refuse("invalid");
  if (seat.sectorConsent === decision) return ok({ sectorConsent: decision });
  if (!nextDecisions(seat).includes(decision)) return refuse("decidedMeanwhile");
  const written = await insertDecision(
    ctx.db,
    {
      id: ctx.newId(),
      membershipId: seat.id,
      accountId: actor.accountId,
      forumId: seat.forumId,
      sector: seat.sector,
      decision,
      textVersion: consentTextVersion,
      language: input.language,
      at: ctx.now(),
    },
    seat.sectorConsent,
  );
  if (!written) return refuse("decidedMeanwhile");
  ctx.hub.publish({ type: "access-changed" });
  if (decision === "withdrawn") {
    // The decision holds whatever happens now; what is left to do is done by the daily work.
    await finishWithdrawal(ctx, actor.accountId).catch((error: unknown) => {
      ctx.log.error({ err: error }, "marks of a withdrawn consent are still in a journal");
    });
  }
  return ok({ sectorConsent: decision });
}

/** Ends the withdrawals that were interrupted. */
export async function finishWithdrawals(ctx: Context): Promise<void> {
  for (const accountId of await findUnfinishedWithdrawals(ctx.db)) await finishWithdrawal(ctx, accountId);
}

async function finishWithdrawal(ctx: Context, accountId: string): Promise<void> {
  const at = ctx.now();
  await removeUndisclosedMarks(ctx, accountId);
  await setMarksRemoved(ctx.db, accountId, at);
}
