import type { Context } from "#app/kernel/context.server.ts";
import { makeCheckpoints, thinCheckpoints } from "#app/versions/keep-checkpoints.server.ts";
import { openRegularWork } from "./regular-work.ts";

const everyMs = 60_000;

/** Makes checkpoints of what people write and thins old ones, once a minute. @returns a function that ends it, once what runs is done */
export function openCheckpointWork(ctx: Context): () => Promise<void> {
  const work = async () => {
    try {
      await makeCheckpoints(ctx);
      await thinCheckpoints(ctx);
    } catch (error) {
      ctx.log.error({ err: error }, "checkpoints could not be kept; they are tried again in a minute");
    }
  };
  return openRegularWork(work, { firstMs: everyMs, everyMs });
}
