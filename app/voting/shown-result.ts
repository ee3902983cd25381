import type { SectorId } from "#app/forums/sectors.ts";
import type { DecisionTally } from "./decision.ts";
import type { NamedBallot } from "./named-ballots.ts";
import type { ShownDissent } from "./shown-dissents.ts";
import type { VoteResult } from "./vote-result.ts";

/** What may be told of a sector. */
export interface SectorResult {
  sector: SectorId;
  /** Without those who took no part. */
  entitled: number;
  cast: number;
  /** Null where its numbers are withheld, or the ballots say nothing of sectors. */
  tally: DecisionTally | null;
  /** Whether it passed by its own rule; null without a sector rule. */
  passed: boolean | null;
}

/** The result of a vote that was closed, as somebody may see it. */
export interface ShownResult {
  result: VoteResult;
  /** What people read for each option, by its id. */
  names: Record<string, string>;
  sectors: SectorResult[];
  /** Of each sector who took no part, in all. */
  recused: number;
  /** Who voted how; null in a secret vote, and for who is not of the forum. */
  voters: NamedBallot[] | null;
  /** Why people objected, for members. */
  objections: string[];
  /** Over the ballots (merkle.ts). */
  root: string;
  dissents: ShownDissent[];
}
