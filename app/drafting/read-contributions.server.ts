import * as Y from "yjs";
import type { Context } from "#app/kernel/context.server.ts";
import { decodeEntries } from "./journal-codec.ts";
import { findAuthoredRows, findDocumentForums } from "./mark-store.server.ts";

export interface Contribution {
  /** Of the recommendation. */
  number: string;
  documentId: string;
  /** The journal row it stands in. */
  seq: number;
  at: Date;
  /** The sector recorded with it; empty for none. */
  sector: string;
  /** The words typed with it, without their places; empty where something was deleted or moved. */
  typed: string;
  bytes: number;
}

/** Everything a person wrote in the texts, edit by edit, as the journals hold it. */
export async function readContributions(ctx: Context, accountId: string): Promise<Contribution[]> {
  const contributions: Contribution[] = [];
  for (const { documentId, number } of await findDocumentForums(ctx.db)) {
    for (let seq = 0; ; ) {
      const rows = await findAuthoredRows(ctx.db, documentId, accountId, seq);
      for (const row of rows) {
        for (const { userId, sector, update } of decodeEntries(row.entries)) {
          if (userId !== accountId) continue;
          const { seq: at } = row;
          contributions.push({
            number,
            documentId,
            seq: at,
            at: row.at,
            sector,
            typed: typedIn(update),
            bytes: update.length,
          });
        }
      }
      const last = rows.at(-1);
      if (!last) break;
      seq = last.seq;
    }
  }
  return contributions;
}

function typedIn(update: Uint8Array): string {
  return Y.decodeUpdate(update)
    .structs.map((struct) =>
      struct instanceof Y.Item && struct.content instanceof Y.ContentString ? struct.content.str : "",
    )
    .join("");
}
