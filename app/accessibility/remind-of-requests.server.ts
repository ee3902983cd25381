import type { Context } from "#app/kernel/context.server.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { insertMailOnce } from "#app/mail/store.server.ts";
import { findSecretariat } from "#app/people/secretariat-store.server.ts";
import { daysLeft } from "./deadline.ts";
import { requestLetter } from "./request-letters.ts";
import { findOpenRequests } from "./store.server.ts";

/** So many days before the last one somebody can still do something. */
const remindedDays = 2;

/** Reminds the secretariat, once, of each request whose time runs out. It can be repeated, and run by several processes. */
export async function remindOfRequests(ctx: Context): Promise<void> {
  const urgent = (await findOpenRequests(ctx.db)).filter(
    ({ receivedAt }) => daysLeft(receivedAt, ctx.now()) <= remindedDays,
  );
  const readers = urgent.length > 0 ? await findSecretariat(ctx.db) : [];
  for (const { id, receivedAt } of urgent) {
    for (const reader of readers) {
      const mail = await prepareMail(ctx, requestLetter("runningOut", reader, receivedAt));
      // The same id at every look: there is one reminder of a request for each of them.
      await insertMailOnce(ctx.db, { ...mail, id: `reminder-${id}-${reader.id}` });
    }
  }
  if (urgent.length > 0) announceMail(ctx);
}
