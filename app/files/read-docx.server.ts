import mammoth from "mammoth";
import { ok, type Result } from "#app/kernel/result.ts";
import { docxLosses } from "./docx-losses.ts";
import { docxParts } from "./docx-parts.server.ts";
import { partMarks } from "./exported-text.ts";
import type { ImportedText, UnreadableReason } from "./imported-text.ts";
import { readHtml } from "./read-html.ts";

const styleMap = [
  "p[style-name='Title'] => h1.title:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "u => u",
];

/** A Word document (.docx) as a text of ours. */
export async function readDocx(bytes: Uint8Array): Promise<Result<ImportedText, UnreadableReason>> {
  const parts = docxParts(bytes);
  if (!parts.ok) return parts;
  const { archive, xml } = parts.value;
  const { value: html } = await mammoth.convertToHtml(
    { buffer: Buffer.from(archive) },
    {
      styleMap,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })),
    },
  );
  const read = readHtml(html, { ownHeadingBase: 0 });
  if (!read.ok) return read;
  const main = [...xml].filter(([name]) => /^word\/document\d*\.xml$/.test(name)).map(([, text]) => text);
  const counted = docxLosses(main.join(""));
  const margins = [...xml].filter(
    ([name, text]) => /^word\/(header|footer)\d*\.xml$/.test(name) && /<w:t[ >]/.test(text),
  );
  const isOwn = main.some((text) => text.includes(partMarks.body));
  const lost = {
    ...read.value.losses,
    ...counted,
    ...(margins.length > 0 && !isOwn && { headersFooters: margins.length }),
  };
  return ok({ ...read.value, losses: lost });
}
