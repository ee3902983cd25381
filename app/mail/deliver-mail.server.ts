import type { Context } from "#app/kernel/context.server.ts";
import { isFinal, maxAttempts, pauseAfter } from "./retry.ts";
import { faultOf, type Transport } from "./smtp.server.ts";
import { claimMail, type DueMail, findDueMails, markFailed, markSent, postpone } from "./store.server.ts";

/**
 * Tries the mails that are due, a few at a time. Several processes may do so at once. It ends early when the mail server cannot be
 * reached, or when `isStopped` says so.
 */
export async function deliverMail(ctx: Context, transport: Transport, isStopped = () => false): Promise<void> {
  for (;;) {
    const due = await findDueMails(ctx.db, ctx.now(), 20);
    if (due.length === 0) return;
    const reached = await Promise.all(due.map((mail) => deliver(ctx, transport, mail)));
    if (isStopped() || reached.includes(false)) return;
  }
}

/** @returns false when there is no mail server */
async function deliver(ctx: Context, transport: Transport, mail: DueMail): Promise<boolean> {
  if (!(await claimMail(ctx.db, mail, ctx.now()))) return true;
  if (mail.expiresAt <= ctx.now()) {
    await markFailed(ctx.db, mail.id, { at: ctx.now(), failure: "expired", lastError: mail.lastError });
    return true;
  }
  try {
    await transport.send(mail);
  } catch (error) {
    return putAside(ctx, mail, error);
  }
  await markSent(ctx.db, mail.id, ctx.now());
  return true;
}

async function putAside(ctx: Context, mail: DueMail, error: unknown): Promise<boolean> {
  const fault = faultOf(error);
  const attempts = mail.attempts + 1;
  const failure = isFinal(fault) ? "refused" : attempts >= maxAttempts ? "givenUp" : null;
  // The server's words may name the address, which a log must not.
  ctx.log.warn({ mailId: mail.id, attempts, responseCode: fault.responseCode, failure }, "a mail was not taken");
  const at = ctx.now();
  if (failure) await markFailed(ctx.db, mail.id, { at, failure, lastError: fault.message });
  else await postpone(ctx.db, mail.id, new Date(at.getTime() + pauseAfter(attempts)), fault.message);
  return fault.responseCode !== undefined;
}
