import { nextTurn } from "#app/drafting/hydrate.server.ts";
import { decodeEntries } from "#app/drafting/journal-codec.ts";
import { type JournalRow, readJournal } from "#app/drafting/journal-store.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { Authorship, emptyAuthorship } from "./authorship.ts";
import { findAuthorshipState } from "./store.server.ts";
import { decodeAuthorship } from "./stored-authorship.ts";

export interface Replayed {
  authorship: Authorship;
  /** Number of the last journal row in it. */
  seq: number;
  /** How many contributors were stored when it was taken up; those after them are new. */
  known: number;
}

const rowsAtOnce = 200;

/** Replays a document's journal from where it was left to its end as it stands now. @throws when the journal lacks a row */
export async function replayJournal(ctx: Context, documentId: string): Promise<Replayed> {
  const replayed = await takeUp(ctx, documentId);
  for (;;) {
    const rows = await readJournal(ctx.db, documentId, replayed.seq, rowsAtOnce);
    addRows(replayed, rows);
    if (rows.length < rowsAtOnce) return replayed;
    await nextTurn();
  }
}

/** Adds rows of the journal that follow. @throws when one is missing between */
export function addRows(replayed: Replayed, rows: readonly JournalRow[]): void {
  for (const { seq, at, entries } of rows) {
    if (seq !== replayed.seq + 1) throw new Error(`the journal lacks row ${replayed.seq + 1}`);
    replayed.authorship.add(decodeEntries(entries), at);
    replayed.seq = seq;
  }
}

async function takeUp(ctx: Context, documentId: string): Promise<Replayed> {
  const { contributors, stored } = await findAuthorshipState(ctx.db, documentId);
  const known = contributors.map(({ accountId, sector }) => ({ userId: accountId, sector }));
  const state = stored && decodeAuthorship(stored.state);
  if (stored && state) {
    try {
      return { authorship: new Authorship({ ...state, contributors: known }), seq: stored.seq, known: known.length };
    } catch (error) {
      ctx.log.error(
        { err: error, documentId },
        "the state of the authorship is broken; the journal is replayed from its beginning",
      );
    }
  }
  return { authorship: new Authorship({ ...emptyAuthorship, contributors: known }), seq: 0, known: known.length };
}
