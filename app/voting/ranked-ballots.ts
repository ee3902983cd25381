import type { CountInput } from "./count-input.ts";
import type { SortedBallots } from "./valid-ballots.ts";

/** Equal rankings taken together. `ranks` lists places of options, the first choice first. */
export interface RankingGroup {
  ranks: readonly number[];
  count: number;
}

/** Merges equal rankings without equal ranks, so that neither the order of ballots nor how counts are split can matter. */
export function groupRankings({ options }: CountInput, { valid }: SortedBallots): RankingGroup[] {
  const places = new Map(options.map((option, place) => [option, place]));
  const groups = new Map<string, { ranks: number[]; count: number }>();
  for (const { ballot, count } of valid) {
    const ranks = (ballot.ranking as (string | [string])[]).map(
      (rank) => places.get(typeof rank === "string" ? rank : rank[0]) as number,
    );
    const key = ranks.join();
    const group = groups.get(key);
    if (group) group.count += count;
    else groups.set(key, { ranks, count });
  }
  return [...groups.values()];
}
