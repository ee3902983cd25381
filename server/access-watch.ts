import type { Context } from "#app/kernel/context.server.ts";
import { readAccessEpoch } from "#app/people/store.server.ts";

const pollMs = 400;
// Sessions also end by the clock, which changes no row.
const everyMs = 60_000;

/**
 * Calls `recheck` within a second of any loss of access: at once for what this process did (the hub), and by reading one number
 * for what another process or a person at the database did. @returns a function that ends the watch
 */
export function watchAccess(ctx: Context, recheck: () => Promise<void>): () => void {
  let epoch: number | null = null;
  let checkedAt = 0;
  let isStopped = false;
  let running: Promise<void> = Promise.resolve();
  /** A round of the timer is under way: while the database does not answer, no more of them gather. */
  let isPolling = false;

  const check = (isCertain: boolean) => {
    running = running.then(async () => {
      if (isStopped) return;
      try {
        const current = await readAccessEpoch(ctx.db);
        const now = ctx.now().getTime();
        if (!isCertain && current === epoch && now - checkedAt < everyMs) return;
        await recheck();
        epoch = current;
        checkedAt = now;
      } catch (error) {
        // Without the database nothing can be written either; the next round asks again.
        ctx.log.warn({ err: error }, "access could not be checked");
      }
    });
    return running;
  };

  const timer = setInterval(() => {
    if (isPolling) return;
    isPolling = true;
    void check(false).finally(() => {
      isPolling = false;
    });
  }, pollMs);
  const unsubscribe = ctx.hub.subscribe((event) => {
    if (event.type === "access-changed") void check(true);
  });
  return () => {
    isStopped = true;
    clearInterval(timer);
    unsubscribe();
  };
}
