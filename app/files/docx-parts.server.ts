import { strFromU8, unzipSync, zipSync } from "fflate";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import type { UnreadableReason } from "./imported-text.ts";

/** What a text is made from; pictures, fonts and macros are never unpacked, and nothing is written to a disk. */
const wanted = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/[\w-]+\.xml|word\/_rels\/[\w-]+\.xml\.rels)$/;

/** Of all wanted parts together, unpacked. A text of 200 pages has about 6 MB. */
const mostBytes = 24 * 1024 * 1024;

/** Elements in one another; tables in tables in tables are about 100 deep. */
const mostDepth = 400;

/** A Word file without what a text does not need. */
export interface DocxParts {
  /** A zip of the wanted parts alone. */
  archive: Uint8Array;
  /** XML by name. */
  xml: ReadonlyMap<string, string>;
}

/** Unpacks a file of somebody whom we do not trust. Bounds are asked before anything is unpacked, and hold even where the file lies about them. */
export function docxParts(bytes: Uint8Array): Result<DocxParts, UnreadableReason> {
  if (bytes.length === 0) return refuse("empty");
  // "PK": a zip. Word's old format and encrypted files are another container.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refuse("notThisFormat");
  let size = 0;
  let isTooLarge = false;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
        size += originalSize;
        isTooLarge ||= size > mostBytes;
        return !isTooLarge;
      },
    });
  } catch {
    return refuse("notThisFormat");
  }
  if (isTooLarge) return refuse("tooLarge");
  if (!parts["[Content_Types].xml"] || !parts["_rels/.rels"]) return refuse("notThisFormat");
  const xml = new Map<string, string>();
  for (const [name, content] of Object.entries(parts)) {
    // In whichever of its encodings: none of them writes these letters in another order.
    if (/<!(doctype|entity)/i.test(strFromU8(content, true).replaceAll("\u0000", ""))) return refuse("unsafe");
    const text = new TextDecoder().decode(content);
    if (isDeeperThan(text, mostDepth)) return refuse("tooComplex");
    xml.set(name, text);
  }
  return ok({ archive: zipSync(parts, { level: 0 }), xml });
}

function isDeeperThan(xml: string, most: number): boolean {
  let depth = 0;
  for (const [tag] of xml.matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith("</")) depth -= 1;
    else if (!tag.endsWith("/>")) depth += 1;
    if (depth > most) return true;
  }
  return false;
}
