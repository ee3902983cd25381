import type { Context } from "#app/kernel/context.server.ts";
import { findOutbox } from "./store.server.ts";

/** The newest mails with their texts: for an instance that is being tried out, never for one with people's own accounts. */
export async function readOutbox(ctx: Context) {
  const mails = await findOutbox(ctx.db, 50);
  return {
    publicUrl: ctx.publicUrl("/"),
    mails: mails.map(({ id, recipient, language, subject, text, sentAt, failedAt }) => {
      const state = sentAt ? ("sent" as const) : failedAt ? ("failed" as const) : ("waiting" as const);
      return { id, recipient, language, subject, text, state };
    }),
  };
}
