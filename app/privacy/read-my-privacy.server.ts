import { asksForConsent, disclosedSector, nextDecisions, type SectorDecisionKind } from "#app/forums/sector-consent.ts";
import { isSectorId, type SectorId } from "#app/forums/sectors.ts";
import { findSeats } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readNamePublic } from "#app/people/store.server.ts";
import { findDecisions } from "./decision-store.server.ts";

export interface Seat {
  forum: { slug: string; name: string };
  sector: SectorId;
  isShown: boolean;
  isAsked: boolean;
  /** What the person may decide now. */
  next: readonly SectorDecisionKind[];
}

export interface MyPrivacy {
  isNamePublic: boolean;
  seats: Seat[];
  /** Newest first. */
  decisions: {
    forum: string;
    sector: SectorId;
    decision: SectorDecisionKind;
    textVersion: number;
    language: string;
    at: Date;
  }[];
}

/** What a person has decided about who sees what of them. */
export async function readMyPrivacy(ctx: Context, accountId: string): Promise<MyPrivacy> {
  const [seats, decisions, isNamePublic] = await Promise.all([
    findSeats(ctx.db, accountId),
    findDecisions(ctx.db, accountId),
    readNamePublic(ctx.db, accountId),
  ]);
  const names = new Map(seats.map((seat) => [seat.forumId, seat.forum.name]));
  return {
    isNamePublic: isNamePublic === true,
    seats: seats.flatMap((seat) =>
      isSectorId(seat.sector)
        ? {
            forum: seat.forum,
            sector: seat.sector,
            isShown: disclosedSector(seat) !== null,
            isAsked: !asksForConsent(seat),
            next: nextDecisions(seat),
          }
        : [],
    ),
    decisions: decisions.flatMap(({ forumId, sector, decision, ...row }) =>
      isSectorId(sector)
        ? { ...row, forum: names.get(forumId) ?? "", sector, decision: decision as SectorDecisionKind }
        : [],
    ),
  };
}
