import type { Context } from "#app/kernel/context.server.ts";
import { type DocumentText, readDocument } from "./document-json.ts";
import { loadDocument } from "./load-document.server.ts";

/** The text of a document as it stands, as ProseMirror JSON. `at` is when it was last written. Callers have checked who may read it. */
export async function readText(ctx: Context, documentId: string): Promise<DocumentText & { at: Date | null }> {
  const { doc, at } = await loadDocument(ctx.db, documentId);
  const text = readDocument(doc);
  doc.destroy();
  return { ...text, at };
}
