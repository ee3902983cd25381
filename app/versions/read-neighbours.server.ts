import type { Context } from "#app/kernel/context.server.ts";
import type { FoundVersion } from "./read-version.server.ts";
import { findVersionsListed } from "./reading-store.server.ts";
import { mayReadVersion } from "./version-reader.ts";

/** The numbers of the versions right before and after one, of those its reader may read. */
export async function readNeighbours(ctx: Context, { recommendation, reader, row }: FoundVersion) {
  const numbers = (await findVersionsListed(ctx.db, recommendation.id))
    .filter((version) => mayReadVersion(reader, version))
    .map(({ number }) => number);
  return {
    before: numbers.find((number) => number < row.number) ?? null,
    after: numbers.findLast((number) => number > row.number) ?? null,
  };
}
