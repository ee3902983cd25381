import type { Actor } from "#app/forums/actor.ts";
import { loadActors } from "#app/forums/load-actors.server.ts";
import type { SectorId } from "#app/forums/sectors.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readAccessEpoch } from "#app/people/store.server.ts";
import { isPublic, isStatus } from "./lifecycle.ts";
import { can, membershipFor } from "./policy.ts";
import { findByDocument } from "./store.server.ts";

/** What a person may do with a working text right now. */
export interface DraftAccess {
  actor: Actor;
  /** The sector under which they take part; null for the secretariat, which is in none, and for who does not show it. */
  sector: SectorId | null;
  role: string;
  mode: "write" | "readOnly" | "frozen";
  epoch: string;
  /** Holds for as long as this number (people/store.server.ts, readAccessEpoch) is the same. */
  accessEpoch: number;
  schemaVersion: number;
}

export type DraftRefusal = "signedOut" | "noSuchDocument" | "noAccess";

/**
 * Access of several sessions to several documents at once, in four queries.
 * @returns one answer for each question, in order
 */
export async function draftAccess(
  ctx: Context,
  questions: readonly { sessionId: string; documentId: string }[],
): Promise<(DraftAccess | DraftRefusal)[]> {
  // Read first: what changes while the rest is read makes the answer out of date, never the number.
  const accessEpoch = await readAccessEpoch(ctx.db);
  const actors = await loadActors(ctx, [...new Set(questions.map((question) => question.sessionId))]);
  const rows = await findByDocument(ctx.db, [...new Set(questions.map((question) => question.documentId))]);
  const documents = new Map(rows.map((row) => [row.documentId, row]));
  return questions.map(({ sessionId, documentId }) => {
    const actor = actors.get(sessionId);
    if (!actor) return "signedOut";
    const row = documents.get(documentId);
    if (!row || !isStatus(row.status)) return "noSuchDocument";
    const facts = {
      forumId: row.forumId,
      joinedForumIds: row.joined.map((joined) => joined.forumId),
      status: row.status,
      isPublic: isPublic(row.status, row.publicSince !== null),
      isArchived: row.forum.archivedAt !== null,
    };
    if (!can(actor, "draft.watch", facts)) return "noAccess";
    const membership = membershipFor(actor, facts);
    const isOpen = row.document.state === "open" && can(actor, "draft.write", facts);
    return {
      actor,
      sector: membership?.sector ?? null,
      role: membership?.role ?? "secretariat",
      mode: row.document.state === "frozen" ? "frozen" : isOpen ? "write" : "readOnly",
      epoch: row.document.epoch,
      accessEpoch,
      schemaVersion: row.document.schemaVersion,
    };
  });
}
