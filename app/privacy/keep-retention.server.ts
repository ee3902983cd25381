import type { Context } from "#app/kernel/context.server.ts";
import { finishWithdrawals } from "./decide-sector.server.ts";
import { finishErasures } from "./erase-account.server.ts";
import { letGoOfInactive } from "./let-go-of-inactive.server.ts";
import { forgetOldActors } from "./person-store.server.ts";
import { type Retention, tooOldBefore } from "./retention.ts";

/**
 * The daily work: lets go of what has been kept long enough, and ends what was interrupted. It can be repeated, and run by several
 * processes.
 */
export async function keepRetention(ctx: Context, retention: Retention): Promise<void> {
  await finishWithdrawals(ctx);
  await finishErasures(ctx);
  if (retention.inactiveAccountDays > 0) await letGoOfInactive(ctx, retention.inactiveAccountDays);
  const actsBefore = tooOldBefore(ctx.now(), retention.actsDays);
  if (actsBefore) await forgetOldActors(ctx.db, actsBefore, ctx.newId);
}
