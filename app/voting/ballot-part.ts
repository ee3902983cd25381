import type { SectorId } from "#app/forums/sectors.ts";
import type { BallotKind } from "./ballot-fields.ts";
import type { Method } from "./method.ts";
import type { Turnout } from "./terms-at-close.ts";

export type SectorTurnout = Turnout & { sector: SectorId };

/** What a ballot is filled in with: the options by id, with what people read; for motions and consent the choices of the method. */
export interface BallotShape {
  method: Method;
  kind: BallotKind;
  options: { id: string; label: string | null }[];
  scale: readonly [number, number];
  dots: number;
  mayBeEqual: boolean;
}

/** Where the reader stands in a vote that is open. */
export interface Participation {
  sector: SectorId | null;
  hasVoted: boolean;
  isRecused: boolean;
  isPresent: boolean;
  /** The canonical ballot that counts now, in an open vote; a secret one is not shown again. */
  ballot: Record<string, unknown> | null;
}

export interface BallotPart {
  voteId: string;
  shape: BallotShape;
  isSecret: boolean;
  isSession: boolean;
  hasSectorRule: boolean;
  closesEarly: boolean;
  textHash: string | null;
  /** Null for somebody who is not of the electorate. */
  participation: Participation | null;
  /** Null for who may not see it. */
  turnout: SectorTurnout[] | null;
}
