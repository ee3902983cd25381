import type { DraftAccess, DraftRefusal } from "#app/drafting/draft-access.server.ts";
import type { BarrierStatus, CloseCode } from "./protocol.ts";
import type { SharedFrame } from "./shared-frame.ts";

/** What a room needs to know of somebody in it, and can tell them. */
export interface Participant {
  readonly access: DraftAccess;
  readonly mayWrite: boolean;
  /** Whether they have asked for the text; only then do they get updates. */
  readonly isSubscribed: boolean;
  /** Their updates in the room's queue. */
  queued: number;
  /** Takes over what the person may do now, or closes with the reason. @returns whether others see them differently */
  applyAccess(access: DraftAccess | DraftRefusal): boolean;
  /** An update is on disk, or was there already. `isReply`: it held all the client has, so it settles what was refused before. */
  settle(isReply: boolean): void;
  /** An update was not stored because of what this person may do now. */
  refuse(): void;
  /** An update was not stored because no document holds such content. */
  refuseInvalid(isReply: boolean): void;
  /** An update was not stored because it builds on what the text does not have. */
  refuseGap(isReply: boolean): void;
  /** `failure` stands when the updates before the barrier could not be stored. */
  answerBarrier(seq: number, failure?: BarrierStatus): void;
  /** An update of the text or of carets; one who lags gets neither, and the difference later. */
  sendLive(frame: SharedFrame): void;
  /** Between the two, what is sent waits, to go out in one write. */
  hold(): void;
  release(): void;
  close(code: CloseCode): void;
}
