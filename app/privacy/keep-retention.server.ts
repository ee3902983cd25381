import type { Context } from "#app/kernel/context.server.ts";
import { finishWithdrawals } from "./decide-sector.server.ts";
import { eraseNow, finishErasures } from "./erase-account.server.ts";
import { findInactive, forgetOldActors } from "./person-store.server.ts";
import { type Retention, tooOldBefore } from "./retention.ts";

/**
 * The daily work: lets go of what has been kept long enough, and ends what was interrupted. It can be repeated, and run by several
 * processes. Who is the last moderator of a forum, or of the secretariat, stays however long they have been away.
 */
export async function keepRetention(ctx: Context, retention: Retention): Promise<void> {
  await finishWithdrawals(ctx);
  await finishErasures(ctx);
  const inactiveBefore = tooOldBefore(ctx.now(), retention.inactiveAccountDays);
  if (inactiveBefore) {
    for (const accountId of await findInactive(ctx.db, inactiveBefore)) {
      const outcome = await eraseNow(ctx, { accountId, at: ctx.now(), requestedBy: "retention", actorId: null });
      if (!outcome.erased) ctx.log.warn({ reason: outcome.reason }, "an account that nobody uses stays");
    }
  }
  const actsBefore = tooOldBefore(ctx.now(), retention.actsDays);
  if (actsBefore) await forgetOldActors(ctx.db, actsBefore, ctx.newId);
}
