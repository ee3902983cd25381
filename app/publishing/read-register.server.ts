import type { RecommendationDetails } from "#app/drafting/read-recommendations.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import type { RegisterEntry } from "./public-api.server.ts";
import { readPublications } from "./read-publications.server.ts";

/** The register of changes of a recommendation that the caller may see, the oldest entry first: its stages and what was published. */
export async function readRegister(ctx: Context, recommendation: RecommendationDetails): Promise<RegisterEntry[]> {
  const publications = await readPublications(ctx, recommendation);
  const moved = recommendation.statusChanges.map(
    ({ at, from, to, reason }): RegisterEntry => ({
      at: at.toISOString(),
      kind: "moved",
      from,
      to,
      version: null,
      reason,
    }),
  );
  const published = publications.map(
    ({ at, version }): RegisterEntry => ({
      at: at.toISOString(),
      kind: "published",
      from: null,
      to: null,
      version,
      reason: "",
    }),
  );
  return [...moved, ...published].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
