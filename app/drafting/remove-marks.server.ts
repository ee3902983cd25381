import type { Role } from "#app/forums/actor.ts";
import { disclosedSector, needsConsent } from "#app/forums/sector-consent.ts";
import { findSeats } from "#app/forums/store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { findDocumentForums, removeMarksIn } from "./mark-store.server.ts";
import { seatFor } from "./policy.ts";

/**
 * Takes a person's sector from what they wrote wherever they do not show it now. It can be repeated: what is done stays done.
 * On PostgreSQL a commit that began before the decision may end after it, so it goes on until a round finds nothing.
 */
export async function removeUndisclosedMarks(ctx: Context, accountId: string): Promise<void> {
  const seats = (await findSeats(ctx.db, accountId)).map((seat) => ({ ...seat, role: seat.role as Role }));
  const documents = (await findDocumentForums(ctx.db)).filter(({ forumId, joined }) => {
    const seat = seatFor(seats, { forumId, joinedForumIds: joined.map((one) => one.forumId) });
    return seat !== undefined && disclosedSector(seat) === null;
  });
  await removeUntilNone(ctx, accountId, documents, (sector) => sector !== "");
}

/** Takes the sectors that need consent from everything a person wrote, for one who is erased. */
export async function removeConsentedMarks(ctx: Context, accountId: string): Promise<void> {
  await removeUntilNone(ctx, accountId, await findDocumentForums(ctx.db), needsConsent);
}

async function removeUntilNone(
  ctx: Context,
  accountId: string,
  documents: { documentId: string }[],
  isRemoved: (sector: string) => boolean,
): Promise<void> {
  for (const { documentId } of documents) {
    while ((await removeMarksIn(ctx.db, documentId, accountId, isRemoved)) > 0);
  }
}
