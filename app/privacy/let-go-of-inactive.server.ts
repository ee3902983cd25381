import type { Context } from "#app/kernel/context.server.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { findMailOutcomes, insertMailOnce, type MailOutcome } from "#app/mail/store.server.ts";
import { eraseNow } from "./erase-account.server.ts";
import { type InactiveAccount, isToGo, keptLetter, warnedDays, warningId, warningLetter } from "./inactive-account.ts";
import { findInactive, findLastOffice, isKeepingLogged, type LastOffice, logKeeping } from "./person-store.server.ts";

/**
 * Warns people whose account nobody has used for nearly `days`, and erases those who were warned a month ago and did not come. Where no
 * mail goes out nobody is warned, and so nobody is erased. Who is the last moderator of a forum, or of the secretariat, stays, and is told so
 * once in an absence; it is in the log too.
 */
export async function letGoOfInactive(ctx: Context, days: number): Promise<void> {
  const now = ctx.now();
  const accounts = await findInactive(ctx.db, new Date(now.getTime() - (days - warnedDays) * 86_400_000));
  const mails = await findMailOutcomes(ctx.db, accounts.map(warningId));
  const warnings = new Map(mails.map((mail) => [mail.id, mail]));
  for (const account of accounts) {
    const office = await findLastOffice(ctx.db, account);
    if (office) await keep(ctx, account, office);
    else await letGo(ctx, account, warnings.get(warningId(account)), days);
  }
}

async function keep(ctx: Context, account: InactiveAccount, office: LastOffice): Promise<void> {
  if (await isKeepingLogged(ctx.db, account.id, account.lastSeenAt)) return;
  const now = ctx.now();
  const letter = keptLetter(account, now, office.reason === "onlyModerator" ? office.forums : []);
  await logKeeping(ctx.db, account, now, await prepareMail(ctx, letter));
  announceMail(ctx);
}

async function letGo(
  ctx: Context,
  account: InactiveAccount,
  warning: MailOutcome | undefined,
  days: number,
): Promise<void> {
  const now = ctx.now();
  if (!warning) {
    const mail = await prepareMail(ctx, warningLetter(account, now, days));
    await insertMailOnce(ctx.db, { ...mail, id: warningId(account) });
    announceMail(ctx);
    return;
  }
  // An address that takes no mail any more has had its warning; one that was never tried has not.
  const hasBounced = warning.failure === "refused" || warning.failure === "givenUp";
  const warnedAt = warning.sentAt ?? (hasBounced ? warning.failedAt : null);
  if (!isToGo(account, warnedAt, now, days)) return;
  // Who has become the last in an office since they were looked for is kept tomorrow.
  await eraseNow(ctx, { accountId: account.id, at: now, requestedBy: "retention", actorId: null });
}
