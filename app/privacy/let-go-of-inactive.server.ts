import type { Context } from "#app/kernel/context.server.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { findMailOutcomes, insertMailOnce } from "#app/mail/store.server.ts";
import { eraseNow } from "./erase-account.server.ts";
import { isToGo, warnedDays, warningId, warningLetter } from "./inactive-account.ts";
import { findInactive } from "./person-store.server.ts";

/**
 * Warns people whose account nobody has used for nearly `days`, and erases those who were warned a month ago and did not come. Where no
 * mail goes out nobody is warned, and so nobody is erased. Who is the last moderator of a forum, or of the secretariat, stays.
 */
export async function letGoOfInactive(ctx: Context, days: number): Promise<void> {
  const now = ctx.now();
  const accounts = await findInactive(ctx.db, new Date(now.getTime() - (days - warnedDays) * 86_400_000));
  const mails = await findMailOutcomes(ctx.db, accounts.map(warningId));
  const warnings = new Map(mails.map((mail) => [mail.id, mail]));
  for (const account of accounts) {
    const warning = warnings.get(warningId(account));
    if (!warning) {
      const mail = await prepareMail(ctx, warningLetter(account, now, days));
      await insertMailOnce(ctx.db, { ...mail, id: warningId(account) });
      announceMail(ctx);
      continue;
    }
    // An address that takes no mail any more has had its warning; one that was never tried has not.
    const hasBounced = warning.failure === "refused" || warning.failure === "givenUp";
    const warnedAt = warning.sentAt ?? (hasBounced ? warning.failedAt : null);
    if (!isToGo(account, warnedAt, now, days)) continue;
    const outcome = await eraseNow(ctx, { accountId: account.id, at: now, requestedBy: "retention", actorId: null });
    if (!outcome.erased) ctx.log.warn({ reason: outcome.reason }, "an account that nobody uses stays");
  }
}
