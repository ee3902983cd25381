import { docxFile } from "./docx-file.server.ts";
import type { ExportedText } from "./exported-text.ts";
import type { ExportFormat } from "./formats.ts";
import { htmlFile } from "./html-file.ts";
import { markdownFile } from "./markdown-file.ts";
import { odtFile } from "./odt-file.server.ts";
import { pdfFile } from "./pdf-file.server.ts";
import type { Fonts } from "./pdf-sheet.server.ts";

/** The bytes of a text in a format. Takes up to seconds of work for a long text: not for a thread that others wait for. */
export async function renderFile(
  format: ExportFormat,
  text: ExportedText,
  fonts: () => Promise<Fonts>,
): Promise<Uint8Array> {
  switch (format) {
    case "pdf":
      return pdfFile(text, await fonts());
    case "docx":
      return docxFile(text);
    case "odt":
      return odtFile(text);
    case "html":
      return new TextEncoder().encode(htmlFile(text));
    case "md":
      return new TextEncoder().encode(markdownFile(text));
  }
}
