import { createI18n } from "#app/i18n/create-i18n.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { Letter } from "./letter.ts";
import { renderLetter } from "./render-letter.ts";
import { insertMail, type OutboxRow } from "./store.server.ts";

/**
 * Puts a letter into words, for a use case that writes it in the transaction of what causes it: its store passes the row to
 * `mailInsertion`, and the use case calls `announceMail` after the commit.
 */
export async function prepareMail(ctx: Context, letter: Letter): Promise<OutboxRow> {
  const i18n = await createI18n(letter.language);
  const rendered = renderLetter(letter.words(i18n.t), letter.language, (path) => ctx.publicUrl(path));
  return {
    id: ctx.newId(),
    kind: letter.kind,
    recipient: letter.to,
    language: letter.language,
    ...rendered,
    createdAt: ctx.now(),
    expiresAt: letter.usefulUntil,
    nextTryAt: ctx.now(),
  };
}

/** Tells the sender of this process that the outbox has something new; another process finds it by itself. */
export function announceMail(ctx: Context): void {
  ctx.hub.publish({ type: "mail-queued" });
}

/** Queues a mail that nothing else has to be written with. It is sent in the background. */
export async function queueMail(ctx: Context, letter: Letter): Promise<void> {
  await insertMail(ctx.db, await prepareMail(ctx, letter));
  announceMail(ctx);
}
