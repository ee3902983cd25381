import * as Y from "yjs";
import type { Context } from "#app/kernel/context.server.ts";
import { type DocumentText, templateDocument, writeInitialContent } from "./document-json.ts";
import { encodeEntries } from "./journal-codec.ts";
import { type PolicyBriefSection, policyBrief } from "./template.ts";

/**
 * The first journal entry of a document: the policy-brief template, with the paragraphs given for its sections and summary.
 * Written once, by the server, in the transaction that creates the document; two editors that opened an empty text would each begin it.
 */
export function firstEntry(
  ctx: Pick<Context, "newId">,
  content: { summary?: string[]; sections?: Partial<Record<PolicyBriefSection, string[]>> },
): Uint8Array<ArrayBuffer> {
  const body = templateDocument(
    policyBrief.map((heading) => ({ heading, paragraphs: content.sections?.[heading] ?? [""] })),
  );
  const summary = templateDocument([{ heading: "", paragraphs: content.summary ?? [""] }]);
  return entryOfText(ctx, { body, summary });
}

/** The same with a text that is there already, of nobody who is known here. */
export function entryOfText(ctx: Pick<Context, "newId">, text: DocumentText): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  writeInitialContent(doc, text, ctx.newId);
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return encodeEntries([{ userId: "", sector: "", update }]);
}
