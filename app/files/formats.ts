/** The forms in which a text can be downloaded, in the order in which they are offered. */
export const exportFormats = {
  pdf: { type: "application/pdf" },
  docx: { type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  odt: { type: "application/vnd.oasis.opendocument.text" },
  html: { type: "text/html; charset=utf-8" },
  md: { type: "text/markdown; charset=utf-8" },
} as const;

export type ExportFormat = keyof typeof exportFormats;

export const exportFormatIds = Object.keys(exportFormats) as ExportFormat[];

export function isExportFormat(value: string): value is ExportFormat {
  return Object.hasOwn(exportFormats, value);
}

/** What a new draft can be made from. */
export type ImportFormat = "docx" | "md" | "html";

const importEndings: Record<string, ImportFormat> = {
  docx: "docx",
  md: "md",
  markdown: "md",
  html: "html",
  htm: "html",
};

/** For the `accept` of a file field. */
export const importAccept = Object.keys(importEndings)
  .map((ending) => `.${ending}`)
  .join(",");

/** By the ending of a file's name: what a browser says of its type differs between machines. Null for what cannot be imported. */
export function importFormatOf(fileName: string): ImportFormat | null {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  return Object.hasOwn(importEndings, ending) ? (importEndings[ending] ?? null) : null;
}
