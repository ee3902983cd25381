import * as Y from "yjs";
import { announce } from "#app/drafting/announce.server.ts";
import { plainText, readDocument } from "#app/drafting/document-json.ts";
import { encodeEntries } from "#app/drafting/journal-codec.ts";
import { can, membershipFor } from "#app/drafting/policy.ts";
import { type RecommendationDetails, readRecommendation } from "#app/drafting/read-recommendations.server.ts";
import type { Actor } from "#app/forums/actor.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { isTaken } from "#app/kernel/taken.server.ts";
import { canonicalText, readCanonicalText, withBlockIds } from "./canonical-text.ts";
import { makeEqual } from "./make-equal.ts";
import { findVersion, type VersionRow } from "./reading-store.server.ts";
import { RecordedMeanwhile } from "./record-store.server.ts";
import { recordText } from "./record-text.server.ts";
import { addRows, type Replayed, replayJournal } from "./replay-journal.server.ts";
import { insertRestored, type Restored } from "./restore-store.server.ts";
import { findNewest } from "./store.server.ts";
import { decodeRuns } from "./stored-runs.ts";

type RestoreRefusal = "notFound" | "signedOut" | "forbidden" | "noSuchVersion" | "versionSame" | "moved" | "busy";

/** Only while others record the same text at the same moment is a second try needed. */
const mostTries = 5;

/**
 * A member writes a version's text again in place of the present one: a change like any other, which everybody who has the text open
 * sees. What stood before is kept as a version. The change is theirs in the journal; words that come back are those' who wrote them.
 */
export async function restoreVersion(
  ctx: Context,
  actor: Actor | null,
  at: { forumSlug: string; number: string; version: number },
): Promise<Result<{ recommendation: RecommendationDetails; kept: number | null }, RestoreRefusal>> {
  for (let tries = 0; tries < mostTries; tries++) {
    const found = await readRecommendation(ctx, actor, at.forumSlug, at.number);
    if (!found.ok) return found;
    const recommendation = found.value;
    if (!actor) return refuse("signedOut");
    if (!can(actor, "draft.restoreVersion", recommendation)) return refuse("forbidden");
    const version = await findVersion(ctx.db, recommendation.id, at.version);
    if (!version) return refuse("noSuchVersion");
    const [newest, lasting] = await Promise.all(
      [false, true].map((isLasting) => findNewest(ctx.db, recommendation.id, { isLasting })),
    );
    const replayed = await replayJournal(ctx, recommendation.documentId);
    const sector = membershipFor(actor, recommendation)?.sector ?? "";
    try {
      const outcome = await insertRestored(
        ctx.db,
        {
          id: ctx.newId(),
          recommendationId: recommendation.id,
          recommendationTitle: recommendation.title,
          documentId: recommendation.documentId,
          kind: "kept",
          title: "",
          at: ctx.now(),
          accountId: actor.accountId,
          after: newest?.number ?? 0,
        },
        { forumId: recommendation.forumId, number: recommendation.number, version: version.number, hash: version.hash },
        replayed.seq,
        (rows) => {
          addRows(replayed, rows);
          return restored(ctx, replayed, version, { userId: actor.accountId, sector }, lasting?.hash ?? null);
        },
      );
      if (outcome === "same") return refuse("versionSame");
      if (outcome === "closed") return refuse("moved");
      ctx.hub.publish({ type: "text-written", documentId: recommendation.documentId });
      announce(ctx, "changed", recommendation);
      return ok({ recommendation, kept: outcome.kept });
    } catch (error) {
      if (!(error instanceof RecordedMeanwhile || isTaken(error))) throw error;
    }
  }
  return refuse("busy");
}

/** Null where the text says already what the version says. */
function restored(
  ctx: Context,
  replayed: Replayed,
  version: VersionRow,
  author: { userId: string; sector: string },
  lastingHash: string | null,
): Restored | null {
  const { authorship } = replayed;
  const now = readDocument(authorship.doc);
  if (canonicalText(now) === version.text) return null;
  const before = recordText(replayed);
  const text = withBlockIds(readCanonicalText(version.text), JSON.parse(version.blockIds));
  const runs = decodeRuns(version.runs);

  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(authorship.doc));
  const known = Y.encodeStateVector(doc);
  makeEqual(doc, text, ctx.newId);
  const entry = { ...author, update: Y.encodeStateAsUpdate(doc, known) };
  doc.destroy();

  const entries = encodeEntries([entry]);
  const isKept = before.content.hash === lastingHash;
  const after = { seq: replayed.seq + 1, at: ctx.now(), entries };
  addRows(replayed, [after]);
  for (const root of ["body", "summary"] as const) {
    authorship.attribute(root, { text: plainText(text[root]), runs: runs[root] });
  }
  // Whoever the version before has stored is known by then.
  const stored = isKept ? before.known : before.contributors.length;
  return { before: isKept ? null : before, entries, after: recordText({ ...replayed, known: stored }) };
}
