import { remindOfRequests } from "#app/accessibility/remind-of-requests.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { keepRetention } from "#app/privacy/keep-retention.server.ts";
import type { Retention } from "#app/privacy/retention.ts";
import { openRegularWork } from "./regular-work.ts";

const everyMs = 86_400_000;
/** Not at once: a start has other things to do. */
const firstMs = 60_000;

/** Does the daily work, a minute after the start and then once a day. @returns a function that ends it, once what runs is done */
export function openDailyWork(ctx: Context, retention: Retention): () => Promise<void> {
  const work = async () => {
    try {
      await remindOfRequests(ctx);
      await keepRetention(ctx, retention);
    } catch (error) {
      ctx.log.error({ err: error }, "the daily work failed; it is tried again tomorrow");
    }
  };
  return openRegularWork(work, { firstMs, everyMs });
}
