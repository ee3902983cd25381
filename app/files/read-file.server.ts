import { type Result, refuse } from "#app/kernel/result.ts";
import { decodeText } from "./decode-text.ts";
import type { ImportFormat } from "./formats.ts";
import type { ImportedText, UnreadableReason } from "./imported-text.ts";
import { readDocx } from "./read-docx.server.ts";
import { readHtml } from "./read-html.ts";
import { readMarkdown } from "./read-markdown.ts";

/** Reads a file as a text of ours. Not for a thread that others wait for: what somebody made on purpose may take all its time. */
export async function readFile(
  format: ImportFormat,
  bytes: Uint8Array,
): Promise<Result<ImportedText, UnreadableReason>> {
  try {
    if (format === "docx") return await readDocx(bytes);
    const source = decodeText(bytes);
    if (source === null) return refuse("notThisFormat");
    if (source.trim() === "") return refuse("empty");
    return format === "md" ? readMarkdown(source) : readHtml(source, { ownHeadingBase: 1 });
  } catch {
    // Whatever a library stumbles over was not a file that a program for writing made.
    return refuse("notThisFormat");
  }
}
