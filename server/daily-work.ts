import { remindOfRequests } from "#app/accessibility/remind-of-requests.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { keepRetention } from "#app/privacy/keep-retention.server.ts";
import type { Retention } from "#app/privacy/retention.ts";

const everyMs = 86_400_000;
/** Not at once: a start has other things to do. */
const firstMs = 60_000;

/** Does the daily work, a minute after the start and then once a day. @returns a function that ends it, once what runs is done */
export function openDailyWork(ctx: Context, retention: Retention): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const work = () => {
    running = running
      .then(() => remindOfRequests(ctx))
      .then(() => keepRetention(ctx, retention))
      .catch((error: unknown) => ctx.log.error({ err: error }, "the daily work failed; it is tried again tomorrow"));
  };
  const first = setTimeout(work, firstMs);
  const timer = setInterval(work, everyMs);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    await running;
  };
}
