import type { Context } from "#app/kernel/context.server.ts";
import { announceMail, prepareMail } from "#app/mail/queue-mail.server.ts";
import { findReaders, findUntold, insertLetters } from "./letter-store.server.ts";
import { findAwaited } from "./store.server.ts";
import { voteLetter } from "./vote-letter.ts";

/**
 * Writes to those who may vote and have not: once that a vote is open, and once, at the time its moderator has chosen, that it soon ends.
 * The server calls it every few seconds; several processes may.
 */
export async function sendVoteLetters(ctx: Context): Promise<void> {
  const now = ctx.now();
  let isQueued = false;
  for (const kind of ["opened", "reminder"] as const) {
    for (const vote of await findUntold(ctx.db, kind, now)) {
      const readers = await findReaders(ctx.db, await findAwaited(ctx.db, vote));
      const rows = [];
      for (const reader of readers) rows.push(await prepareMail(ctx, voteLetter(kind, reader, vote)));
      isQueued = (await insertLetters(ctx.db, { voteId: vote.id, kind, at: now }, rows)) || isQueued;
    }
  }
  if (isQueued) announceMail(ctx);
}
