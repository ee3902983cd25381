import * as Y from "yjs";
import { appendContent, templateDocument } from "#app/drafting/document-json.ts";
import { encodeEntries } from "#app/drafting/journal-codec.ts";
import type { PolicyBriefSection } from "#app/drafting/template.ts";
import type { Context } from "#app/kernel/context.server.ts";

interface Writer {
  userId: string;
  sector: string;
}

/** The server: it writes headings. */
const nobody: Writer = { userId: "", sector: "" };

/**
 * The first journal entry of a text that three people of the demo have written, each a part of it, so that who reads it sees whose sectors
 * did. An empty heading stands for none.
 */
export function writtenTogether(
  ctx: Pick<Context, "newId">,
  parts: { root: "summary" | "body"; heading: PolicyBriefSection | ""; paragraphs: string[]; writer: Writer }[],
): Uint8Array<ArrayBuffer> {
  const doc = new Y.Doc();
  const entries: (Writer & { update: Uint8Array })[] = [];
  let author = nobody;
  doc.on("update", (update: Uint8Array) => entries.push({ ...author, update }));
  const write = (by: Writer, root: "summary" | "body", heading: string, paragraphs: string[]) => {
    author = by;
    appendContent(doc, root, templateDocument([{ heading, paragraphs }]), ctx.newId);
  };
  for (const { root, heading, paragraphs, writer } of parts) {
    if (heading !== "") write(nobody, root, heading, []);
    write(writer, root, "", paragraphs);
  }
  doc.destroy();
  return encodeEntries(entries);
}
