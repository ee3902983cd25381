import * as Y from "yjs";
import { encodeEntries } from "#app/drafting/journal-codec.ts";
import { appendCommits } from "#app/drafting/journal-store.server.ts";
import { loadDocument } from "#app/drafting/load-document.server.ts";
import type { Context } from "#app/kernel/context.server.ts";
import { readAccessEpoch } from "#app/people/store.server.ts";
import { paragraph } from "./group-writing.ts";

interface Author {
  userId: string;
  sector: string;
}

/** Adds a paragraph at the end of a text as the sync server would. @returns whether it was taken */
export async function writeParagraph(ctx: Context, documentId: string, author: Author, text: string): Promise<boolean> {
  const { doc, seq } = await loadDocument(ctx.db, documentId);
  return appendParagraph(ctx, documentId, { doc, seq: seq + 1 }, author, text);
}

/** The same to a text that is loaded already, as row `seq`. */
export async function appendParagraph(
  ctx: Context,
  documentId: string,
  { doc, seq }: { doc: Y.Doc; seq: number },
  { userId, sector }: Author,
  text: string,
): Promise<boolean> {
  const before = Y.encodeStateVector(doc);
  doc.getXmlFragment("body").push([paragraph(text)]);
  const commit = {
    documentId,
    seq,
    at: ctx.now(),
    entries: encodeEntries([{ userId, sector, update: Y.encodeStateAsUpdate(doc, before) }]),
    accessEpoch: await readAccessEpoch(ctx.db),
  };
  return (await appendCommits(ctx.db, [commit])).has(documentId);
}
