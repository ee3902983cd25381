import type { Context } from "#app/kernel/context.server.ts";
import { deliverMail } from "#app/mail/deliver-mail.server.ts";
import { createSmtp } from "#app/mail/smtp.server.ts";
import { deleteOldMails } from "#app/mail/store.server.ts";
import { deleteOldRequests } from "#app/people/sign-in-link-store.server.ts";

// What another process has queued, and what is to be tried again, is found by looking.
const lookMs = 5_000;
const keptDays = 90;
// A mail server may take a minute to answer; who stops the server should not wait for it.
const endingMs = 3_000;

/** Sends the mails of the outbox in the background, while there is a mail server. @returns a function that ends it */
export function openPostOffice(ctx: Context, mail: { smtpUrl: string; from: string }): () => Promise<void> {
  const transport = createSmtp(mail.smtpUrl, mail.from);
  let isStopped = false;
  let isAsked = false;
  let round: Promise<void> | null = null;

  const look = () => {
    isAsked = true;
    round ??= work().finally(() => {
      round = null;
    });
  };
  const work = async () => {
    while (isAsked && !isStopped) {
      isAsked = false;
      try {
        await deliverMail(ctx, transport, () => isStopped);
      } catch (error) {
        // Without the database nothing is sent; the next look asks again.
        ctx.log.warn({ err: error }, "the outbox could not be read");
      }
    }
  };
  const timer = setInterval(look, lookMs);
  const unsubscribe = ctx.hub.subscribe((event) => {
    if (event.type === "mail-queued") look();
  });
  look();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    unsubscribe();
    await Promise.race([round, new Promise((resolve) => setTimeout(resolve, endingMs).unref())]);
    transport.close();
  };
}

/** Forgets what was sent long ago, and who asked to sign in by mail before yesterday. */
export async function clearOutbox(ctx: Context): Promise<void> {
  const daysAgo = (days: number) => new Date(ctx.now().getTime() - days * 86_400_000);
  await deleteOldMails(ctx.db, daysAgo(keptDays));
  await deleteOldRequests(ctx.db, daysAgo(1));
}
