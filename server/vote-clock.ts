import type { Context } from "#app/kernel/context.server.ts";
import { closeDueVotes } from "#app/voting/close-vote.server.ts";
import { sendVoteLetters } from "#app/voting/send-vote-letters.server.ts";

const everyMs = 2_000;

/**
 * Ends votes when their time is over, and at the start what a stop has left half done; writes to those who may vote. No ballot is taken
 * after its time, whenever this comes round. @returns a function that ends it, once what runs is done
 */
export function openVoteClock(ctx: Context): () => Promise<void> {
  let running: Promise<unknown> | null = null;
  const work = () => {
    running ??= closeDueVotes(ctx)
      .catch((error: unknown) =>
        ctx.log.error({ err: error }, "votes that are due could not be closed; tried again soon"),
      )
      .then(() => sendVoteLetters(ctx))
      .catch((error: unknown) =>
        ctx.log.error({ err: error }, "letters about votes were not written; tried again soon"),
      )
      .finally(() => {
        running = null;
      });
  };
  work();
  const timer = setInterval(work, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
