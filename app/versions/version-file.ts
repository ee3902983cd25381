import { SCHEMA_VERSION } from "#app/drafting/document-schema.ts";
import { ok, type Result, refuse } from "#app/kernel/result.ts";
import { canonicalText } from "./canonical-text.ts";
import { sortedJson } from "./sorted-json.ts";

/** An exported version as far as its hash is concerned. */
export interface HashedFile {
  schemaVersion: number;
  canonical: string;
  /** The hash that the file states, in lower case; null when it states none. */
  stated: string | null;
}

export type FileFault =
  | "notJson"
  | "tooDeep"
  | "noVersion"
  | "noSchemaVersion"
  | "unknownSchemaVersion"
  | "noText"
  | "notCanonical"
  | "noHash";

/** The largest exported version: a text over the limits of a document, each letter marked by itself. Bytes. */
export const maxFileBytes = 64 * 1024 * 1024;

/** The text is at most about 60 deep. */
const maxNesting = 200;

/**
 * Reads an exported version. The text must be in canonical form but for white space and the order of keys: what a hash does not cover
 * must not stand in what it vouches for.
 */
export function readVersionFile(source: string): Result<HashedFile, FileFault> {
  let file: unknown;
  try {
    file = JSON.parse(source);
  } catch {
    return refuse("notJson");
  }
  if (!isObject(file)) return refuse("noVersion");
  const { schemaVersion, text, hash = null } = file;
  if (!Number.isInteger(schemaVersion) || Number(schemaVersion) < 1) return refuse("noSchemaVersion");
  if (Number(schemaVersion) > SCHEMA_VERSION) return refuse("unknownSchemaVersion");
  if (hash !== null && (typeof hash !== "string" || !/^[0-9a-f]{64}$/i.test(hash))) return refuse("noHash");
  if (!isObject(text) || !isObject(text.body) || !isObject(text.summary)) return refuse("noText");
  if (isNestedDeeper(text, maxNesting)) return refuse("tooDeep");
  const canonical = canonicalText({ body: text.body as never, summary: text.summary as never });
  if (sortedJson(text) !== canonical) return refuse("notCanonical");
  // The first schema had no footnotes.
  if (schemaVersion === 1 && canonical.includes('"type":"footnote"')) return refuse("notCanonical");
  return ok({ schemaVersion: Number(schemaVersion), canonical, stated: hash?.toLowerCase() ?? null });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNestedDeeper(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}
